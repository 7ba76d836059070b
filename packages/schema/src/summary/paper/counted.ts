import type { Violation } from '../../events/bodies.ts'
import type { CountedAs } from '../../incident/select.ts'
import type { Count } from '../../primitives/count.ts'
import { countedAt } from '../../primitives/occurred.ts'
import type { Week } from '../../primitives/week.ts'
import { itemOf } from '../../vocabulary/find.ts'
import { violationTypes } from '../../vocabulary/violation-types.ts'
import { countOf } from '../compute.ts'
import type { AreaKey, Headline } from '../state.ts'
import type { PaperIncident } from './source.ts'

type Side = NonNullable<CountedAs>

/** A violation with the people or occurrences that it counts (SPEC SU-3, SU-8), and in which tables. */
export type ViolationItem = {
  /** Number and side of its incident. */
  number: number
  countedAs: Side
  violation: Violation
  count: Count
  headline: Headline | null
  grave: string | null
}

/**
 * An incident that figures count, with what all tables read of it looked at once: made one after the
 * other in the order of their ids, they lie beside each other in memory, which rows that a database
 * gave in another order do not.
 */
export type CountedIncident = {
  number: number
  row: PaperIncident
  countedAs: Side
  /** Null where only the country is known (SPEC SU-5). */
  area: AreaKey
  /** By when it is counted; undefined without a date (SPEC SU-1). */
  at: string | undefined
  knownAt: number
  actors: readonly string[]
  items: readonly ViolationItem[]
}

/** Undefined for what no figure counts: merged, rejected, withdrawn or a drill. */
export function countedIncident(row: PaperIncident, number: number): CountedIncident | undefined {
  const { countedAs, place, area, occurred, knownAt, actors, violations } = row
  if (countedAs === null) return undefined
  return {
    number,
    row,
    countedAs,
    area: place?.kind === 'country' ? null : area,
    at: countedAt(occurred),
    knownAt,
    actors,
    items: violations.map((violation): ViolationItem => {
      const { headline = null, grave = null } = itemOf(violationTypes, violation.type) ?? {}
      return { number, countedAs, violation, count: countOf(violation), headline, grave }
    }),
  }
}

/** For each of some weeks that do not overlap what is counted in it. */
export function rowsOf(
  weeks: readonly Week[],
  incidents: readonly CountedIncident[],
): CountedIncident[][] {
  const found: CountedIncident[][] = weeks.map(() => [])
  for (const row of incidents) {
    const { at } = row
    if (at === undefined) continue
    found[weeks.findIndex(({ start, end }) => start <= at && at < end)]?.push(row)
  }
  return found
}
