import {
  contestedInDeployment,
  deploymentTitle,
  deploymentValues,
} from '@tocsin/schema/deployment/select'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import {
  actionOwed,
  contestedInRecommendation,
  recommendationTitle,
} from '@tocsin/schema/recommendation/select'
import { contestedInVisit, returnOwed, visitTitle, visitValues } from '@tocsin/schema/visit/select'
import type { Folded } from './fold-record.ts'

/** What a list shows of the record of a team; undefined when the cluster is none. `due`: until when something is owed. */
export function teamSaid({ deployment, visit, recommendation }: Folded) {
  if (deployment) {
    const { from, to, stay, drawn } = deploymentValues(deployment)
    return {
      kind: 'deployment' as const,
      title: deploymentTitle(deployment) ?? null,
      place: stay ?? null,
      drawn: drawn ?? null,
      occurred: from && to ? daysOf(from, to) : null,
      ended: deployment.closed !== null,
      contested: contestedInDeployment(deployment).length > 0,
      saidAt: deployment.saidAt,
      deployment: deployment.id,
      due: to ?? null,
    }
  }
  if (visit) {
    const { place, occurredAt } = visitValues(visit)
    return {
      kind: 'visit' as const,
      title: visitTitle(visit) ?? null,
      place: place ?? null,
      occurred: occurredAt ?? null,
      contested: contestedInVisit(visit).length > 0,
      saidAt: visit.saidAt,
      deployment: visit.deployment,
      due: returnOwed(visit),
    }
  }
  return (
    recommendation && {
      kind: 'recommendation' as const,
      title: recommendationTitle(recommendation) ?? null,
      ended: recommendation.withdrawn !== null,
      contested: contestedInRecommendation(recommendation).length > 0,
      saidAt: recommendation.saidAt,
      deployment: recommendation.deployment,
      due: actionOwed(recommendation),
    }
  )
}

/** The dates themselves: whoever compares them takes the first ten letters, in mission time. */
function daysOf(from: string, to: string): OccurredAt {
  return { precision: 'range', earliest: `${from}T00:00Z`, latest: `${to}T23:59Z` }
}
