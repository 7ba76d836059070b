import { expect, test } from 'vitest'
import { type Count, exactly, sumCounts, ZERO } from '../../primitives/count.ts'
import { AreaId } from '../../primitives/ids.ts'
import { addDays } from '../../primitives/local-date.ts'
import type { Split } from '../state.ts'
import { elsewhere, lineId, ReleaseGrid } from './grid.ts'
import { changeGrid, type Ledger } from './ledger.ts'
import { outsideTable, type ReleaseProfile } from './outside-table.ts'
import { mayReplan, type ReleasePlan } from './plan.ts'
import { type ExactOf, releaseWeek } from './release-week.ts'

const areas = ['OD01', 'OD02', 'OD03'].map((id) => AreaId.parse(id))
const first = '2026-01-05'
const weekAt = (place: number) => addDays(first, 7 * place)
const north = { code: 'north', of: areas.slice(0, 2) }
type Category = ReleaseGrid['categories'][number]
const injured: Category = { code: 'injured', types: ['maiming', 'injury'], kind: 'guarded' }
const killed: Category = { code: 'killed', types: ['killing'], kind: 'open' }
const grid: ReleaseGrid = { from: first, areas: [north], categories: [injured, killed] }
const empty: Ledger = { batchWeeks: 4, grids: [grid], weeks: [], lines: [], late: [] }
const profile: ReleaseProfile = {
  name: 'partners',
  version: 1,
  categories: ['injured', 'killed'],
  columns: ['sides', 'last_week', 'restated', 'late', 'sums'],
}

/** Injured in the north: verified and unverified, by place of the week. */
type Known = Readonly<Record<number, readonly [Count | number, Count | number]>>

function exactOf(known: Known, category = 'injured'): ExactOf {
  return (week) => {
    const [verified, unverified] = (
      known[(Date.parse(week) - Date.parse(first)) / 604_800_000] ?? [0, 0]
    ).map((n) => (typeof n === 'number' ? exactly(n) : n))
    const split: Split = {
      verified: verified ?? ZERO,
      unverified: unverified ?? ZERO,
      total: sumCounts([verified ?? ZERO, unverified ?? ZERO]),
    }
    return new Map([[lineId({ week, area: 'north', category }), split]])
  }
}

function released(ledger: Ledger, place: number, known: Known, category?: string): Ledger {
  const next = releaseWeek(ledger, weekAt(place), exactOf(known, category))
  if (!next.ok) throw new Error(next.error.code)
  return next.value
}

/** The four weeks of the first batch, of which the last one restates what is known by then. */
function batch(before: Known, after: Known, category?: string): Ledger {
  const told = [0, 1, 2].reduce((ledger, place) => released(ledger, place, before, category), empty)
  return released(told, 3, after, category)
}

/** Batch after batch, with what is known of the first week in each. */
function batches(...known: Known[]): Ledger {
  return known.reduce<Ledger>(
    (ledger, each, at) =>
      [0, 1, 2, 3].reduce<Ledger>((l, i) => released(l, 4 * at + i, each), ledger),
    empty,
  )
}

function tableOf(ledger: Ledger, place: number, by = profile) {
  const of = { week: weekAt(place), previous: weekAt(place - 1) }
  const table = outsideTable(ledger, by, of)
  if (!table.ok) throw new Error(table.error.code)
  return table.value
}

const best = (line: { told: Record<keyof Split, Count | null> } | undefined) => [
  line?.told.verified?.best,
  line?.told.unverified?.best,
  line?.told.total?.best,
]
const silent = [undefined, undefined, undefined]

