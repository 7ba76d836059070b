import { expect, test } from 'vitest'
import { cellArea, cellAt, cellsAround } from './cells.ts'
import { middleOf, unitOf } from './units.ts'

test('RL-1 a cell is found by its middle, and has six around it', () => {
  const area = cellArea('8458005ffffffff')
  expect(cellAt(area.centre)).toBe(area.id)
  expect(cellsAround([area.id], 1)).toHaveLength(7)
  expect(() => cellArea('nothing')).toThrow(RangeError)
})

test('RL-11 a place counts in the unit that holds it as long as it is known well enough for a cell', () => {
  const point = { kind: 'point', lat: 1, lon: 2, source: 'pin' } as const
  expect(unitOf({ place: { ...point, radiusM: 500 }, unit: 'A' })).toBe('A')
  expect(unitOf({ place: { ...point, radiusM: 80_000 }, unit: 'A' })).toBeUndefined()
  expect(unitOf({ place: { ...point, radiusM: 500 } })).toBeUndefined()
})

test('RL-11 the middle of an outline lies in it, also across the date line', () => {
  const middle = middleOf([
    { lat: 1, lon: 179 },
    { lat: 1, lon: -179 },
  ])
  expect(Math.abs(middle.lon)).toBeCloseTo(180, 9)
  expect(middleOf([{ lat: 5, lon: 5 }]).lat).toBeCloseTo(5, 9)
})
