import { reduceDeployment } from '../deployment/reduce.ts'
import type { Deployment } from '../deployment/state.ts'
import type { RecordRef } from '../events/define.ts'
import type { Entry } from '../events/envelope.ts'
import { recordsTouched, type Told, tellEvent } from '../events/tell.ts'
import type { RecordId } from '../primitives/ids.ts'
import { reduceRecommendation } from '../recommendation/reduce.ts'
import type { Recommendation } from '../recommendation/state.ts'
import { reduceReport } from '../report/reduce.ts'
import type { Report } from '../report/state.ts'
import { reduceThreat } from '../threat/reduce.ts'
import type { Threat } from '../threat/state.ts'
import { reduceVisit } from '../visit/reduce.ts'
import type { Visit } from '../visit/state.ts'

/** What a team's records say, by id, as far as a reader may read it. */
export type TeamView = {
  deployments: Map<RecordId, Deployment>
  visits: Map<RecordId, Visit>
  recommendations: Map<RecordId, Recommendation>
  reports: Map<RecordId, Report>
  threats: Map<RecordId, Threat>
}

/** Folds entries, already in the order of replicas, into the records of `of` and no others. */
export function viewTeam(of: readonly RecordRef[], entries: readonly Entry[]): TeamView {
  const wanted = new Set(of.map(({ kind, id }) => `${kind} ${id}`))
  const view: TeamView = {
    deployments: new Map(),
    visits: new Map(),
    recommendations: new Map(),
    reports: new Map(),
    threats: new Map(),
  }
  for (const entry of entries) {
    const told = tellEvent(entry)
    if (!told) continue
    for (const ref of recordsTouched(told)) {
      if (wanted.has(`${ref.kind} ${ref.id}`)) foldInto(view, ref, told)
    }
  }
  return view
}

function foldInto(view: TeamView, { kind, id }: RecordRef, told: Told): void {
  if (kind === 'deployment') put(view.deployments, id, (of) => reduceDeployment(of, told))
  if (kind === 'visit') put(view.visits, id, (of) => reduceVisit(of, told, id))
  if (kind === 'recommendation')
    put(view.recommendations, id, (of) => reduceRecommendation(of, told))
  if (kind === 'report') put(view.reports, id, (of) => reduceReport(of, told, id))
  if (kind === 'threat') put(view.threats, id, (of) => reduceThreat(of, told))
}

function put<T>(
  states: Map<RecordId, T>,
  id: RecordId,
  reduce: (before: T | undefined) => T | undefined,
): void {
  const state = reduce(states.get(id))
  if (state !== undefined) states.set(id, state)
}
