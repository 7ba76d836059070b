import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { BodiesOf, FactsOf } from '../events/registry.ts'
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

/** A refusal, whole or in part, goes with its reason: the chief has to be told something (SPEC DP-4). */
export function answerRecommendation(
  recommendation: Recommendation,
  actor: Actor,
  base: Header['base'],
  facts: FactsOf<'RecommendationAnswered'>,
  text?: string,
): Result<Draft<'RecommendationAnswered'>, Problem> {
  const refusal = recommendationCan.answer(actor)
  if (refusal) return err(refusal)
  if (itemOf(recommendationAnswers, facts.answer)?.needsReason && !facts.reason) {
    return err(problem('reason_needed'))
  }
  const { scope, id } = recommendation
  const bodies = text ? { facts, narrative: { text } } : { facts }
  return ok({ type: 'RecommendationAnswered', scope, record: id, base, bodies })
}
