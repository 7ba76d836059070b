import { reduceAlert } from '../alert/reduce.ts'
import type { Alert } from '../alert/state.ts'
import type { Entry } from '../events/envelope.ts'
import { recordsTouched, type Told, tellEvent } from '../events/tell.ts'
import { reduceIncident } from '../incident/reduce.ts'
import type { Incident } from '../incident/state.ts'
import type { RecordId } from '../primitives/ids.ts'
import { reduceReport } from '../report/reduce.ts'
import type { Report } from '../report/state.ts'
import { reduceThreat } from '../threat/reduce.ts'
import type { Threat } from '../threat/state.ts'

/** The folds of some entries, by record id: a report, its incident and its alert may share one. */
export type RecordView = {
  reports: Record<RecordId, Report>
  incidents: Record<RecordId, Incident>
  threats: Record<RecordId, Threat>
  alerts: Record<RecordId, Alert>
}

/** One line of a record's history: what the log says, as far as this reader may read it. */
export type HistoryLine = Pick<
  Told,
  'id' | 'record' | 'type' | 'seat' | 'seq' | 'saidAt' | 'clockOffset' | 'receivedAt'
> & {
  facts: unknown
  narrative: Told['narrative']
}

/** Folds entries, already in the order of replicas, with the reducers that every replica uses. */
export function viewEntries(entries: readonly Entry[]): {
  view: RecordView
  history: HistoryLine[]
} {
  const view: RecordView = { reports: {}, incidents: {}, threats: {}, alerts: {} }
  const history: HistoryLine[] = []
  for (const entry of entries) {
    const told = tellEvent(entry)
    if (!told) continue
    const { id, record, type, seat, seq, saidAt, clockOffset, receivedAt, facts, narrative } = told
    history.push({
      id,
      record,
      type,
      seat,
      seq,
      saidAt,
      clockOffset,
      receivedAt,
      facts,
      narrative,
    })
    for (const ref of recordsTouched(told)) foldInto(view, ref.kind, ref.id, told)
  }
  return { view, history }
}

function foldInto(view: RecordView, kind: string, id: RecordId, told: Told): void {
  if (kind === 'report') put(view.reports, id, reduceReport(view.reports[id], told, id))
  if (kind === 'incident') put(view.incidents, id, reduceIncident(view.incidents[id], told, id))
  if (kind === 'threat') put(view.threats, id, reduceThreat(view.threats[id], told))
  if (kind === 'alert') put(view.alerts, id, reduceAlert(view.alerts[id], told))
}

function put<T>(states: Record<RecordId, T>, id: RecordId, state: T | undefined): void {
  if (state !== undefined) states[id] = state
}
