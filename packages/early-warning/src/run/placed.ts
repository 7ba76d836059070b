import { parseScopeId, type RecordId, type ScopeId } from '@tocsin/schema/primitives/ids'
import { type Place, placePoint } from '@tocsin/schema/primitives/place'
import { cellOf } from '../areas/cells.ts'
import type { HarmEvent } from '../risk/harm-event.ts'
import { harmOf } from '../risk/harm-of.ts'
import type { KnownIncident, RunInputs } from './inputs.ts'

/** Incidents whose place and date are known well enough, by their cell, with the scope of each. */
export type Placed = {
  readonly events: readonly HarmEvent[]
  readonly scopeOf: ReadonlyMap<string, ScopeId>
}

export function placedOf({
  incidents,
  timeZone,
}: Pick<RunInputs, 'incidents' | 'timeZone'>): Placed {
  return {
    events: incidents.flatMap((incident) => harmOf(incident, timeZone, cellOf) ?? []),
    scopeOf: new Map(incidents.map(({ id, scope }) => [id, scope])),
  }
}

/** As `HarmEvent` has them, ids are those of the incidents that were given. */
export function recordIds(events: readonly { id: string }[], most: number): RecordId[] {
  // as: events are made of incidents, with their ids.
  return events.slice(0, most).map(({ id }) => id as RecordId)
}

export function scopesOf(events: Iterable<{ id: string }>, { scopeOf }: Placed): ScopeId[] {
  const scopes = new Set<ScopeId>()
  for (const { id } of events) {
    const scope = scopeOf.get(id)
    if (scope) scopes.add(scope)
  }
  return [...scopes].sort()
}

/** By cell the name that most reports of the ordinary band gave; those without one are left out. */
export function cellNames(incidents: readonly KnownIncident[]): Record<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { place, scope } of incidents) {
    const [cell, name] = [cellOf(place), nameOf(place)]
    if (!cell || !name || parseScopeId(scope).band !== 'standard') continue
    const own = counts.get(cell) ?? new Map<string, number>()
    counts.set(cell, own.set(name, (own.get(name) ?? 0) + 1))
  }
  const most = (own: Map<string, number>) =>
    [...own].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? ''
  return Object.fromEntries([...counts].map(([cell, own]) => [cell, most(own)]))
}

function nameOf(place: Place): string | undefined {
  return placePoint(place) && 'name' in place ? place.name : undefined
}
