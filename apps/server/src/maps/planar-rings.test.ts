import { expect, test } from 'vitest'
import { planarPolygons } from './planar-rings.ts'
import { worldSource } from './world-source.ts'

test('a ring over the 180th meridian runs on past it', () => {
  const fiji = [
    [178, -18],
    [179, -17],
    [-179, -16],
    [-178, -17],
    [178, -18],
  ]
  expect(planarPolygons([[fiji]])).toEqual([
    [
      [
        [178, -18],
        [179, -17],
        [181, -16],
        [182, -17],
        [178, -18],
      ],
    ],
  ])
})

test('an ordinary ring stays as it is', () => {
  const ring = [
    [10, 0],
    [11, 1],
    [12, 0],
    [10, 0],
  ]
  expect(planarPolygons([[ring]])).toEqual([[ring]])
})

test('a ring round the south pole is closed along the lower edge', () => {
  const antarctica = [
    [-120, -70],
    [0, -70],
    [120, -70],
    [-120, -70],
  ]
  expect(planarPolygons([[antarctica]])[0]?.[0]?.slice(-3)).toEqual([
    [240, -90],
    [-120, -90],
    [-120, -70],
  ])
})

test('no coast of the world jumps from one edge of the map to the other', () => {
  const land = worldSource.load().layers.find((layer) => layer.name === 'land')
  const geometry = land?.features[0]?.geometry
  if (geometry?.type !== 'MultiPolygon') throw new Error('land is not a MultiPolygon')
  for (const ring of geometry.coordinates.flat()) {
    for (const [i, [lon = 0, lat = 0]] of ring.entries()) {
      const before = ring[i - 1]?.[0] ?? lon
      if (lat > -90) expect(Math.abs(lon - before)).toBeLessThan(181)
    }
  }
})

test('the name of a country over the 180th meridian stands in the country', () => {
  const { places } = worldSource.load()
  const russia = places.find((place) => place.name === 'Russia')
  expect(russia?.lon).toBeGreaterThan(80)
  expect(russia?.lon).toBeLessThan(120)
})
