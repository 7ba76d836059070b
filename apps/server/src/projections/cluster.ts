import type { Alert } from '@tocsin/schema/alert/state'
import { isCounted, reportValues } from '@tocsin/schema/report/select'
import type { Account } from '@tocsin/schema/incident/select'
import type { Incident } from '@tocsin/schema/incident/state'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Report } from '@tocsin/schema/report/state'
import type { RecordRef } from '@tocsin/schema/events/define'
import { type LoadRecords, loadMissing } from './fold-entries.ts'
import type { States } from './states.ts'

/**
 * The reports that speak for an incident: its own, then those of the incidents merged into it, so
 * that a full report filed to a merged duplicate still speaks (SPEC LG-11).
 */
export function reportsOf(states: States, id: RecordId, seen = new Set<RecordId>()): Report[] {
  const incident = states.get('incident', id)
  if (!incident || seen.has(id)) return []
  seen.add(id)
  const own = incident.reports.flatMap((report) => states.get('report', report) ?? [])
  return [...own, ...absorbedBy(states, incident).flatMap((one) => reportsOf(states, one, seen))]
}

function absorbedBy(states: States, incident: Incident): RecordId[] {
  // Two people may have merged crosswise; only a merge that both sides hold counts (SPEC RD-6).
  return incident.absorbed.filter((id) => states.get('incident', id)?.mergedInto === incident.id)
}

/** A report as its incident reads it. */
export function accountOf(report: Report): Account {
  const { id, form } = report
  return { id, form, values: reportValues(report), isCounted: isCounted(report) }
}

export function alertsOf(states: States, reports: readonly Report[]): Alert[] {
  return reports.flatMap(({ id }) => states.get('alert', id) ?? [])
}

/** Incidents whose picture may change when one of `refs` does: its own, and those that it was merged into. */
export function incidentsAround(states: States, refs: readonly RecordRef[]): Set<RecordId> {
  const around = new Set<RecordId>()
  for (const ref of refs) {
    const start =
      ref.kind === 'incident'
        ? ref.id
        : ref.kind === 'report' || ref.kind === 'alert'
          ? states.get('report', ref.id)?.incident
          : undefined
    let next: RecordId | null | undefined = start
    while (next && !around.has(next)) {
      around.add(next)
      next = states.get('incident', next)?.mergedInto
    }
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
      : (['report', 'threat', 'alert'] as const).map((other) => ({ kind: other, id })),
  )
  await loadMissing(states, sameId, load)
  for (;;) {
    const wanted = [...incidentsAround(states, refs)].flatMap((id) => neighbours(states, id))
    if (wanted.every((ref) => states.has(ref))) return
    await loadMissing(states, wanted, load)
  }
}

/** An incident, what it was merged into, what it absorbed at any depth, and all their reports and alerts. */
function neighbours(states: States, id: RecordId, seen = new Set<RecordId>()): RecordRef[] {
  if (seen.has(id)) return []
  seen.add(id)
  const incident = states.get('incident', id)
  if (!incident) return [{ kind: 'incident', id }]
  const refs: RecordRef[] = incident.reports.flatMap((report) => [
    { kind: 'report', id: report },
    { kind: 'alert', id: report },
  ])
  if (incident.mergedInto) refs.push({ kind: 'incident', id: incident.mergedInto })
  for (const absorbed of incident.absorbed) {
    refs.push({ kind: 'incident', id: absorbed }, ...neighbours(states, absorbed, seen))
  }
  return refs
}
