import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cornerAt, Drawn, drawnFault, longestSideM, mostCorners } from './drawn.ts'
import { drawnAreaM2, drawnBounds, drawnLengthM } from './drawn-size.ts'

const corner = (lat: number, lon: number) => ({ lat, lon })
const square = [corner(0, 0), corner(0, 1), corner(1, 1), corner(1, 0)]
const bowTie = [corner(0, 0), corner(1, 1), corner(0, 1), corner(1, 0)]

/** Corners in the order of their angle around a centre: no two of such an area's sides cross. */
const stars = fc
  .record({
    lat: fc.double({ min: -60, max: 60, noNaN: true }),
    lon: fc.double({ min: -170, max: 170, noNaN: true }),
    reach: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), {
      minLength: 4,
      maxLength: mostCorners,
    }),
  })
  .map(({ lat, lon, reach }) =>
    reach.map((far, at) => {
      const angle = (2 * Math.PI * at) / reach.length
      return corner(lat + far * Math.sin(angle), lon + far * Math.cos(angle))
    }),
  )

test('PR-20 reading normalises once: four decimals, no -0 (seed 2026)', () => {
  fc.assert(
    fc.property(stars, (corners) => {
      const read = Drawn.parse({ kind: 'area', corners })
      expect(Drawn.parse(read)).toEqual(read)
      expect(read.corners).toEqual(corners.map(cornerAt))
      expect(JSON.stringify(read)).not.toMatch(/\.\d{5,}|e-|-0[,}]/)
    }),
    { seed: 2026, numRuns: 60 },
  )
})

test('PR-20 an area whose corners go round a centre is one, in either direction (seed 2026)', () => {
  fc.assert(
    fc.property(stars, (drawn) => {
      const corners = drawn.map(cornerAt)
      expect(drawnFault({ kind: 'area', corners })).toBeUndefined()
      expect(drawnFault({ kind: 'area', corners: corners.toReversed() })).toBeUndefined()
    }),
    { seed: 2026, numRuns: 60 },
  )
})

test('PR-20 where two corners of a round area are changed about its sides cross; those of a route may (seed 2026)', () => {
  fc.assert(
    fc.property(fc.integer({ min: 4, max: mostCorners }), fc.nat(), (count, at) => {
      const corners = Array.from({ length: count }, (_, place) => {
        const angle = (2 * Math.PI * place) / count
        return cornerAt(corner(7 + Math.sin(angle), 28 + Math.cos(angle)))
      })
      const place = at % (count - 1)
      corners.splice(place, 2, ...corners.slice(place, place + 2).toReversed())
      expect(drawnFault({ kind: 'area', corners })).toBe('sides_cross')
      expect(drawnFault({ kind: 'route', corners })).toBeUndefined()
    }),
    { seed: 2026, numRuns: 60 },
  )
  expect(drawnFault({ kind: 'area', corners: square })).toBeUndefined()
  expect(drawnFault({ kind: 'area', corners: bowTie })).toBe('sides_cross')
})

test('PR-20 an area does not touch itself either: a corner on another side, a side that runs back', () => {
  const touching = [corner(0, 0), corner(0, 2), corner(2, 2), corner(0, 1), corner(2, 0)]
  const back = [corner(0, 0), corner(0, 2), corner(0, 1)]
  const spike = [corner(0, 0), corner(0, 1), corner(1, 1), corner(3, 1), corner(1, 1), corner(1, 0)]
  for (const corners of [touching, back, spike]) {
    expect(drawnFault({ kind: 'area', corners })).toBe('sides_cross')
  }
  const straightOn = [corner(0, 0), corner(0, 1), corner(0, 2), corner(2, 1)]
  expect(drawnFault({ kind: 'area', corners: straightOn })).toBeUndefined()
})

test('PR-20 too few or too many corners, one twice in a row, a side too long or across the 180th meridian are refused', () => {
  const near = (count: number) => Array.from({ length: count }, (_, at) => corner(0, at / 100))
  const route = (corners: readonly { lat: number; lon: number }[]) =>
    drawnFault({ kind: 'route', corners })
  expect(route(near(1))).toBe('too_few')
  expect(route(near(2))).toBeUndefined()
  expect(route(near(mostCorners))).toBeUndefined()
  expect(route(near(mostCorners + 1))).toBe('too_many')
  expect(drawnFault({ kind: 'area', corners: near(2) })).toBe('too_few')
  expect(route([corner(0, 0), corner(0, 0)])).toBe('same_corner')
  expect(drawnFault({ kind: 'area', corners: [...square, corner(0, 0)] })).toBe('same_corner')
  expect(route([corner(0, 0), corner(0, 4.4)])).toBeUndefined()
  expect(route([corner(0, 0), corner(0, 4.6)])).toBe('side_too_long')
  expect(route([corner(0, 179.9), corner(0, -179.9)])).toBe('side_too_long')
  for (const bad of [corner(90.1, 0), corner(0, 180.1), corner(Number.NaN, 0)]) {
    expect(Drawn.safeParse({ kind: 'route', corners: [corner(0, 0), bad] }).success).toBe(false)
  }
  expect(Drawn.safeParse({ kind: 'circle', corners: square }).success).toBe(false)
  expect(longestSideM).toBe(500_000)
})

test('PR-20 length, area and bounds are those of the sphere', () => {
  // One degree of a great circle of PR-16, and the square degree at the equator.
  const degree = (Math.PI / 180) * 6_371_008.8
  expect(drawnLengthM({ kind: 'route', corners: [corner(0, 0), corner(0, 1)] })).toBeCloseTo(degree)
  expect(drawnLengthM({ kind: 'area', corners: square }) / degree).toBeCloseTo(4, 3)
  expect(drawnAreaM2({ kind: 'area', corners: square }) / degree ** 2).toBeCloseTo(1, 3)
  expect(drawnAreaM2({ kind: 'area', corners: square.toReversed() })).toBeCloseTo(
    drawnAreaM2({ kind: 'area', corners: square }),
  )
  expect(drawnBounds({ kind: 'area', corners: square })).toEqual([0, 0, 1, 1])
})
