import { reduceAlert } from '@tocsin/schema/alert/reduce'
import type { Alert } from '@tocsin/schema/alert/state'
import { reduceDeployment } from '@tocsin/schema/deployment/reduce'
import type { Deployment } from '@tocsin/schema/deployment/state'
import { type Entry, LogEvent, Numbered } from '@tocsin/schema/events/envelope'
import { recordsTouched, type Told, tellEvent } from '@tocsin/schema/events/tell'
import { reduceIncident } from '@tocsin/schema/incident/reduce'
import type { Incident } from '@tocsin/schema/incident/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ProblemForm } from '@tocsin/schema/problem-form'
import { reduceRecommendation } from '@tocsin/schema/recommendation/reduce'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import { reduceReport } from '@tocsin/schema/report/reduce'
import type { Report } from '@tocsin/schema/report/state'
import { reduceSeat } from '@tocsin/schema/seat/reduce'
import type { Seat } from '@tocsin/schema/seat/state'
import { compareEntries, settled } from '@tocsin/schema/sync/order'
import { reduceThreat } from '@tocsin/schema/threat/reduce'
import type { Threat } from '@tocsin/schema/threat/state'
import { reduceVisit } from '@tocsin/schema/visit/reduce'
import type { Visit } from '@tocsin/schema/visit/state'
import * as z from 'zod/mini'

/** One entry of a cluster. `held` says why the server keeps an own event out of its log. */
export const StoredEntry = z.object({
  event: LogEvent,
  numbered: z.nullable(Numbered),
  /** The epoch of the server's log in which it was pulled or received; empty while it is unsent. */
  epoch: z.string(),
  held: z.nullable(ProblemForm),
  /** An own event for which a signed receipt is kept. */
  signed: z.optional(z.boolean()),
})
export type StoredEntry = z.infer<typeof StoredEntry>

/**
 * An entry as it was folded: `numbered` is null until everything before it is pulled too, while
 * `received` says whether the server has it.
 */
export type FoldedEntry = StoredEntry & { told: Told | undefined; received: Numbered | null }

/** Everything one id names: a report, the incident it opened and the alert it raised share theirs. */
export type Folded = {
  id: RecordId
  /** In the order in which they were folded. */
  entries: readonly FoldedEntry[]
  report: Report | undefined
  incident: Incident | undefined
  threat: Threat | undefined
  alert: Alert | undefined
  seat: Seat | undefined
  deployment: Deployment | undefined
  visit: Visit | undefined
  recommendation: Recommendation | undefined
}

/** The clusters in which an event is kept: of the record it names and of every other that it changes. */
export function clustersOf(entry: Entry): RecordId[] {
  const told = tellEntry(entry)
  const touched = told ? recordsTouched(told).map(({ id }) => id) : []
  return [...new Set([entry.event.header.record, ...touched])]
}

const toldUnnumbered = new WeakMap<LogEvent, { told: Told | undefined }>()

/**
 * An entry as the folds read it. Reading checks all of it, and an own event is read for its index, for
 * its envelope and for its list row while somebody waits for the save: once, as long as that event lives. `isMade`: it
 * was sealed just now, and read for that.
 */
export function tellEntry(entry: Entry, isMade = false): Told | undefined {
  if (entry.numbered) return tellEvent(entry)
  const { told } = toldUnnumbered.get(entry.event) ?? { told: tellEvent(entry, isMade) }
  toldUnnumbered.set(entry.event, { told })
  return told
}

/** Folds one cluster with the same reducers as the server, in the order of SPEC SY-4 and SY-5. */
export function foldRecord(id: RecordId, stored: readonly StoredEntry[], upToSeq: number): Folded {
  const entries = stored
    .map((entry) => ({ ...entry, ...settled(entry, upToSeq), received: entry.numbered }))
    .sort(compareEntries)
    .map((entry) => ({ ...entry, told: tellEntry(entry) }))
  const folded: Folded = {
    id,
    entries,
    report: undefined,
    incident: undefined,
    threat: undefined,
    alert: undefined,
    seat: undefined,
    deployment: undefined,
    visit: undefined,
    recommendation: undefined,
  }
  for (const { told } of entries) if (told) foldOne(folded, told)
  return folded
}

function foldOne(folded: Folded, told: Told): void {
  for (const { kind, id } of recordsTouched(told)) {
    if (id !== folded.id) continue
    if (kind === 'report') folded.report = reduceReport(folded.report, told, id)
    else if (kind === 'incident') folded.incident = reduceIncident(folded.incident, told, id)
    else if (kind === 'threat') folded.threat = reduceThreat(folded.threat, told)
    else if (kind === 'alert') folded.alert = reduceAlert(folded.alert, told)
    else if (kind === 'deployment') folded.deployment = reduceDeployment(folded.deployment, told)
    else if (kind === 'visit') folded.visit = reduceVisit(folded.visit, told, id)
    else if (kind === 'recommendation')
      folded.recommendation = reduceRecommendation(folded.recommendation, told)
    // Warnings are read at the desk, from headquarters' server.
    else if (kind === 'seat') folded.seat = reduceSeat(folded.seat, told)
  }
}