test('RP-1 in a grid no area and no type is in two lines, and no sensitive type is told as it is', () => {
  expect(ReleaseGrid.safeParse(grid).success).toBe(true)
  const bad: Partial<ReleaseGrid>[] = [
    { areas: [north, { code: 'south', of: areas.slice(1) }] },
    { areas: [{ code: elsewhere, of: areas }] },
    { categories: [injured, { code: 'hurt', types: ['injury'], kind: 'open' }] },
    { categories: [injured, { ...killed, code: 'injured' }] },
    { categories: [{ code: 'children', types: ['recruitment'], kind: 'open' }] },
    { categories: [{ code: 'newer', types: ['type_of_a_newer_list'], kind: 'open' }] },
  ]
  for (const each of bad) expect(ReleaseGrid.safeParse({ ...grid, ...each }).success).toBe(false)
})

test('RP-1 another grid begins with a batch of which nothing was told; no week is told by two', () => {
  const other = { ...grid, areas: [{ code: 'all', of: areas }] }
  const told = released(empty, 4, {})
  for (const place of [0, 3, 4, 5]) {
    expect(changeGrid(told, { ...other, from: weekAt(place) })).toMatchObject({ ok: false })
  }
  const next = changeGrid(told, { ...other, from: weekAt(8) })
  if (!next.ok) throw new Error(next.error.code)
  const areasOf = (place: number) =>
    new Set(tableOf(released(next.value, place, {}), place).now.map(({ area }) => area))
  expect(areasOf(7)).toEqual(new Set(['north', elsewhere]))
  expect(areasOf(8)).toEqual(new Set(['all', elsewhere]))
  expect(releaseWeek(empty, weekAt(-1), exactOf({}))).toMatchObject({ ok: false })
})

test('RP-1 a plan that takes the place of another leaves what was told as it was told', () => {
  const { weeks, lines, late } = released(empty, 4, {})
  const told = { weeks, lines, late }
  const plan: ReleasePlan = { batchWeeks: 4, grids: [grid], profiles: [profile] }
  const later = { ...grid, from: weekAt(8), areas: [] }
  const may = (next: Partial<ReleasePlan>, of = told) => mayReplan(plan, { ...plan, ...next }, of)
  expect(may({ profiles: [] })).toBeUndefined()
  expect(may({ grids: [grid, later] })).toBeUndefined()
  expect(may({ grids: [{ ...grid, areas: [] }] })).toMatchObject({ code: 'bad_input' })
  expect(may({ grids: [later] })).toMatchObject({ code: 'bad_input' })
  expect(may({ grids: [grid, { ...later, from: weekAt(9) }] })).toMatchObject({ code: 'bad_input' })
  expect(may({ batchWeeks: 13 })).toMatchObject({ code: 'bad_input' })
  expect(may({ batchWeeks: 13 }, { weeks: [], lines: [], late: [] })).toBeUndefined()
})

test('RP-2 a guarded line is told from five on, by its lower end; silence is also what nobody says', () => {
  const line = (verified: Count | number, unverified: Count | number) =>
    best(tableOf(released(empty, 0, { 0: [verified, unverified] }), 0).now[0])
  expect(line(0, 0)).toEqual(silent)
  expect(line(0, 4)).toEqual(silent)
  expect(line(0, { min: 4, best: 9, max: 30, status: 'reported' })).toEqual(silent)
  expect(line(0, 5)).toEqual([undefined, undefined, 5])
  expect(line(4, 9)).toEqual([undefined, undefined, 13])
  expect(line(5, 9)).toEqual([5, 9, 14])
})

test('RP-2 an open line is told as it is', () => {
  const table = tableOf(released(empty, 0, { 0: [1, 2] }, 'killed'), 0)
  expect(best(table.now.find(({ category }) => category === 'killed'))).toEqual([1, 2, 3])
})

test('RP-3 what was told stays until a batch, and is asked for again in vain', () => {
  const once = released(empty, 0, { 0: [0, 7] })
  expect(released(once, 0, { 0: [0, 30] })).toEqual(once)
  const next = tableOf(released(once, 1, { 0: [0, 30] }), 1)
  expect(best(next.lastWeek[0])).toEqual([undefined, undefined, 7])
  expect(next.restated).toEqual([])
})

