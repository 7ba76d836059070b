import { recommendationCan } from '@tocsin/schema/recommendation/can'
import { withdrawRecommendation } from '@tocsin/schema/recommendation/decide'
import { recommendationText, recommendationValues } from '@tocsin/schema/recommendation/select'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import { recommendationWithdrawals } from '@tocsin/schema/vocabulary/recommendation-withdrawals'
import { useWords } from '../../i18n/use-words.tsx'
import type { RecordView } from '../../local/local.ts'
import { useSeat } from '../../shell/deps.ts'
import { Notice } from '../../ui/notice.tsx'
import { Pairs } from '../../ui/pairs.tsx'
import { Panel } from '../../ui/panel.tsx'
import { DtgCode } from '../../words/dtg-code.tsx'
import { ReasonDialog } from '../../words/reason-dialog.tsx'
import { recommendationPairs } from '../../words/team-pairs.ts'
import { answerWords, standingWords } from '../../words/team-words.ts'
import { AmendButton } from './amend-button.tsx'
import { Restricted } from './restricted.tsx'

type Props = { recommendation: Recommendation; base: RecordView['base'] }

/** What is asked for, everything that was answered, and what may be done about it. */
export function RecommendationFacts({ recommendation, base }: Props) {
  const words = useWords()
  const { t } = words
  const { local } = useSeat()
  const text = recommendationText(recommendation)
  const { answers, withdrawn } = recommendation
  const refusal = recommendationCan.amend(recommendation, local.actor())
  return (
    <>
      {withdrawn && (
        <Notice kind="quiet" icon="close" title={standingWords(words, recommendation)} />
      )}
      {answers.toReversed().map((answer, at) => (
        <Notice
          key={`${answer.seat} ${answer.saidAt}`}
          kind={at === 0 && !answer.outdated ? 'hq' : 'quiet'}
          icon="seal"
          title={t('common.pair', {
            name: t('home.answerFromHq'),
            value: answerWords(words, answer),
          })}
        >
          <p>
            <bdi>{answer.by}</bdi> <DtgCode at={answer.receivedAt ?? answer.saidAt} />
          </p>
          {answer.text && (
            <p className="record__text" dir="auto">
              {answer.text}
            </p>
          )}
        </Notice>
      ))}
      <Panel>
        <Restricted scope={recommendation.scope} />
        <Pairs pairs={recommendationPairs(words, recommendationValues(recommendation))} />
        {text && (
          <p className="record__text" dir="auto">
            {text}
          </p>
        )}
        {answers.length === 0 && <p className="quiet">{t('deployment.unanswered')}</p>}
      </Panel>
      {!withdrawn && (
        <div className="line">
          <AmendButton id={recommendation.id} refusal={refusal} />
          {!refusal && (
            <ReasonDialog
              act={t('deployment.takeBack')}
              text={t('deployment.takeBackText')}
              legend={t('deployment.takeBackReason')}
              reasons={recommendationWithdrawals.items}
              onReason={async (reason) => {
                const actor = local.actor()
                const draft = withdrawRecommendation(recommendation, actor, base, reason)
                return draft.ok ? local.append(draft.value) : draft
              }}
            />
          )}
        </div>
      )}
    </>
  )
}
