import type { Day } from './harm-event.ts'
import { nearShare } from './kernel.ts'
import { type Field, isAsked, shareOf } from './levels.ts'
import { part } from './log-odds.ts'
import type { Model, Term } from './model.ts'

/** One event in a reason, with what it counts there. */
export type Counted = {
  readonly id: string
  readonly area: string
  readonly end: Day
  /** From middle to middle; 0 in the area itself. */
  readonly km: number
  readonly counts: number
}

/**
 * A term as a reader can compute it again: the events with their dates and distances, whose `counts`
 * add up to `level`, and `adds` = weight · ln(1 + level / scale), at most what the term may add.
 */
export type Reason = {
  readonly term: Term
  readonly level: number
  readonly adds: number
  /** How many events make up the level, the first and last of them, and how near the nearest. */
  readonly events: number
  readonly first: Day
  readonly last: Day
  readonly nearestKm: number
  /** Those that count most, first. */
  readonly counted: readonly Counted[]
}

/** Every term of one area, the one that adds most first; terms that add nothing are left out. */
export function reasonsOf(field: Field, model: Model, area: number, monday: Day): Reason[] {
  return model.terms
    .flatMap((term) => {
      const counted = countedIn(field, term, area, monday)
      if (counted.length === 0) return []
      const level = counted.reduce((sum, { counts }) => sum + counts, 0)
      const adds = part(term, level, model.scale)
      if (adds === 0) return []
      return [
        {
          term,
          level,
          adds,
          events: counted.length,
          first: Math.min(...counted.map(({ end }) => end)),
          last: Math.max(...counted.map(({ end }) => end)),
          nearestKm: Math.min(...counted.map(({ km }) => km)),
          counted,
        },
      ]
    })
    .sort((a, b) => b.adds - a.adds)
}

function countedIn(
  { placed, distances: { areas, km } }: Field,
  term: Term,
  area: number,
  monday: Day,
): Counted[] {
  const { reachKm } = term
  return placed
    .flatMap(({ event, at }) => {
      if (!isAsked(event, term, monday)) return []
      if ((at === area) !== (reachKm === undefined)) return []
      const apart = km[at * areas + area] ?? 0
      const share = reachKm === undefined ? 1 : nearShare(apart, reachKm)
      if (share === 0) return []
      const counts = share * shareOf(event, term, monday)
      return [{ id: event.id, area: event.area, end: event.end, km: apart, counts }]
    })
    .sort((a, b) => b.counts - a.counts)
}
