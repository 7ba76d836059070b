import { parseScopeId, type RecordId, type ScopeId } from '@tocsin/schema/primitives/ids'
import { type Place, placePoint } from '@tocsin/schema/primitives/place'
import { cellOf } from '../areas/cells.ts'
import type { InUnit } from '../areas/units.ts'
import type { Day, HarmEvent } from '../risk/harm-event.ts'
import { dayOf, harmOf, whereAndWhen } from '../risk/harm-of.ts'
import { precursorOfThreat } from '../risk/precursor-of.ts'
import type { KnownThreat, RunInputs } from './inputs.ts'

/** Incidents and threats whose place and date are known well enough, by their area, with the scope of each. */
export type Placed = {
  /** Incidents. */
  readonly events: readonly HarmEvent[]
  readonly threats: readonly HarmEvent[]
  readonly scopeOf: ReadonlyMap<string, ScopeId>
}

/** By cells, or by what `areaOf` says. */
export function placedOf(
  { incidents, threats, timeZone }: Pick<RunInputs, 'incidents' | 'threats' | 'timeZone'>,
  today: Day,
  areaOf: (record: InUnit) => string | undefined = ({ place }) => cellOf(place),
): Placed {
  return {
    events: incidents.flatMap((one) => harmOf(one, timeZone, () => areaOf(one)) ?? []),
    threats: threats.flatMap((one) => threatEvent(one, timeZone, today, areaOf(one)) ?? []),
    scopeOf: new Map([...incidents, ...threats].map(({ id, scope }) => [id, scope])),
  }
}

/**
 * A threat as what may come before an attack. What has been ended counts no more today, whatever the
 * clock said with which it was ended.
 */
function threatEvent(
  { id, place, noticed, kind, knownAt, endedAt }: KnownThreat,
  timeZone: string,
  today: Day,
  area: string | undefined,
): HarmEvent | undefined {
  const found = whereAndWhen({ place, occurred: noticed }, timeZone, () => area)
  return (
    found && {
      id,
      ...found,
      known: dayOf(timeZone, knownAt),
      standing: 'unverified',
      civilianDeaths: 0,
      precursor: precursorOfThreat(kind),
      ...(endedAt !== null && { ended: Math.min(dayOf(timeZone, endedAt), today) }),
    }
  )
}

/** As `HarmEvent` has them, ids are those of the records that were given. */
export function recordIds(events: readonly { id: string }[], most: number): RecordId[] {
  // as: events are made of incidents and threats, with their ids.
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

type Located = { readonly place: Place; readonly scope: ScopeId }

/** By cell the name that most records of the ordinary band gave; those without one are left out. */
export function cellNames(records: readonly Located[]): Record<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { place, scope } of records) {
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
