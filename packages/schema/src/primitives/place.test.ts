import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  distanceM,
  isOnMap,
  largestRadiusM,
  Place,
  placePoint,
  radiusFrom,
  smallestRadiusM,
} from './place.ts'

const lats = fc.double({ min: -90, max: 90, noNaN: true })
const lons = fc.double({ min: -180, max: 180, noNaN: true })
const points = fc.record({ lat: lats, lon: lons })
const point = { kind: 'point', lat: 0.5, lon: 29.25, radiusM: 100, source: 'pin' } as const
const unit = {
  kind: 'unit',
  code: 'OD03',
  name: 'Tavuri',
  level: 'admin2',
  source: 'import',
} as const

describe('place', () => {
  test('PR-5 reading normalises once: six decimals, no -0, whole metres rounded up', () => {
    fc.assert(
      fc.property(
        points,
        fc.double({ min: smallestRadiusM, max: largestRadiusM, noNaN: true }),
        ({ lat, lon }, radiusM) => {
          const read = Place.parse({ ...point, lat, lon, radiusM })
          if (read.kind !== 'point') throw new Error('kind changed')
          expect(Place.parse(read)).toEqual(read)
          expect(Math.abs(read.lat - lat)).toBeLessThanOrEqual(5.1e-7)
          expect(Math.abs(read.lon - lon)).toBeLessThanOrEqual(5.1e-7)
          expect(Object.is(read.lat, -0) || Object.is(read.lon, -0)).toBe(false)
          expect(read.radiusM).toBeGreaterThanOrEqual(radiusM)
          expect(JSON.stringify(read)).not.toMatch(/\.\d{7,}|e-/)
        },
      ),
    )
  })

  test('PR-5 what is not a place on Earth is refused', () => {
    for (const bad of [
      { lat: Number.NaN },
      { lat: 90.1 },
      { lon: -180.5 },
      { lon: Number.POSITIVE_INFINITY },
      { radiusM: 0 },
      { radiusM: 100_001 },
      { source: 'guess' },
      { name: ' ' },
    ]) {
      expect(Place.safeParse({ ...point, ...bad }).success, JSON.stringify(bad)).toBe(false)
    }
    expect(Place.safeParse({ ...unit, lat: 1 }).success).toBe(false)
    expect(Place.safeParse({ kind: 'somewhere' }).success).toBe(false)
  })

  test('PR-7 names are one line in one Unicode form that has UTF-8', () => {
    const read = Place.parse({ ...point, name: ' Osse\u0301\n\tko \ud83d' })
    expect(read).toMatchObject({ name: 'Oss\u00e9 ko \ufffd' })
  })

  test('PR-6 on the map: points, and units that say where their sign stands', () => {
    expect(isOnMap(point)).toBe(true)
    expect(placePoint(point)).toEqual({ lat: 0.5, lon: 29.25, radiusM: 100 })
    expect(placePoint({ ...unit, lat: 1, lon: 2 })).toEqual({ lat: 1, lon: 2, radiusM: null })
    expect(isOnMap(unit)).toBe(false)
    expect(isOnMap({ kind: 'country', code: 'NGA', name: 'Nigeria', source: 'import' })).toBe(false)
    expect(isOnMap({ kind: 'withheld' })).toBe(false)
  })

  test('PR-4 a withheld place keeps nothing', () => {
    expect(Place.parse({ kind: 'withheld', lat: 1, lon: 2 })).toEqual({ kind: 'withheld' })
  })

  test('PR-5 a radius from any receiver is one that a point takes', () => {
    fc.assert(
      fc.property(fc.double(), (accuracyM) => {
        const radiusM = radiusFrom(accuracyM)
        expect(Place.safeParse({ ...point, radiusM }).success).toBe(true)
        if (accuracyM >= 0 && accuracyM <= largestRadiusM) {
          expect(radiusM).toBeGreaterThanOrEqual(accuracyM)
        }
      }),
    )
  })

  test('PR-16 distances: known answers, symmetric, across the antimeridian', () => {
    const equatorDegree = distanceM({ lat: 0, lon: 0 }, { lat: 0, lon: 1 })
    expect(equatorDegree).toBeCloseTo(111_195.08, 1)
    expect(distanceM({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 })).toBeCloseTo(equatorDegree, 3)
    expect(distanceM({ lat: 90, lon: 0 }, { lat: -90, lon: 77 })).toBeCloseTo(20_015_114, 0)
    fc.assert(
      fc.property(points, points, points, (a, b, c) => {
        expect(distanceM(a, b)).toBeCloseTo(distanceM(b, a), 6)
        expect(distanceM(a, a)).toBe(0)
        expect(distanceM(a, c)).toBeLessThanOrEqual(distanceM(a, b) + distanceM(b, c) + 0.5)
      }),
    )
  })
})
