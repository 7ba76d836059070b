import { grouped } from '../../primitives/grouped.ts'
import type { AreaId } from '../../primitives/ids.ts'
import { actorTypes } from '../../vocabulary/actor-types.ts'
import { itemOf } from '../../vocabulary/find.ts'
import type { AreaKey } from '../state.ts'
import type { CountedIncident } from './counted.ts'
import type { Numbered } from './numbered.ts'
import type { Breakdown, PaperModel } from './state.ts'
import { byHeadline, harmOf, splitOfIncidents, type TracedSplit, tracedSplit } from './traced.ts'

type Rows = readonly CountedIncident[]

/** By area, those without an incident too, and by type of actor (SPEC SP-5). */
export function breakdownOf(
  areas: readonly AreaId[],
  now: Rows,
  before: Rows,
): Numbered<PaperModel>['breakdown'] {
  const inArea = { now: grouped(now, areaOf), before: grouped(before, areaOf) }
  const byActor = { now: groupedByActor(now), before: groupedByActor(before) }
  return {
    areas: areaKeys(areas, [...inArea.now.keys(), ...inArea.before.keys()]).map((area) => ({
      area,
      ...lineOf(inArea.now.get(area), inArea.before.get(area)),
    })),
    actors: actorKeys([...byActor.now.keys(), ...byActor.before.keys()]).map((actor) => ({
      actor,
      ...lineOf(byActor.now.get(actor), byActor.before.get(actor)),
    })),
  }
}

/** Incidents in which forces of the host State are named. */
export function byStateForces(now: Rows): TracedSplit {
  const isState = (code: string) => itemOf(actorTypes, code)?.side === 'state'
  return splitOfIncidents(now.filter(({ actors }) => actors.some(isState)))
}

function areaOf({ area }: CountedIncident): AreaKey {
  return area
}

/** Once under each that is named; under null where nobody is. */
function groupedByActor(rows: Rows): ReadonlyMap<string | null, Rows> {
  const groups = new Map<string | null, CountedIncident[]>()
  const put = (actor: string | null, row: CountedIncident) => {
    const group = groups.get(actor)
    if (group) group.push(row)
    else groups.set(actor, [row])
  }
  for (const row of rows) {
    const { actors } = row
    if (actors.length === 0) put(null, row)
    actors.forEach((actor, n) => {
      if (actors.indexOf(actor) === n) put(actor, row)
    })
  }
  return groups
}

function lineOf(now: Rows = [], before: Rows = []): Numbered<Breakdown> {
  const harm = harmOf(now)
  return {
    incidents: splitOfIncidents(now),
    before: splitOfIncidents(before),
    harm: byHeadline((name) => tracedSplit(harm[name])),
  }
}

function areaKeys(areas: readonly AreaId[], keys: readonly AreaKey[]): AreaKey[] {
  const present = new Set(keys)
  const added = [...present].filter((area) => area !== null && !areas.includes(area)).sort()
  return [...areas, ...added, ...(present.has(null) ? [null] : [])]
}

/** In the order of the code list; codes of a newer one after it, and at the end nobody named. */
function actorKeys(keys: readonly (string | null)[]): (string | null)[] {
  const present = new Set(keys)
  const known: string[] = actorTypes.items.map(({ code }) => code)
  const newer = [...present].filter((code) => code !== null && !known.includes(code)).sort()
  return [
    ...known.filter((code) => present.has(code)),
    ...newer,
    ...(present.has(null) ? [null] : []),
  ]
}
