import type { Provenance } from '@tocsin/schema/events/bodies'
import { parseScopeId } from '@tocsin/schema/primitives/ids'
import { reportValues } from '@tocsin/schema/report/select'
import { threatValues } from '@tocsin/schema/threat/select'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { standardsOfProof } from '@tocsin/schema/vocabulary/standards-of-proof'
import { verificationFindings } from '@tocsin/schema/vocabulary/verification-findings'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Code } from '../../ui/code.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { ExactPlace, ExactWhen } from '../../words/ready-exact.tsx'
import type { RecordParts } from './record-parts.ts'
import {
  type AnyFields,
  type FieldName,
  fieldWords,
  type Moment,
  valueWords,
} from './value-words.ts'

const incidentFields: readonly FieldName[] = [
  'place',
  'drawn',
  'occurredAt',
  'violations',
  'actors',
  'sources',
  'referrals',
  'imminence',
]
const threatFields: readonly FieldName[] = [
  'place',
  'drawn',
  'noticedAt',
  'imminence',
  'actors',
  'groupsAtRisk',
  'intent',
  'capability',
  'tactics',
  'sources',
]

type Props = { parts: RecordParts; at: Moment; areaNames: ReadonlyMap<string, string> }

/** What is known, field by field; what nobody said is left out, except where and when. */
export function RecordFacts({ parts, at, areaNames }: Props) {
  const words = useWords()
  const { t, locale, number } = words
  const isIncident = parts.kind === 'incident'
  const [leading] = isIncident ? parts.reports : []
  const values: AnyFields = isIncident
    ? leading
      ? reportValues(leading)
      : {}
    : threatValues(parts.threat)
  const { area } = parseScopeId(isIncident ? parts.incident.scope : parts.threat.scope)
  const known = (isIncident ? incidentFields : threatFields).flatMap((name) => {
    const value = valueWords(words, values, name, at)
    return value === undefined
      ? []
      : { key: name, term: fieldWords(words, name), value: exactly(values, name, value) }
  })
  const verification = isIncident ? parts.incident.verification : null
  const pairs = [
    ...known,
    { key: 'area', term: t('desk.filterArea'), value: <bdi>{areaNames.get(area) ?? area}</bdi> },
    ...(isIncident
      ? [{ key: 'reports', term: t('common.reports'), value: number(parts.reports.length) }]
      : []),
    ...(leading?.provenance?.ref
      ? [{ key: 'from', term: t('desk.takenFrom'), value: <Origin {...leading.provenance} /> }]
      : []),
    ...(verification
      ? [
          {
            key: 'finding',
            term: t('desk.finding'),
            value: `${labelOf(verificationFindings, verification.finding, locale)} · ${labelOf(standardsOfProof, verification.standardOfProof, locale)}`,
          },
        ]
      : []),
  ]
  return <Pairs pairs={pairs} />
}

/** Where and when as radio and headquarters read them, under the words. */
function exactly(values: AnyFields, name: FieldName, value: string): ReactNode {
  const { place } = values
  const occurred = name === 'occurredAt' || name === 'noticedAt' ? values[name] : undefined
  if (name !== 'place' && !occurred) return value
  return (
    <>
      {value}
      <span className="pairs__exact">
        {occurred ? <ExactWhen occurred={occurred} /> : place && <ExactPlace place={place} />}
      </span>
    </>
  )
}

/** The record of the other system and the import that brought it: what a reader looks up there. */
function Origin({ ref, batch }: Provenance) {
  return (
    <Code>
      {ref?.system} {ref?.id}
      {batch && ` · ${batch}`}
    </Code>
  )
}
