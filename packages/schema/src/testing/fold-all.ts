import { reduceAlert } from '../alert/reduce.ts'
import type { Alert } from '../alert/state.ts'
import { reduceDeployment } from '../deployment/reduce.ts'
import type { Deployment } from '../deployment/state.ts'
import type { RecordKind, RecordRef } from '../events/define.ts'
import type { Entry } from '../events/envelope.ts'
import { recordsTouched, type Told, tellEvent } from '../events/tell.ts'
import { reduceHostState } from '../host-state/reduce.ts'
import type { HostState } from '../host-state/state.ts'
import { reduceIncident } from '../incident/reduce.ts'
import type { Incident } from '../incident/state.ts'
import { reducePaper } from '../paper/reduce.ts'
import type { Paper } from '../paper/state.ts'
import type { RecordId } from '../primitives/ids.ts'
import { reduceRecommendation } from '../recommendation/reduce.ts'
import type { Recommendation } from '../recommendation/state.ts'
import { reduceReport } from '../report/reduce.ts'
import type { Report } from '../report/state.ts'
import { reduceSeat } from '../seat/reduce.ts'
import type { Seat } from '../seat/state.ts'
import { compareEntries } from '../sync/order.ts'
import { reduceThreat } from '../threat/reduce.ts'
import type { Threat } from '../threat/state.ts'
import { reduceVisit } from '../visit/reduce.ts'
import type { Visit } from '../visit/state.ts'
import { reduceWarning } from '../warning/reduce.ts'
import type { Warning } from '../warning/state.ts'

type FoldOf = {
  report: Report
  incident: Incident
  threat: Threat
  alert: Alert
  seat: Seat
  deployment: Deployment
  visit: Visit
  recommendation: Recommendation
  warning: Warning
  paper: Paper
  host_state: HostState
}

/** The folds of a test's replica, by kind and record. */
export type Folds = { readonly [K in RecordKind]: Map<RecordId, FoldOf[K]> }

export function noFolds(): Folds {
  return {
    report: new Map(),
    incident: new Map(),
    threat: new Map(),
    alert: new Map(),
    seat: new Map(),
    deployment: new Map(),
    visit: new Map(),
    recommendation: new Map(),
    warning: new Map(),
    paper: new Map(),
    host_state: new Map(),
  }
}

/** Folds entries as a replica does: in the order of the log, each event into every record it touches. */
export function foldAll(entries: readonly Entry[]): Folds {
  const folds = noFolds()
  for (const entry of entries.toSorted(compareEntries)) {
    const told = tellEvent(entry)
    if (told) foldTold(folds, told)
  }
  return folds
}

/** One event into every record it touches. */
export function foldTold(folds: Folds, told: Told): void {
  for (const ref of recordsTouched(told)) foldInto(folds, told, ref)
}

/** One event into one record, whether it touches it or not. */
export function foldInto(folds: Folds, told: Told, { kind, id }: RecordRef): void {
  if (kind === 'report') step(folds.report, id, (state) => reduceReport(state, told, id))
  else if (kind === 'incident') step(folds.incident, id, (state) => reduceIncident(state, told, id))
  else if (kind === 'threat') step(folds.threat, id, (state) => reduceThreat(state, told))
  else if (kind === 'alert') step(folds.alert, id, (state) => reduceAlert(state, told))
  else if (kind === 'deployment')
    step(folds.deployment, id, (state) => reduceDeployment(state, told))
  else if (kind === 'visit') step(folds.visit, id, (state) => reduceVisit(state, told, id))
  else if (kind === 'recommendation')
    step(folds.recommendation, id, (state) => reduceRecommendation(state, told))
  else if (kind === 'warning') step(folds.warning, id, (state) => reduceWarning(state, told))
  else if (kind === 'paper') step(folds.paper, id, (state) => reducePaper(state, told))
  else if (kind === 'host_state')
    step(folds.host_state, id, (state) => reduceHostState(state, told))
  else step(folds.seat, id, (state) => reduceSeat(state, told))
}

function step<S>(
  states: Map<RecordId, S>,
  id: RecordId,
  reduce: (state: S | undefined) => S | undefined,
) {
  const next = reduce(states.get(id))
  if (next) states.set(id, next)
}
