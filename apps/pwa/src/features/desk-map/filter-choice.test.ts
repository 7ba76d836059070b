import type { MapRow } from '@tocsin/schema/desk/map-row'
import { AreaId, RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { describe, expect, test } from 'vitest'
import { choiceToFilter, firstChoice, isShown, narrowings } from './filter-choice.ts'
import { boundsOf } from './first-bounds.ts'
import { mapSymbols } from './map-symbols.ts'
import { queueLines } from './queue-line.ts'

const now = Date.parse('2026-11-22T04:00Z')

function row(n: number, change: Partial<MapRow> = {}): MapRow {
  return {
    kind: 'incident',
    id: RecordId.parse(`${'0'.repeat(32)}-${n}`),
    scope: ScopeId.parse('OD03.standard'),
    title: null,
    what: 'killing',
    drawn: null,
    place: { kind: 'point', lat: 1 + n / 10, lon: 30, radiusM: 100, source: 'pin' },
    occurred: { precision: 'unknown' },
    imminence: null,
    countedAs: 'unverified',
    danger: false,
    level: null,
    standing: null,
    exercise: false,
    onlyHeard: false,
    open: true,
    reports: 1,
    seq: n,
    ...change,
  }
}

describe('the question that a choice asks', () => {
  test('the last days are whole local days, today among them', () => {
    const filter = choiceToFilter({ ...firstChoice, time: '7' }, now, 'Africa/Juba')
    expect(filter).toEqual({ from: '2026-11-15T22:00Z' })
  })

  test('between two dates both days are in; an open end does not narrow', () => {
    const choice = {
      ...firstChoice,
      time: 'between' as const,
      from: '2026-11-02',
      to: '2026-11-03',
    }
    expect(choiceToFilter(choice, now, 'UTC')).toEqual({
      from: '2026-11-02T00:00Z',
      to: '2026-11-03T23:59Z',
    })
    expect(choiceToFilter({ ...choice, to: '' }, now, 'UTC')).toEqual({ from: '2026-11-02T00:00Z' })
  })

  test('areas, types and exercises are asked for only when chosen', () => {
    const areas = [AreaId.parse('OD03')]
    const choice = {
      ...firstChoice,
      time: 'all' as const,
      areas,
      what: ['killing'],
      withExercises: true,
    }
    expect(choiceToFilter(choice, now, 'UTC')).toEqual({
      areas,
      what: ['killing'],
      withExercises: true,
    })
    expect([narrowings(firstChoice), narrowings(choice)]).toEqual([1, 2])
  })
})

test('chips narrow by kind and finding; threats and exercises are in neither column of findings', () => {
  const verifiedOnly = { ...firstChoice, countedAs: ['verified' as const] }
  expect(isShown(verifiedOnly, row(1))).toBe(false)
  expect(isShown(verifiedOnly, row(1, { countedAs: 'verified' }))).toBe(true)
  expect(isShown(verifiedOnly, row(1, { kind: 'threat', countedAs: null }))).toBe(true)
  expect(isShown(verifiedOnly, row(1, { exercise: true, countedAs: null }))).toBe(true)
  expect(isShown(verifiedOnly, row(1, { countedAs: null }))).toBe(false)
  expect(isShown({ ...firstChoice, kinds: ['threat'] }, row(1))).toBe(false)
})

test('what has no place on the map gets no sign; what is not counted is a ring', () => {
  const rows = [
    row(1, { countedAs: 'verified' }),
    row(2, { place: { kind: 'withheld' } }),
    row(3, { countedAs: null }),
    row(4, { kind: 'threat', countedAs: null, danger: true }),
  ]
  const symbols = mapSymbols(rows, row(3).id, ({ id }) => id, new Map())
  expect(symbols.map(({ fill, chosen, danger }) => [fill, chosen, danger])).toEqual([
    ['verified', false, false],
    ['pending', true, false],
    ['unverified', false, true],
  ])
})

test('the map opens on where most records lie, and on nothing while there are none', () => {
  const rows = Array.from({ length: 40 }, (_, n) =>
    row(n + 1, {
      place: { kind: 'point', lat: 1 + (n % 10) / 10, lon: 30, radiusM: 10, source: 'pin' },
    }),
  )
  const far = row(99, {
    drawn: null,
    place: { kind: 'point', lat: 60, lon: -100, radiusM: 10, source: 'import' },
  })
  expect(boundsOf([])).toBeUndefined()
  expect(boundsOf([row(2, { place: { kind: 'withheld' } })])).toBeUndefined()
  const [west, south, east, north] = boundsOf([...rows, far]) ?? []
  expect([west, east].map((lon) => Math.round(lon ?? 0))).toEqual([30, 30])
  expect([south! > 0.7, north! < 2.3]).toEqual([true, true])
})

test('records without an open alert stand in the queue by their number, newest first', () => {
  const { lines, open, left } = queueLines([], [row(1), row(3), row(2)], null)
  expect(lines.map(({ id }) => id.slice(-1))).toEqual(['3', '2', '1'])
  expect([open, left]).toEqual([0, 0])
  expect(lines.every(({ waiting }) => waiting === null)).toBe(true)
})
