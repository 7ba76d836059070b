import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../../i18n/use-words.tsx'
import { paths } from '../../paths.ts'
import { Trace } from '../../ui/trace.tsx'
import { recordTitle } from '../../words/what-words.ts'

type Props = { ids: readonly RecordId[]; rows: readonly MapRow[]; most?: number }

/** Records on which an assessment rests, each a way to it; one that is shown no more keeps its link. */
export function EvidenceLinks({ ids, rows, most = ids.length }: Props) {
  const words = useWords()
  const { t, number } = words
  if (ids.length === 0) return <span className="quiet">{t('host-state.noEvidence')}</span>
  return (
    <ul className="host__links">
      {ids.slice(0, most).map((id) => {
        const row = rows.find((one) => one.id === id)
        const coded = row ?? { kind: 'incident' as const, what: null, title: null }
        return (
          <li key={id}>
            <Trace href={paths.deskRecord(coded.kind, id)}>
              <bdi>{recordTitle(words, coded)}</bdi>
            </Trace>
          </li>
        )
      })}
      {ids.length > most && <li className="quiet">+{number(ids.length - most)}</li>}
    </ul>
  )
}
