import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { useEffect, useState } from 'react'
import { useWords } from '../../i18n/use-words.tsx'
import { Choices } from '../../ui/choices.tsx'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { ProblemNotice } from '../../words/problem-notice.tsx'
import { recordTitle, whatIcon } from '../../words/what-words.ts'

type Props = {
  area: string
  /** Incidents of the area that name forces of the State. */
  ask: (area: string) => Promise<Result<MapRow[], Problem>>
  /** Records that were chosen before, as this reader may see them. */
  known: readonly MapRow[]
  chosen: readonly RecordId[]
  timeZone: string
  now: number
  onChange: (ids: RecordId[]) => void
}

/** Which records it rests on, out of those that may speak for it. */
export function EvidenceChoice({ area, ask, known, chosen, timeZone, now, onChange }: Props) {
  const words = useWords()
  const { t } = words
  const [told, setTold] = useState<{ of: string; rows: Result<MapRow[], Problem> }>()
  useEffect(() => {
    if (area === '') return
    let isWanted = true
    void ask(area).then((rows) => {
      if (isWanted) setTold({ of: area, rows })
    })
    return () => {
      isWanted = false
    }
  }, [area, ask])
  const offered = told?.of === area && told.rows.ok ? told.rows.value : []
  const rows = new Map([...known, ...offered].map((row) => [row.id, row]))
  const ids = [...new Set([...chosen, ...offered.map(({ id }) => id)])]
  if (told?.of === area && !told.rows.ok) return <ProblemNotice problem={told.rows.error} />
  if (area === '' || ids.length === 0) {
    return (
      <div>
        <p className="label">{t('host-state.evidence')}</p>
        <p className="hint">{t(area === '' ? 'host-state.areaFirst' : 'host-state.noneOffered')}</p>
      </div>
    )
  }
  return (
    <Choices
      legend={t('host-state.evidence')}
      hint={t('host-state.evidenceHint')}
      size="slim"
      className="host__evidence"
      many
      value={chosen}
      options={ids.map((value) => {
        const row = rows.get(value)
        const coded = row ?? { kind: 'incident', what: null, title: null }
        return {
          value,
          label: <bdi>{recordTitle(words, coded)}</bdi>,
          icon: whatIcon(coded),
          detail:
            row &&
            `${placeWords(words, row.place)} · ${occurredWords(words, row.occurred, now, timeZone)}`,
        }
      })}
      onChange={onChange}
    />
  )
}
