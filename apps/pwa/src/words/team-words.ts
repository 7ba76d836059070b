import type { DeploymentFields } from '@tocsin/schema/events/deployment-opened'
import type { Met } from '@tocsin/schema/events/visit-logged'
import { assignedNow } from '@tocsin/schema/recommendation/select'
import type { Recommendation, RecommendationAnswer } from '@tocsin/schema/recommendation/state'
import { cannotRespondReasons } from '@tocsin/schema/vocabulary/cannot-respond-reasons'
import { labelOf } from '@tocsin/schema/vocabulary/find'
import { peopleMet } from '@tocsin/schema/vocabulary/people-met'
import { recommendationAnswers } from '@tocsin/schema/vocabulary/recommendation-answers'
import { recommendationOrgans } from '@tocsin/schema/vocabulary/recommendation-organs'
import { recommendationOwners } from '@tocsin/schema/vocabulary/recommendation-owners'
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
export function assignedWords({ locale }: Words, recommendation: Recommendation): string {
  const { organ, owner } = assignedNow(recommendation)
  const office = owner && labelOf(recommendationOwners, owner, locale)
  return [labelOf(recommendationOrgans, organ, locale), office].filter(Boolean).join(' · ')
}

/** "Refused: no means". */
export function answerWords(
  { t, locale }: Words,
  { answer, reason }: RecommendationAnswer,
): string {
  const said = labelOf(recommendationAnswers, answer, locale)
  return reason
    ? t('common.pair', { name: said, value: labelOf(cannotRespondReasons, reason, locale) })
    : said
}

/** "23 Nov – 26 Nov". */
export function daysWords(words: Words, { from, to }: Partial<DeploymentFields>): string {
  const days = from === to ? [from] : [from, to]
  return days.flatMap((date) => (date ? dateWords(words, date) : [])).join(' – ')
}
