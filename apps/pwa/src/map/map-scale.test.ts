import { expect, test } from 'vitest'
import { pixelsPerMetre, scaleLine } from './map-scale.ts'

test('pixelsPerMetre: zoom 0 shows the equator on 256 pixels, each zoom doubles, latitude stretches', () => {
  expect(pixelsPerMetre(0, 0) * 40_075_016.686).toBeCloseTo(256, 6)
  expect(pixelsPerMetre(0, 13)).toBeCloseTo(2 * pixelsPerMetre(0, 12), 10)
  expect(pixelsPerMetre(60, 10)).toBeCloseTo(2 * pixelsPerMetre(0, 10), 10)
})

test('a radius of 1 km at Osseko is 52 pixels at zoom 13', () => {
  expect(1000 * pixelsPerMetre(0.8, 13)).toBeCloseTo(52.3, 1)
})

test.each([
  [13, 2000],
  [12, 2000],
  [10, 10_000],
  [17, 100],
  [4, 1_000_000],
])('the scale line of zoom %i is %i m', (zoom, metres) => {
  const line = scaleLine(0.8, zoom, 120)
  expect(line.metres).toBe(metres)
  expect(line.pixels).toBeLessThanOrEqual(120)
  expect(line.pixels).toBeGreaterThan(40)
})