test('RP-3 a batch says what differs by five and more, or is silent now, and nothing of small changes', () => {
  const restated = (before: number, after: number) =>
    tableOf(batch({ 1: [0, before] }, { 1: [0, after] }), 3).restated.map(best)
  expect(restated(7, 12)).toEqual([[undefined, undefined, 12]])
  expect(restated(12, 7)).toEqual([[undefined, undefined, 7]])
  expect(restated(7, 11)).toEqual([])
  expect(restated(7, 7)).toEqual([])
  expect(restated(7, 4)).toEqual([silent])
  expect(restated(4, 300)).toEqual([])
})

test('RP-3 a number is far from all that was told of it, not only from the last', () => {
  const after = (...all: number[]) => {
    const { lines } = batches(...all.map((n): Known => ({ 0: [0, n] })))
    return lines
      .filter(
        ({ week, area, category }) => `${week} ${area} ${category}` === `${first} north injured`,
      )
      .map(best)
  }
  const total = (n: number) => [undefined, undefined, n]
  expect(after(10, 20, 30)).toEqual([total(10), total(20), total(30)])
  expect(after(10, 20, 12)).toEqual([total(10), total(20)])
  expect(after(10, 3, 30)).toEqual([total(10), silent])
})

test('RP-3 sides that were silent stay so, and a change of the total decides with them', () => {
  const restated = (before: [number, number], after: [number, number]) =>
    tableOf(batch({ 1: before }, { 1: after }), 3).restated.map(best)
  expect(restated([0, 9], [9, 9])).toEqual([[undefined, undefined, 18]])
  expect(restated([6, 14], [11, 9])).toEqual([[11, 9, 20]])
  expect(restated([6, 14], [11, 8])).toEqual([])
})

test('RP-3 open lines are restated in batches too, as they are', () => {
  const { restated } = tableOf(batch({ 1: [0, 3] }, { 1: [1, 3] }, 'killed'), 3)
  expect(restated.map(best)).toEqual([[1, 3, 4]])
})

test('RP-4 silent lines of a batch are told together, once they hold more than silence could', () => {
  const late = (after: Known) =>
    tableOf(batch({ 0: [0, 9] }, after), 3).late.filter(({ area }) => area === 'north')
  expect(late({ 1: [0, 12] })).toEqual([])
  expect(late({ 1: [0, 300] })).toMatchObject([
    { weeks: [1, 2, 3].map(weekAt), category: 'injured', total: { best: 300 } },
  ])
})

test('RP-4 their sum keeps to the weeks it was told of, to far numbers, and to silence', () => {
  const all = [40, 42, 47, 3, 90].map((n): Known => ({ 0: [0, n] }))
  const ledger = batches({}, ...all)
  const north = ledger.late.filter(({ batch, area }) => batch === 0 && area === 'north')
  expect(north.map(({ total }) => total?.best)).toEqual([40, 47, undefined])
})

test('RP-5 a table is the same whenever it is asked for, and a narrower profile holds nothing else', () => {
  const ledger = batch({ 1: [6, 9], 2: [0, 8] }, { 1: [6, 30], 2: [0, 8] })
  const wide = tableOf(ledger, 2)
  const later = released(ledger, 4, { 2: [0, 90] })
  expect(tableOf(later, 2)).toEqual(wide)
  const narrow = tableOf(ledger, 3, { ...profile, categories: ['injured'], columns: ['restated'] })
  expect(narrow).toMatchObject({ lastWeek: [], late: [], sums: [] })
  expect(narrow.restated.map(best)).toEqual([[undefined, undefined, 36]])
  expect(outsideTable(ledger, profile, { week: weekAt(9), previous: first })).toMatchObject({
    ok: false,
  })
})

test('RP-5 a sum is of what is told, and says how many lines are silent', () => {
  const { sums } = tableOf(released(empty, 0, { 0: [0, 8] }), 0)
  expect(sums[0]).toMatchObject({ category: 'injured', told: { best: 8 }, silent: 1 })
})
