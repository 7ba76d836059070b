import type { Area } from '../areas/area.ts'
import { type Day, type HarmEvent, standingWeights } from './harm-event.ts'
import type { Distances } from './kernel.ts'
import { nearShares } from './kernel.ts'
import { isCivilian, type Term } from './model.ts'

/** An event and the number of its area in the list of areas. */
export type Placed = { readonly event: HarmEvent; readonly at: number }

export type Field = {
  readonly areas: number
  /** By the day on which they were known. */
  readonly placed: readonly Placed[]
  readonly distances: Distances
}

/** Events of these areas, by the day on which they were known; those of others are left out. */
export function placedIn(areas: readonly Area[], events: readonly HarmEvent[]): Placed[] {
  const numbers = new Map(areas.map(({ id }, i) => [id, i]))
  return events
    .flatMap((event) => {
      const at = numbers.get(event.area)
      return at === undefined ? [] : [{ event, at }]
    })
    .sort((a, b) => a.event.known - b.event.known || (a.event.id < b.event.id ? -1 : 1))
}

/** What counts in a term that asks for these events on a Monday: its standing, halved by its age. */
export function shareOf(event: HarmEvent, { halfLifeDays }: Term, monday: Day): number {
  return standingWeights[event.standing] * 2 ** (-(monday - 1 - event.end) / halfLifeDays)
}

/** After so many half-lives a precursor counts no more: it was about days that are over. */
const lastingHalfLives = 6

/** Whether an event was over and known when the Monday began, and nobody had ended it. */
export function isKnown({ known, end, ended }: HarmEvent, monday: Day): boolean {
  return known < monday && end < monday && (ended === undefined || ended > monday)
}

/** Whether an event is one that a term asks for, of those that were known when the Monday began. */
export function isAsked(event: HarmEvent, term: Term, monday: Day): boolean {
  return isKnown(event, monday) && isOf(event, term, monday)
}

function isOf(event: HarmEvent, { of, halfLifeDays }: Term, monday: Day): boolean {
  const { precursor, end } = event
  if (precursor === undefined) return of === 'any' || (of === 'civilian' && isCivilian(event))
  const isLasting = end >= monday - lastingHalfLives * halfLifeDays
  return (of === 'precursor' || of === precursor) && isLasting
}

/** Levels of every term in every area as they were known when a Monday began. */
export function createLevels({ areas, placed, distances }: Field) {
  const shares = new Map<number, Float64Array>()
  const sharesOf = (reachKm: number) => {
    const found = shares.get(reachKm) ?? nearShares(distances, reachKm)
    shares.set(reachKm, found)
    return found
  }
  const own = (term: Term, monday: Day) => {
    const levels = new Float64Array(areas)
    for (const { event, at } of placed) {
      if (event.known >= monday) break
      if (isAsked(event, term, monday))
        levels[at] = (levels[at] ?? 0) + shareOf(event, term, monday)
    }
    return levels
  }
  return (term: Term, monday: Day): Float64Array => {
    const here = own(term, monday)
    return term.reachKm === undefined ? here : spread(here, sharesOf(term.reachKm))
  }
}

function spread(levels: Float64Array, shares: Float64Array): Float64Array {
  const around = new Float64Array(levels.length)
  for (const [from, level] of levels.entries()) {
    if (level === 0) continue
    for (let to = 0; to < levels.length; to++) {
      around[to] = (around[to] ?? 0) + level * (shares[from * levels.length + to] ?? 0)
    }
  }
  return around
}
