import { Place } from '@tocsin/schema/primitives/place'
import { describe, expect, test } from 'vitest'
import { createGazetteer } from '../../map/gazetteer.ts'
import { type Candidate, candidateOf, measured, placeOf } from './candidate.ts'

const square = [
  [29, 0],
  [30, 0],
  [30, 1],
  [29, 1],
  [29, 0],
]
const gazetteer = createGazetteer([
  {
    places: [
      {
        name: 'Osseko',
        alt: [],
        pcode: 'OD0304',
        kind: 'village',
        unit: 'OD03',
        lat: 0.8,
        lon: 29.2,
      },
    ],
    units: [
      { code: 'OD03', name: 'Tavuri', alt: [], level: 'admin2', parent: null, polygon: [square] },
    ],
  },
])
const at = { lat: 0.801, lon: 29.2 }
const pin: Candidate = { at, source: 'pin', exactness: 'vicinity', measuredM: null, named: null }

describe('a place is never more exact than it is known', () => {
  test.each([
    ['exact', 10],
    ['vicinity', 100],
    ['locality', 1000],
  ] as const)('%s is %i m', (exactness, radiusM) => {
    expect(placeOf({ ...pin, exactness }, gazetteer)).toMatchObject({ radiusM, name: 'Osseko' })
  })

  test('area only is the whole unit', () => {
    const place = placeOf({ ...pin, exactness: 'area' }, gazetteer)
    expect(place).toMatchObject({ kind: 'unit', code: 'OD03', name: 'Tavuri' })
  })

  test('area only where no unit is known is a wide circle', () => {
    const far = { ...pin, at: { lat: -5, lon: 10 }, exactness: 'area' } as const
    expect(placeOf(far, gazetteer)).toMatchObject({ kind: 'point', radiusM: 10_000 })
  })

  test('what the satellites measured is kept as it is', () => {
    expect(placeOf(measured(at, 37.2, 'gps'), gazetteer)).toMatchObject({
      radiusM: 38,
      source: 'gps',
    })
  })
})

test('a unit that was chosen by its name is recorded, not the smallest one about its middle', () => {
  const unit = (code: string, level: 'admin2' | 'admin3') => {
    return { code, name: code, alt: [], level, parent: null, polygon: [square] }
  }
  const units = [unit('OD03', 'admin2'), unit('OD03A', 'admin3')]
  const both = createGazetteer([{ places: [], units }])
  const chosen = { ...pin, exactness: 'area', unit: 'OD03' } as const
  const place = placeOf(chosen, both)
  expect(place).toMatchObject({ kind: 'unit', code: 'OD03' })
  const again = candidateOf(place)
  expect(again && placeOf(again, both)).toEqual(place)
  expect(placeOf({ ...chosen, unit: undefined }, both)).toMatchObject({ code: 'OD03A' })
})

test('a place that is changed comes back as it was', () => {
  for (const candidate of [pin, measured(at, 37, 'grid'), { ...pin, exactness: 'area' as const }]) {
    const place = placeOf(candidate, gazetteer)
    const again = candidateOf(place)
    expect(Place.safeParse(place).success).toBe(true)
    expect(again && placeOf(again, gazetteer)).toMatchObject({ kind: place.kind })
    if (place.kind === 'point') expect(again && placeOf(again, gazetteer)).toEqual(place)
  }
})
