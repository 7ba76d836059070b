import { distanceM } from '@tocsin/schema/primitives/place'
import { describe, expect, test } from 'vitest'
import { ondaraBounds, ondaraLayers, ondaraPlaces } from './geography.ts'
import { type LonLat, sheetToLonLat } from './sheet.ts'
import { ondaraUnits } from './units.ts'

function inside(ring: readonly LonLat[], lon: number, lat: number): boolean {
  return ring.slice(1).reduce((is, b, i) => {
    const a = ring[i]!
    const crosses = a[1] > lat !== b[1] > lat
    return crosses && lon < ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]) + a[0] ? !is : is
  }, false)
}

describe('the geography of Ondara', () => {
  test('about sixty places, each with a P-code of its own and other spellings', () => {
    expect(ondaraPlaces.length).toBeGreaterThanOrEqual(60)
    expect(new Set(ondaraPlaces.map((p) => p.pcode)).size).toBe(ondaraPlaces.length)
    for (const place of ondaraPlaces) expect(place.alt.length, place.name).toBeGreaterThan(1)
    expect(ondaraPlaces.find((p) => p.name === 'Osseko')?.pcode).toBe('OD0304')
  })

  test.each(ondaraPlaces)('$name lies in the territory that its P-code says', (place) => {
    const holding = ondaraUnits
      .filter((u) => u.level === 'admin2' && inside(u.polygon[0]!, place.lon, place.lat))
      .map((u) => u.code)
    expect(holding).toEqual([place.unit])
  })

  test('every unit is closed, has its parent and holds its own label', () => {
    const codes = new Set(ondaraUnits.map((u) => u.code))
    for (const unit of ondaraUnits) {
      const ring = unit.polygon[0]!
      expect(ring.at(-1), unit.code).toEqual(ring[0])
      expect(inside(ring, unit.label[0], unit.label[1]), unit.code).toBe(true)
      if (unit.parent) expect(codes).toContain(unit.parent)
    }
  })

  test('one unit of the sheet is 25 m: the pin is 500 m from Osseko, as on the look page', () => {
    const [lon, lat] = sheetToLonLat([722, 338])
    const [lon2, lat2] = sheetToLonLat([742, 338])
    expect(distanceM({ lat, lon }, { lat: lat2, lon: lon2 })).toBeCloseTo(500, -1)
  })

  test('nothing is drawn outside the bounds', () => {
    const [west, south, east, north] = ondaraBounds
    const points = ondaraLayers().flatMap((l) =>
      l.features.flatMap(({ geometry: g }): readonly LonLat[] =>
        g.type === 'Point'
          ? [g.coordinates]
          : g.type === 'LineString'
            ? g.coordinates
            : g.coordinates.flat(),
      ),
    )
    for (const [lon, lat] of points) {
      expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true)
    }
  })
})
