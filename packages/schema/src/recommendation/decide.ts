import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { BodiesOf, FactsOf } from '../events/registry.ts'
import { saysNothing } from '../events/written.ts'
import type { Actor } from '../primitives/actor.ts'
import { type AreaId, type Band, scopeId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { itemOf } from '../vocabulary/find.ts'
import { recommendationAnswers } from '../vocabulary/recommendation-answers.ts'
import { recommendationCan } from './can.ts'
import type { Recommendation } from './state.ts'

export function makeRecommendation(
  area: AreaId,
  band: Band,
  bodies: BodiesOf<'RecommendationMade'>,
): Draft<'RecommendationMade'> {
  const scope = scopeId(area, band)
  return { type: 'RecommendationMade', scope, record: null, base: nothingSeen, bodies }
}

/** What is asked for is something else, or belongs to another deployment. */
export function amendRecommendation(
  recommendation: Recommendation,
  actor: Actor,
  base: Header['base'],
  bodies: BodiesOf<'RecommendationAmended'>,
): Result<Draft<'RecommendationAmended'>, Problem> {
  const refusal = recommendationCan.amend(recommendation, actor)
  if (refusal) return err(refusal)
  if (saysNothing(bodies)) return err(problem('nothing_changed'))
  const { scope, id } = recommendation
  return ok({ type: 'RecommendationAmended', scope, record: id, base, bodies })
}

/** Nothing is asked for any more, and why. It is never deleted. */
export function withdrawRecommendation(
  recommendation: Recommendation,
  actor: Actor,
  base: Header['base'],
  reason: string,
): Result<Draft<'RecommendationWithdrawn'>, Problem> {
  const refusal = recommendationCan.withdraw(recommendation, actor)
  if (refusal) return err(refusal)
  const { scope, id } = recommendation
  const bodies = { facts: { reason } }
  return ok({ type: 'RecommendationWithdrawn', scope, record: id, base, bodies })
}

/** A refusal, whole or in part, goes with its reason: the chief has to be told something (SPEC DP-4). */
export function answerRecommendation(
  recommendation: Recommendation,
  actor: Actor,
  base: Header['base'],
  facts: FactsOf<'RecommendationAnswered'>,
  text?: string,
): Result<Draft<'RecommendationAnswered'>, Problem> {
  const refusal = recommendationCan.answer(recommendation, actor)
  if (refusal) return err(refusal)
  if (itemOf(recommendationAnswers, facts.answer)?.needsReason && !facts.reason) {
    return err(problem('reason_needed'))
  }
  const { scope, id } = recommendation
  const bodies = text ? { facts, narrative: { text } } : { facts }
  return ok({ type: 'RecommendationAnswered', scope, record: id, base, bodies })
}
