import type { Place } from '@tocsin/schema/primitives/place'
import { expect, test } from 'vitest'
import { cellArea, cellAt, cellsAround } from './cells.ts'
import { unitAreas, unitOf } from './units.ts'

const unit = (name: string, lat: number, lon: number): Place => {
  return { kind: 'unit', code: '', name, level: 'admin2', source: 'import', lat, lon }
}

test('RL-1 a cell is found by its middle, and has six around it', () => {
  const area = cellArea('8458005ffffffff')
  expect(cellAt(area.centre)).toBe(area.id)
  expect(cellsAround([area.id], 1)).toHaveLength(7)
  expect(() => cellArea('nothing')).toThrow(RangeError)
})

test('RL-1 a unit lies in the middle of what was reported from it, also across the date line', () => {
  const areas = unitAreas([unit('B', 1, 179), unit('B', 1, -179), unit('A', 5, 5)], 'admin2')
  expect(areas.map(({ id }) => id)).toEqual(['A', 'B'])
  expect(Math.abs(areas[1]?.centre.lon ?? 0)).toBeCloseTo(180, 9)
  expect(areas[0]?.centre.lat).toBeCloseTo(5, 9)
  expect(unitOf(unit('A', 5, 5), 'admin1')).toBeUndefined()
  expect(unitAreas([], 'admin2')).toEqual([])
})
