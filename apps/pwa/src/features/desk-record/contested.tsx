import type { SeatName } from '@tocsin/schema/desk/desk-answers'
import type { Claim } from '@tocsin/schema/events/register'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { contestedInReport, reportValues } from '@tocsin/schema/report/select'
import { contestedInThreat } from '@tocsin/schema/threat/select'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { RecordParts } from './record-parts.ts'
import {
  type AnyFields,
  type FieldName,
  fieldWords,
  type Moment,
  valueWords,
} from './value-words.ts'

/** A value that a person says holds, or that there is none: written as an amendment of the record that is contested. */
export type Settle = (record: string, set: AnyFields, cleared: readonly FieldName[]) => void

type Props = {
  parts: RecordParts
  seats: Record<SeatId, SeatName>
  at: Moment
  /** Why nobody may decide here, if so. */
  disabledReason?: string | undefined
  onSettle: Settle
}

type Contested = { record: string; name: FieldName; claims: readonly Claim<unknown>[] }

/** Values that two people wrote without having seen each other, side by side until a person decides. */
export function ContestedValues({ parts, ...props }: Props) {
  const { t } = useWords()
  const contested = contestedOf(parts)
  const differing = parts.kind === 'incident' ? parts.picture.differing : []
  return (
    <>
      {contested.map((each) => (
        <ContestedValue key={`${each.record} ${each.name}`} contested={each} {...props} />
      ))}
      {parts.kind === 'incident' &&
        differing.map((name) => (
          <SideBySide key={name} title={`${fieldWords({ t }, name)}: ${t('desk.reportsDiffer')}`}>
            {parts.reports.map((report) => (
              <Side
                key={report.id}
                values={reportValues(report)}
                name={name}
                seat={report.author}
                {...props}
              />
            ))}
          </SideBySide>
        ))}
    </>
  )
}

function ContestedValue({ contested, ...props }: Omit<Props, 'parts'> & { contested: Contested }) {
  const { t } = useWords()
  const { record, name, claims } = contested
  return (
    <SideBySide title={`${fieldWords({ t }, name)}: ${t('record.contested')}`}>
      {claims.map((claim) => {
        const isEmpty = claim.value === null
        const set: AnyFields = isEmpty ? {} : { [name]: claim.value }
        return (
          <Side
            key={claim.by}
            values={set}
            name={name}
            seat={claim.seat}
            isEmpty={isEmpty}
            {...props}
          >
            <Button
              label={t('desk.thisHolds')}
              disabledReason={props.disabledReason}
              onPress={() => props.onSettle(record, set, isEmpty ? [name] : [])}
            />
          </Side>
        )
      })}
    </SideBySide>
  )
}

function SideBySide({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Notice kind="care" icon="split" title={title}>
      <ul className="desk-sides">{children}</ul>
    </Notice>
  )
}

function Side(
  props: Pick<Props, 'seats' | 'at'> & {
    values: AnyFields
    name: FieldName
    seat: SeatId
    /** Somebody emptied it. */
    isEmpty?: boolean
    children?: ReactNode
  },
) {
  const words = useWords()
  return (
    <li>
      <p dir="auto">
        {valueWords(words, props.values, props.name, props.at) ??
          words.t(props.isEmpty ? 'desk.leftEmpty' : 'common.notKnown')}
      </p>
      <p className="small quiet" dir="auto">
        {props.seats[props.seat]?.name ?? words.t('common.notKnown')}
      </p>
      {props.children}
    </li>
  )
}

function contestedOf(parts: RecordParts): Contested[] {
  if (parts.kind === 'threat') {
    const { threat } = parts
    return contestedInThreat(threat).flatMap((name) => register(threat, name))
  }
  return parts.reports.flatMap((report) =>
    contestedInReport(report).flatMap((name) => register(report, name)),
  )
}

type Registers = {
  id: string
  fields: Readonly<Record<string, readonly Claim<unknown>[] | undefined>>
  title: readonly Claim<string>[]
  text: readonly Claim<string>[]
}

function register({ id, fields, title, text }: Registers, name: string): Contested[] {
  if (name === 'title' || name === 'text')
    return [{ record: id, name, claims: name === 'title' ? title : text }]
  const known = fieldNames.find((each) => each === name)
  const claims = fields[name]
  return known && claims ? [{ record: id, name: known, claims }] : []
}

const fieldNames = [
  'what',
  'kind',
  'place',
  'drawn',
  'occurredAt',
  'noticedAt',
  'imminence',
  'violations',
  'actors',
  'sources',
  'referrals',
  'groupsAtRisk',
  'intent',
  'capability',
  'tactics',
  'exercise',
] as const satisfies FieldName[]
