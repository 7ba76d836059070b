import type { Actor } from '@tocsin/schema/primitives/actor'
import { type AreaId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Place } from '@tocsin/schema/primitives/place'
import { expect, test } from 'vitest'
import type { Local } from '../local/local.ts'
import { createGazetteer } from '../map/gazetteer.ts'
import type { ListedUnit } from '../map/place-list.ts'
import { isOffAreas } from './area-of.ts'

const square = [
  [29, 0],
  [30, 0],
  [30, 1],
  [29, 1],
  [29, 0],
]
const tavuri: ListedUnit = {
  code: 'OD03',
  name: 'Tavuri',
  alt: [],
  level: 'admin2',
  parent: null,
  polygon: [square],
}

function seatOf(areas: readonly string[], units: readonly ListedUnit[] = [tavuri]) {
  const actor: Actor = {
    seat: SeatId.parse('a'.repeat(32)),
    role: 'jpt_member',
    areas: areas as AreaId[],
  }
  // as: only what is asked of a log here.
  const local = { actor: () => actor, profile: () => ({ areaNames: {} }) } as unknown as Local
  return { local, gazetteer: createGazetteer([{ places: [], units: [...units] }]) }
}

const at = (lat: number, lon: number): Place => ({
  kind: 'point',
  lat,
  lon,
  radiusM: 100,
  source: 'pin',
})

test('MP-6 a place outside every own area is told, one inside is not', () => {
  expect(isOffAreas(seatOf(['OD03']), at(0.5, 29.5))).toBe(false)
  // Latitude and longitude in each other's place.
  expect(isOffAreas(seatOf(['OD03']), at(29.5, 0.5))).toBe(true)
  expect(isOffAreas(seatOf(['OD03']), at(0.5, 30.1))).toBe(true)
})

test('MP-6 where an outline is not on the tablet, or the place has no point, nothing is said', () => {
  expect(isOffAreas(seatOf(['OD03', 'OD04']), at(29.5, 0.5))).toBe(false)
  expect(isOffAreas(seatOf(['OD03'], [{ ...tavuri, polygon: [] }]), at(29.5, 0.5))).toBe(false)
  expect(isOffAreas(seatOf([]), at(29.5, 0.5))).toBe(false)
  expect(isOffAreas(seatOf(['OD03']), { kind: 'withheld' })).toBe(false)
})
