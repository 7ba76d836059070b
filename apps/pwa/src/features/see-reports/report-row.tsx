import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { ListRow } from '../../local/list-row.ts'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Level } from '../../ui/level.tsx'
import { Row } from '../../ui/row.tsx'
import { dateWords } from '../../words/date-words.ts'
import { callsToAct, levelShape, levelWords } from '../../words/level-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle, whatIcon } from '../../words/what-words.ts'
import { RowState } from './row-state.tsx'

function rowMeta(words: Words, row: ListRow, at: { now: number; timeZone: string }): string {
  const parts = [
    row.exercise ? words.t('common.exercise') : null,
    row.ended ? words.t(row.kind === 'threat' ? 'home.ended' : 'home.withdrawn') : null,
    row.place ? placeWords(words, row.place) : null,
    row.kind === 'deployment' && row.due
      ? words.t('home.until', { date: dateWords(words, row.due) })
      : row.occurred
        ? occurredWords(words, row.occurred, at.now, at.timeZone)
        : null,
    row.kind === 'visit' && row.due && row.due < localDateOf(at.timeZone, at.now)
      ? words.t('home.dueSince', { date: dateWords(words, row.due) })
      : null,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

/** A report or threat in a list: kind, name, place with its precision, level and state. */
export function ReportRow({ row, line }: { row: ListRow; line?: number | undefined }) {
  const words = useWords()
  const now = useNow()
  const { timeZone } = useSeat().local.profile()
  return (
    <Row
      icon={whatIcon(row)}
      kind={row.danger ? 'danger' : undefined}
      name={recordTitle(words, row)}
      meta={rowMeta(words, row, { now, timeZone })}
      href={paths.record(row.id)}
      end={
        <>
          {row.level && callsToAct(row) && (
            <Level level={levelShape(row.level)}>
              {levelWords(words, row.level, row.imminence)}
            </Level>
          )}
          <RowState row={row} line={line} />
        </>
      }
    />
  )
}
