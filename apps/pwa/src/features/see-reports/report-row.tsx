import { localDateOf } from '@tocsin/schema/primitives/local-date'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { ListRow } from '../../local/list-row.ts'
import { paths } from '../../paths.ts'
import { useSeat } from '../../shell/deps.ts'
import { useNow } from '../../shell/use-now.ts'
import { Level } from '../../ui/level.tsx'
import { Row } from '../../ui/row.tsx'
import { dateWords } from '../../words/date-words.ts'
import { DtgCode } from '../../words/dtg-code.tsx'
import { isolated } from '../../words/isolated.ts'
import { callsToAct, levelShape, levelWords } from '../../words/level-words.ts'
import { occurredWords } from '../../words/occurred-words.ts'
import { placeWords } from '../../words/place-words.ts'
import { recordTitle, whatIcon } from '../../words/what-words.ts'
import { becameAt, whatBecame } from './group-rows.ts'
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

/** What became of an own report at headquarters: taken, answered (or why not), closed. */
export function AnswerRow({ row }: { row: ListRow }) {
  const words = useWords()
  const { t } = words
  const became = whatBecame(row)
  if (!became) return null
  const title = recordTitle(words, row)
  const by = (row.answer ?? row.acknowledged)?.by
  return (
    <Row
      icon="seal"
      name={became === 'answered' ? answerWords(words, row) : t(`home.${became}`)}
      meta={by ? t('home.answerTo', { title: isolated(title), by: isolated(by) }) : title}
      href={paths.record(row.id)}
      end={
        <span className="state state--part">
          <span>
            <b>{t(became === 'answered' ? 'home.answerFromHq' : 'home.stateHq')}</b>{' '}
            <DtgCode at={becameAt(row)} />
          </span>
        </span>
      }
    />
  )
}

/** "No response possible: no vehicle or aircraft": why not is as much the answer as what was done. */
function answerWords({ t, locale }: Words, { kind, answer }: ListRow): string {
  const isAsked = kind === 'recommendation'
  const said = labelOf(
    isAsked ? recommendationAnswers : responseTypes,
    answer?.response ?? '',
    locale,
  )
  if (!answer?.reason || isAsked) return said
  const value = labelOf(cannotRespondReasons, answer.reason, locale)
  return t('common.pair', { name: said, value })
}
