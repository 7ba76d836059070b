import type { Alert } from '@tocsin/schema/alert/state'
import type { RecordRef } from '@tocsin/schema/events/define'
import { countedIn, incidentFamily } from '@tocsin/schema/incident/family'
import type { Account } from '@tocsin/schema/incident/select'
import type { Incident } from '@tocsin/schema/incident/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { isCounted, reportValues } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { type LoadRecords, loadMissing } from './fold-entries.ts'
import type { States } from './states.ts'

/** The reports that speak for an incident: those of everything that is counted in it (SPEC RD-10). */
export function reportsOf(states: States, id: RecordId): Report[] {
  return incidentFamily(id, finder(states)).flatMap((member) => ownReports(states, member))
}

/** Of a report that its author joined to another incident than a short message of it opened, only that one has it (SPEC SM-8). */
function ownReports(states: States, incident: RecordId): Report[] {
  return (states.get('incident', incident)?.reports ?? []).flatMap((id) => {
    const report = states.get('report', id)
    return report?.incident === incident && !report.saidAgainAs ? [report] : []
  })
}

/** The incident in which this one is counted: itself, unless it was merged (SPEC RD-10). */
export function endOfMerges(states: States, id: RecordId): RecordId {
  return countedIn(id, finder(states))
}

function finder(states: States) {
  return (id: RecordId): Incident | undefined => states.get('incident', id)
}

/** A report as its incident reads it. */
export function accountOf(report: Report): Account {
  const { id, form } = report
  return { id, form, values: reportValues(report), isCounted: isCounted(report) }
}

export function alertsOf(states: States, reports: readonly Report[]): Alert[] {
  return reports.flatMap(({ id }) => states.get('alert', id) ?? [])
}

/** Incidents whose picture may change when one of `refs` does: all that merges connect with them. */
export function incidentsAround(states: States, refs: readonly RecordRef[]): Set<RecordId> {
  const around = new Set<RecordId>()
  for (const { kind, id } of refs) {
    if (kind === 'incident') around.add(id)
    const report = kind === 'report' || kind === 'alert' ? states.get('report', id) : undefined
    if (report) around.add(report.incident)
    // What a short message opened is left by a report that was joined to another one.
    if (report && states.get('incident', id)) around.add(id)
  }
  // A set that grows while it is walked: whatever is added is walked too.
  for (const id of around) {
    const { mergedInto = null, absorbed = [] } = states.get('incident', id) ?? {}
    if (mergedInto) around.add(mergedInto)
    for (const other of absorbed) around.add(other)
  }
  return around
}

/** Loads everything that the pictures of the incidents around `refs` look at. */
export async function loadClusters(
  states: States,
  refs: readonly RecordRef[],
  load: LoadRecords,
): Promise<void> {
  const sameId: RecordRef[] = refs.flatMap(({ kind, id }) =>
    kind === 'seat' || kind === 'incident'
      ? []
      : (['report', 'incident', 'threat', 'alert'] as const).map((other) => ({ kind: other, id })),
  )
  await loadMissing(states, sameId, load)
  for (;;) {
    const wanted = [...incidentsAround(states, refs)].flatMap((id) => lookedAt(states, id))
    if (wanted.every((ref) => states.has(ref))) return
    await loadMissing(states, wanted, load)
  }
}

function lookedAt(states: States, id: RecordId): RecordRef[] {
  const reports = states.get('incident', id)?.reports ?? []
  return [
    { kind: 'incident', id },
    ...reports.flatMap((report): RecordRef[] => [
      { kind: 'report', id: report },
      { kind: 'alert', id: report },
    ]),
  ]
}
