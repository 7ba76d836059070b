import { expect, test } from 'vitest'
import type { MapSymbol } from './map-types.ts'
import { sortSymbols } from './sort-symbols.ts'

const symbol = (id: number, more: Partial<MapSymbol> = {}): MapSymbol => ({
  id: String(id),
  kind: 'incident',
  lat: id / 1000,
  lon: 20 + id / 1000,
  radiusM: 100,
  fill: id % 2 === 0 ? 'verified' : 'unverified',
  danger: false,
  chosen: false,
  title: '',
  ...more,
})

function sorted(symbols: readonly MapSymbol[]) {
  const places: number[] = []
  const verified: number[] = []
  const ends: boolean[] = []
  const sorting = sortSymbols(symbols, (points, isLast) => {
    places.push(...points.places)
    verified.push(...points.verified)
    ends.push(isLast)
  })
  for (let steps = 0; ; steps++) {
    const step = sorting.next()
    if (step.done) return { steps, places, verified, ends, ...step.value }
  }
}

test('danger, bases and the chosen one stand alone, everything else is gathered in its place', () => {
  const list = [
    symbol(0),
    symbol(1, { danger: true }),
    symbol(2, { kind: 'base' }),
    symbol(3),
    symbol(4, { chosen: true }),
    symbol(5, { drawn: { kind: 'area', corners: [] } }),
  ]
  const { always, drawn, together, places, verified } = sorted(list)
  expect(always.map(({ id }) => id)).toEqual(['1', '2', '4'])
  expect(drawn.map(({ id }) => id)).toEqual(['5'])
  expect([...together]).toEqual([0, 3, 5])
  expect(places).toEqual([20, 0, 20.003, 0.003, 20.005, 0.005])
  expect(verified).toEqual([1, 0, 0])
})

test('a long list is sorted in steps, a short one at once, and none is lost', () => {
  expect(sorted([]).steps).toBe(0)
  expect(sorted(Array.from({ length: 2000 }, (_, i) => symbol(i))).steps).toBe(0)
  const long = sorted(Array.from({ length: 12_000 }, (_, i) => symbol(i)))
  expect(long.steps).toBe(5)
  expect(long.together.length).toBe(12_000)
  expect(long.together.at(-1)).toBe(11_999)
  expect(long.verified.length).toBe(12_000)
  expect(long.places.at(-1)).toBe(11.999)
  expect(long.ends).toEqual([false, false, false, false, false, true])
})
