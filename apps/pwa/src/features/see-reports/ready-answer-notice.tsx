import type { Alert } from '@tocsin/schema/alert/state'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { responseTypes } from '@tocsin/schema/vocabulary/response-types'
import { useWords } from '../../i18n/use-words.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What headquarters answered to an alert last, and why nobody could go. */
export function AnswerNotice({ alert }: { alert: Alert }) {
  const { t, locale } = useWords()
  const answer = alert.answers.at(-1)
  if (!answer) return null
  return (
    <Notice
      kind="hq"
      icon="seal"
      title={t('common.pair', {
        name: t('home.answerFromHq'),
        value: labelOf(responseTypes, answer.response, locale),
      })}
    >
      <p>
        <bdi>{answer.by}</bdi>
        {answer.reason && ` · ${labelOf(cannotRespondReasons, answer.reason, locale)}`}
      </p>
      {answer.text && (
        <p className="record__text" dir="auto">
          {answer.text}
        </p>
      )}
    </Notice>
  )
}
