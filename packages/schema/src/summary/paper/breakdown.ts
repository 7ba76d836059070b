import type { AreaId } from '../../primitives/ids.ts'
import { actorTypes } from '../../vocabulary/actor-types.ts'
import { itemOf } from '../../vocabulary/find.ts'
import type { AreaKey } from '../state.ts'
import type { PaperIncident } from './source.ts'
import type { Breakdown, PaperModel, TracedSplit } from './state.ts'
import { byHeadline, harmOf, incidentItems, tracedSplit } from './traced.ts'

type Rows = readonly PaperIncident[]

/** By area, those without an incident too, and by type of actor (SPEC SP-5). */
export function breakdownOf(
  areas: readonly AreaId[],
  now: Rows,
  before: Rows,
): PaperModel['breakdown'] {
  const part = (keep: (row: PaperIncident) => boolean) =>
    lineOf(now.filter(keep), before.filter(keep))
  const both = [...now, ...before]
  return {
    areas: areaKeys(areas, both).map((area) => ({
      area,
      ...part((row) => areaKeyOf(row) === area),
    })),
    actors: actorKeys(both).map((actor) => ({
      actor,
      ...part(({ actors }) => (actor === null ? actors.length === 0 : actors.includes(actor))),
    })),
  }
}

/** Incidents in which forces of the host State are named. */
export function byStateForces(now: Rows): TracedSplit {
  const isState = (code: string) => itemOf(actorTypes, code)?.side === 'state'
  return tracedSplit(incidentItems(now.filter(({ actors }) => actors.some(isState))))
}

export function areaKeyOf({ place, area }: PaperIncident): AreaKey {
  return place?.kind === 'country' ? null : area
}

function lineOf(now: Rows, before: Rows): Breakdown {
  const harm = harmOf(now)
  return {
    incidents: tracedSplit(incidentItems(now)),
    before: tracedSplit(incidentItems(before)),
    harm: byHeadline((name) => tracedSplit(harm[name])),
  }
}

function areaKeys(areas: readonly AreaId[], rows: Rows): AreaKey[] {
  const present = new Set(rows.map(areaKeyOf))
  const added = [...present].filter((area) => area !== null && !areas.includes(area)).sort()
  return [...areas, ...added, ...(present.has(null) ? [null] : [])]
}

/** In the order of the code list; codes of a newer one after it, and at the end nobody named. */
function actorKeys(rows: Rows): (string | null)[] {
  const present = new Set(rows.flatMap(({ actors }) => actors))
  const known: string[] = actorTypes.items.map(({ code }) => code)
  const newer = [...present].filter((code) => !known.includes(code)).sort()
  const isUnnamed = rows.some(({ actors }) => actors.length === 0)
  return [...known.filter((code) => present.has(code)), ...newer, ...(isUnnamed ? [null] : [])]
}
