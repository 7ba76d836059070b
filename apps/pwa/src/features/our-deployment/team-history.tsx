import { RecordHistory } from '../../field/ready-record-history.tsx'
import { useWords } from '../../i18n/use-words.tsx'
import type { FoldedEntry } from '../../local/fold-record.ts'
import { changesOf } from './changes.ts'

type Props = {
  entries: readonly FoldedEntry[]
  /** Whatever events of this record say, in words. */
  pairsOf: Parameters<typeof changesOf>[1]
}

/** Who has written what of it, and what each change has changed. */
export function TeamHistory({ entries, pairsOf }: Props) {
  const { t } = useWords()
  const changes = changesOf(entries, pairsOf)
  return (
    <RecordHistory
      entries={entries}
      changesIn={({ event }) =>
        changes.get(event.id)?.map(({ key, term, was, now }) => (
          <span key={key} className="row__meta team-change">
            {term}: <bdi>{now ?? t('deployment.ownerOpen')}</bdi>
            {was !== undefined && <bdi> {t('deployment.was', { was })}</bdi>}
          </span>
        ))
      }
    />
  )
}
