import type { DeploymentFields } from '@tocsin/schema/events/deployment-opened'
import type { RecommendationFields } from '@tocsin/schema/events/recommendation-made'
import type { Met } from '@tocsin/schema/events/visit-logged'
import { lastAnswer } from '@tocsin/schema/recommendation/select'
import type { Recommendation, RecommendationAnswer } from '@tocsin/schema/recommendation/state'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { peopleMet } from '@tocsin/schema/vocabulary/people-met'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { recommendationOrgans } from '@tocsin/schema/vocabulary/recommendation-organs'
import { recommendationOwners } from '@tocsin/schema/vocabulary/recommendation-owners'
import { recommendationWithdrawals } from '@tocsin/schema/vocabulary/recommendation-withdrawals'
import type { Words } from '../i18n/words.ts'
import { dateWords } from './date-words.ts'

/** "Women (12) · Teachers". */
export function metWords({ locale, number }: Words, met: readonly Met[]): string {
  return met
    .map(({ role, count }) => {
      const label = labelOf(peopleMet, role, locale)
      return count === undefined ? label : `${label} (${number(count)})`
    })
    .join(' · ')
}

/** Who has to act: the organ, and the office where one is named. */
export function assignedWords(
  { locale }: Words,
  { organ, owner }: Partial<RecommendationFields>,
): string {
  const body = organ && labelOf(recommendationOrgans, organ, locale)
  const office = owner && labelOf(recommendationOwners, owner, locale)
  return [body, office].filter(Boolean).join(' · ')
}

/** "Refused: no means", and whether what is asked for was something else then. */
export function answerWords(
  { locale, t }: Words,
  {
    answer,
    reason,
    outdated,
  }: Pick<RecommendationAnswer, 'answer'> & Partial<Omit<RecommendationAnswer, 'answer'>>,
): string {
  const label = labelOf(recommendationAnswers, answer, locale)
  const said = reason
    ? t('common.pair', { name: label, value: labelOf(cannotRespondReasons, reason, locale) })
    : label
  return outdated ? t('deployment.answeredBefore', { answer: said }) : said
}

/** What became of it: taken back, answered, or neither. */
export function standingWords(words: Words, recommendation: Recommendation): string {
  const { withdrawn } = recommendation
  if (withdrawn) {
    const reason = labelOf(recommendationWithdrawals, withdrawn.reason, words.locale)
    return words.t('deployment.takenBack', { reason })
  }
  const answer = lastAnswer(recommendation)
  return answer ? answerWords(words, answer) : words.t('deployment.unanswered')
}

/** "23 Nov – 26 Nov". */
export function daysWords(words: Words, { from, to }: Partial<DeploymentFields>): string {
  const days = from === to ? [from] : [from, to]
  return days.flatMap((date) => (date ? dateWords(words, date) : [])).join(' – ')
}
