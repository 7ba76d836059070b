import type { Assigned } from '../events/recommendation-made.ts'
import type { Recommendation, RecommendationAnswer } from './state.ts'

/** Nobody answered, it was promised in whole or in part, or nothing is owed any more. */
export type RecommendationStanding = 'unanswered' | 'promised' | 'done' | 'refused'

export function lastAnswer(recommendation: Recommendation): RecommendationAnswer | undefined {
  return recommendation.answers.at(-1)
}

export function recommendationStanding(recommendation: Recommendation): RecommendationStanding {
  const answer = lastAnswer(recommendation)?.answer
  if (answer === undefined) return 'unanswered'
  return answer === 'done' || answer === 'refused' ? answer : 'promised'
}

/** Who has to act and by when, as it was last said: asked for by the team, or given out by headquarters. */
export function assignedNow({ asked, answers }: Recommendation): Assigned {
  let { organ, owner, due } = asked
  for (const answer of answers) {
    organ = answer.organ ?? organ
    owner = answer.owner ?? owner
    due = answer.due ?? due
  }
  return { organ, ...(owner && { owner }), ...(due && { due }) }
}

/** The day by which somebody still owes something; null when nothing is owed, or no day was named. */
export function actionOwed(recommendation: Recommendation): string | null {
  const standing = recommendationStanding(recommendation)
  if (standing === 'done' || standing === 'refused') return null
  return assignedNow(recommendation).due ?? null
}
