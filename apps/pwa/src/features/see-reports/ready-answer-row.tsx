import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { useWords } from '../../i18n/use-words.tsx'
import type { Words } from '../../i18n/words.ts'
import type { ListRow } from '../../local/list-row.ts'
import { paths } from '../../paths.ts'
import { Row } from '../../ui/row.tsx'
import { DtgCode } from '../../words/dtg-code.tsx'
import { isolated } from '../../words/isolated.ts'
import { recordTitle } from '../../words/what-words.ts'
import { becameAt, whatBecame } from './group-rows.ts'

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
