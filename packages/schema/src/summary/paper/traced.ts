import { addCount, type Count, exactly, isNobody, ZERO } from '../../primitives/count.ts'
import type { RecordId } from '../../primitives/ids.ts'
import { type Headline, headlines } from '../state.ts'
import type { CountedIncident, ViolationItem } from './counted.ts'
import type { Numbered, Numbers } from './numbered.ts'
import type * as Told from './state.ts'

export type Traced = Numbered<Told.Traced>
export type TracedSplit = Numbered<Told.TracedSplit>

/**
 * Behind a number stands what adds somebody to it, none twice (SPEC SU-9). Items of one incident stand
 * beside each other, as all of these are made. `countOf`: what an item adds.
 */
export function traced(items: readonly ViolationItem[], countOf = countOfItem): Traced {
  const tally = newTally()
  for (const item of items) add(tally, item.number, countOf(item))
  return tally
}

export function tracedSplit(items: readonly ViolationItem[], countOf = countOfItem): TracedSplit {
  const split = newSplit()
  for (const item of items) {
    const count = countOf(item)
    add(split.total, item.number, count)
    add(split[item.countedAs], item.number, count)
  }
  return split
}

function countOfItem({ count }: ViolationItem): Count {
  return count
}

/** Each incident once. */
export function splitOfIncidents(rows: readonly CountedIncident[]): TracedSplit {
  const [verified, unverified, total]: [number[], number[], number[]] = [[], [], []]
  for (const { number, countedAs } of rows) {
    total.push(number)
    if (countedAs === 'verified') verified.push(number)
    else unverified.push(number)
  }
  return { verified: each(verified), unverified: each(unverified), total: each(total) }
}

/** The sum of one for each. */
function each(ids: readonly number[]): Traced {
  return { count: ids.length === 0 ? ZERO : exactly(ids.length), ids }
}

/** A number in the making. */
type Tally = { count: Count; ids: number[] }

function newSplit(): Record<keyof TracedSplit, Tally> {
  return { verified: newTally(), unverified: newTally(), total: newTally() }
}

function newTally(): Tally {
  return { count: { ...ZERO }, ids: [] }
}

function add({ count, ids }: Tally, number: number, more: Count): void {
  addCount(count, more)
  if (!isNobody(more) && ids.at(-1) !== number) ids.push(number)
}

/** So many incidents. */
export function tracedIncidents(rows: readonly CountedIncident[]): Traced {
  return { count: exactly(rows.length), ids: rows.map(({ number }) => number) }
}

/** So many records of other kinds. */
export function tracedRecords(records: readonly { id: RecordId }[], { of }: Numbers): Traced {
  return { count: exactly(records.length), ids: records.map(({ id }) => of(id)) }
}

/** For each of the four headline figures, in their order. */
export function byHeadline<T>(make: (name: Headline) => T): Record<Headline, T> {
  // as: every headline has been made, and nothing else.
  return Object.fromEntries(headlines.map((name) => [name, make(name)])) as Record<Headline, T>
}

export type Harm = Record<Headline, readonly ViolationItem[]>

export function harmOf(rows: readonly CountedIncident[]): Harm {
  const harm: Record<Headline, ViolationItem[]> = byHeadline(() => [])
  for (const { items } of rows)
    for (const item of items) if (item.headline !== null) harm[item.headline].push(item)
  return harm
}

export function violationItems(rows: readonly CountedIncident[]): ViolationItem[] {
  return rows.flatMap(({ items }) => items)
}
