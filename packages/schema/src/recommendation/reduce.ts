import { linkAfter } from '../events/deployment-link.ts'
import { claimFields } from '../events/fields.ts'
import type { Assigned, RecommendationFields } from '../events/recommendation-made.ts'
import { hadSeen } from '../events/register.ts'
import type { Told } from '../events/tell.ts'
import { amended, endedBy, numbered, written } from '../events/written.ts'
import type { Recommendation } from './state.ts'

/** Folds one event into a recommendation (SPEC RD-1, DP-4, DP-9). */
export function reduceRecommendation(
  recommendation: Recommendation | undefined,
  told: Told,
): Recommendation | undefined {
  if (told.type === 'RecommendationMade') return recommendation ?? make(told)
  if (!recommendation) return undefined
  switch (told.type) {
    case 'RecommendationAmended':
      return amend(recommendation, told)
    case 'RecommendationAnswered':
      return answer(recommendation, told)
    case 'RecommendationWithdrawn': {
      const withdrawn = endedBy(recommendation.withdrawn, told)
      return { ...numbered(recommendation, told), withdrawn }
    }
    default:
      return recommendation
  }
}

function make(told: Extract<Told, { type: 'RecommendationMade' }>): Recommendation {
  const { deployment = null, ...fields } = told.facts
  const asked = written<RecommendationFields>(fields, told)
  return { ...asked, deployment, answers: [], changes: [], withdrawn: null }
}

function amend(
  before: Recommendation,
  told: Extract<Told, { type: 'RecommendationAmended' }>,
): Recommendation {
  const { set } = told.facts
  const deployment = linkAfter(before.deployment, told.facts)
  const after = { ...amended<RecommendationFields, Recommendation>(before, set, told), deployment }
  const { seat, seatSeq, seq } = told
  // To which deployment it belongs changes nothing of what is asked for.
  if (Object.keys(set).length === 0 && !told.narrative) return after
  return {
    ...after,
    changes: [...before.changes, { seat, seatSeq, seq }],
    answers: before.answers.map((one) => ({ ...one, outdated: true })),
  }
}

/** What it gives to another office, or another day, stands in the place of what was asked. */
function answer(
  before: Recommendation,
  told: Extract<Told, { type: 'RecommendationAnswered' }>,
): Recommendation {
  const { seat, saidAt, receivedAt, facts, narrative } = told
  const { organ, owner, due } = facts
  const assigned: Partial<Assigned> = {
    ...(organ && { organ }),
    ...(owner && { owner }),
    ...(due && { due }),
  }
  const outdated = before.changes.some((change) => !hadSeen(told, change))
  const reason = facts.reason ?? null
  const text = narrative?.text ?? null
  return {
    ...numbered(before, told),
    fields: claimFields<RecommendationFields>(before.fields, assigned, told),
    answers: [...before.answers, { ...facts, reason, text, seat, saidAt, receivedAt, outdated }],
  }
}
