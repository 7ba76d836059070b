import { reduceAlert } from '@tocsin/schema/alert/reduce'
import type { Alert } from '@tocsin/schema/alert/state'
import { reduceDeployment } from '@tocsin/schema/deployment/reduce'
import type { Deployment } from '@tocsin/schema/deployment/state'
import type { RecordKind, RecordRef } from '@tocsin/schema/events/define'
import type { Told } from '@tocsin/schema/events/tell'
import { reduceHostState } from '@tocsin/schema/host-state/reduce'
import type { HostState } from '@tocsin/schema/host-state/state'
import { reduceIncident } from '@tocsin/schema/incident/reduce'
import type { Incident } from '@tocsin/schema/incident/state'
import { reducePaper } from '@tocsin/schema/paper/reduce'
import type { Paper } from '@tocsin/schema/paper/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { reduceRecommendation } from '@tocsin/schema/recommendation/reduce'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import { reduceReport } from '@tocsin/schema/report/reduce'
import type { Report } from '@tocsin/schema/report/state'
import { reduceSeat } from '@tocsin/schema/seat/reduce'
import type { Seat } from '@tocsin/schema/seat/state'
import { reduceThreat } from '@tocsin/schema/threat/reduce'
import type { Threat } from '@tocsin/schema/threat/state'
import { reduceVisit } from '@tocsin/schema/visit/reduce'
import type { Visit } from '@tocsin/schema/visit/state'
import { reduceWarning } from '@tocsin/schema/warning/reduce'
import type { Warning } from '@tocsin/schema/warning/state'

/** The state that each kind of record folds to. */
export type StateOf = {
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

/** Raised when a reducer or a row changes what it gives: the next start then rebuilds the read models. */
export const projectionVersion = 14

type Reduce<K extends RecordKind> = (
  state: StateOf[K] | undefined,
  told: Told,
  id: RecordId,
) => StateOf[K] | undefined

const reducers: { readonly [K in RecordKind]: Reduce<K> } = {
  report: reduceReport,
  incident: reduceIncident,
  threat: reduceThreat,
  alert: reduceAlert,
  seat: reduceSeat,
  deployment: reduceDeployment,
  visit: reduceVisit,
  recommendation: reduceRecommendation,
  warning: reduceWarning,
  paper: reducePaper,
  host_state: reduceHostState,
}

/** States of some records, by kind and id, as far as they were loaded or folded. */
export type States = {
  get<K extends RecordKind>(kind: K, id: RecordId): StateOf[K] | undefined
  has(ref: RecordRef): boolean
  put(ref: RecordRef, state: unknown): void
  /** Folds one event into one of the records that it touches; true when that changed it. */
  fold(ref: RecordRef, told: Told): boolean
}

export function createStates(): States {
  const states = new Map<string, unknown>()
  const get = <K extends RecordKind>(kind: K, id: RecordId): StateOf[K] | undefined =>
    // as: `put` and `fold` keep under a kind only what that kind's reducer made.
    states.get(`${kind} ${id}`) as StateOf[K] | undefined
  const foldKind = <K extends RecordKind>(kind: K, id: RecordId, told: Told): boolean => {
    const before = get(kind, id)
    const after = reducers[kind](before, told, id)
    states.set(`${kind} ${id}`, after)
    return after !== before
  }
  return {
    get,
    has: ({ kind, id }) => states.has(`${kind} ${id}`),
    put: ({ kind, id }, state) => void states.set(`${kind} ${id}`, state),
    fold: ({ kind, id }, told) => foldKind(kind, id, told),
  }
}
