import type { Told } from '../events/tell.ts'
import type { Recommendation } from './state.ts'

/** Folds one event into a recommendation (SPEC DP-4). */
export function reduceRecommendation(
  recommendation: Recommendation | undefined,
  told: Told,
): Recommendation | undefined {
  if (told.type === 'RecommendationMade') return recommendation ?? make(told)
  if (!recommendation || told.type !== 'RecommendationAnswered') return recommendation
  const { facts, narrative, seat, saidAt, receivedAt, seq } = told
  const text = narrative?.text ?? null
  const answer = { ...facts, reason: facts.reason ?? null, text, seat, saidAt, receivedAt }
  return {
    ...recommendation,
    answers: [...recommendation.answers, answer],
    seq: seq ?? recommendation.seq,
  }
}

function make(told: Extract<Told, { type: 'RecommendationMade' }>): Recommendation {
  const { deployment, means, ...asked } = told.facts
  return {
    id: told.record,
    scope: told.scope,
    author: told.seat,
    saidAt: told.saidAt,
    receivedAt: told.receivedAt,
    deployment: deployment ?? null,
    asked,
    means: means ?? [],
    title: told.narrative?.title ?? null,
    text: told.narrative?.text ?? null,
    answers: [],
    seq: told.seq,
  }
}
