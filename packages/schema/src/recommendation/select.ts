import { currentFields } from '../events/fields.ts'
import type { RecommendationFields } from '../events/recommendation-made.ts'
import { current } from '../events/register.ts'
import { contestedIn } from '../events/written.ts'
import type { Recommendation, RecommendationAnswer } from './state.ts'

/** Nobody answered what it asks for now, it was promised in whole or in part, or nothing is owed any more. */
export type RecommendationStanding = 'unanswered' | 'promised' | 'done' | 'refused' | 'withdrawn'

/** Who has to act, by when and with what, as it was last said: by the team, or by headquarters' answer. */
export function recommendationValues(
  recommendation: Recommendation,
): Partial<RecommendationFields> {
  return currentFields<RecommendationFields>(recommendation.fields)
}

export function recommendationTitle(recommendation: Recommendation): string | undefined {
  return current(recommendation.title)
}

export function recommendationText(recommendation: Recommendation): string | undefined {
  return current(recommendation.text)
}

export function contestedInRecommendation(recommendation: Recommendation): string[] {
  return contestedIn<RecommendationFields>(recommendation)
}

export function lastAnswer(recommendation: Recommendation): RecommendationAnswer | undefined {
  return recommendation.answers.at(-1)
}

export function recommendationStanding(recommendation: Recommendation): RecommendationStanding {
  if (recommendation.withdrawn) return 'withdrawn'
  const last = lastAnswer(recommendation)
  if (!last || last.outdated) return 'unanswered'
  return last.answer === 'done' || last.answer === 'refused' ? last.answer : 'promised'
}

/** Somebody still owes an answer or the deed. */
export function isOwed(recommendation: Recommendation): boolean {
  const standing = recommendationStanding(recommendation)
  return standing === 'unanswered' || standing === 'promised'
}

/** The day by which somebody still owes something; null when nothing is owed, or no day was named. */
export function actionOwed(recommendation: Recommendation): string | null {
  return isOwed(recommendation) ? (recommendationValues(recommendation).due ?? null) : null
}
