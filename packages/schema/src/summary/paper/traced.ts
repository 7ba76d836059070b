import type { Violation } from '../../events/bodies.ts'
import { type Count, exactly, isNobody, sumCounts } from '../../primitives/count.ts'
import { grouped } from '../../primitives/grouped.ts'
import type { RecordId } from '../../primitives/ids.ts'
import { countedAt } from '../../primitives/occurred.ts'
import type { Week } from '../../primitives/week.ts'
import { itemOf } from '../../vocabulary/find.ts'
import { violationTypes } from '../../vocabulary/violation-types.ts'
import { countOf } from '../compute.ts'
import { type Headline, headlines } from '../state.ts'
import type { PaperIncident } from './source.ts'
import type { Traced, TracedSplit } from './state.ts'

/** An incident, or a part of it, with what it adds to a number. */
export type Item = { row: PaperIncident; count: Count }

/** A violation with the people or occurrences that it counts (SPEC SU-3, SU-8), and in which tables. */
export type ViolationItem = Item & {
  violation: Violation
  headline: Headline | null
  grave: string | null
}

/** An incident whose violations were counted, once for all tables that read them. */
export type CountedIncident = PaperIncident & { items: readonly ViolationItem[] }

/**
 * Behind a number stands what adds somebody to it, none twice (SPEC SU-9). Items of one incident stand
 * beside each other, as all of these are made.
 */
export function traced(items: readonly Item[]): Traced {
  const tally = newTally()
  for (const item of items) add(tally, item)
  return toTraced(tally)
}

type Tally = { counts: Count[]; ids: RecordId[]; last: RecordId | null }

function newTally(): Tally {
  return { counts: [], ids: [], last: null }
}

function add(tally: Tally, { row, count }: Item): void {
  tally.counts.push(count)
  if (tally.last === row.id || isNobody(count)) return
  tally.last = row.id
  tally.ids.push(row.id)
}

function toTraced({ counts, ids }: Tally): Traced {
  return { count: sumCounts(counts), ids }
}

/** So many records. */
export function tracedRecords(records: readonly { id: RecordId }[]): Traced {
  return { count: exactly(records.length), ids: records.map(({ id }) => id) }
}

export function tracedSplit(items: readonly Item[]): TracedSplit {
  const [verified, unverified, total] = [newTally(), newTally(), newTally()]
  for (const item of items) {
    add(total, item)
    if (item.row.countedAs === 'verified') add(verified, item)
    if (item.row.countedAs === 'unverified') add(unverified, item)
  }
  return {
    verified: toTraced(verified),
    unverified: toTraced(unverified),
    total: toTraced(total),
  }
}

/** Each incident once. */
export function incidentItems(rows: readonly PaperIncident[]): Item[] {
  return rows.map((row) => ({ row, count: one }))
}

const one = exactly(1)

export function countedIncident(row: PaperIncident): CountedIncident {
  const items = row.violations.map((violation): ViolationItem => {
    const { headline = null, grave = null } = itemOf(violationTypes, violation.type) ?? {}
    return { row, violation, count: countOf(violation), headline, grave }
  })
  return { ...row, items }
}

export function violationItems(rows: readonly CountedIncident[]): ViolationItem[] {
  return rows.flatMap(({ items }) => items)
}

/** For each of the four headline figures, in their order. */
export function byHeadline<T>(make: (name: Headline) => T): Record<Headline, T> {
  // as: every headline has been made, and nothing else.
  return Object.fromEntries(headlines.map((name) => [name, make(name)])) as Record<Headline, T>
}

export type Harm = Record<Headline, readonly ViolationItem[]>

export function harmOf(rows: readonly CountedIncident[]): Harm {
  const of = grouped(violationItems(rows), ({ headline }) => headline)
  return byHeadline((name) => of.get(name) ?? [])
}

/** For each week what is counted in it, by the latest moment at which it can have happened (SPEC SU-1). */
export function rowsOf<Row extends PaperIncident>(
  weeks: readonly Week[],
  rows: readonly Row[],
): Row[][] {
  const found: Row[][] = weeks.map(() => [])
  for (const row of rows) {
    const at = countedAt(row.occurred)
    if (row.countedAs === null || at === undefined) continue
    found[weeks.findIndex(({ start, end }) => start <= at && at < end)]?.push(row)
  }
  return found
}
