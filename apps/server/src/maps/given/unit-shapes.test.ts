import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { box } from '../testing/given-files.ts'
import type { GivenUnit } from './read-units.ts'
import { unitFinder } from './unit-at.ts'
import { unitShapes } from './unit-shapes.ts'

type LonLat = [number, number]

const unitOf = (code: string, level: number, ...rings: LonLat[][]): GivenUnit => ({
  code,
  name: code,
  alt: [],
  level,
  parent: null,
  outline: rings.map((ring) => [ring]),
})

/** A line from north to south at about 30°, with a corner every hundred metres. */
const river: LonLat[] = Array.from({ length: 2001 }, (_, i) => [
  30 + 0.05 * Math.sin(i / 90) + 0.0001 * Math.sin(i * 1.7),
  6 - i / 1000,
])
const [spring = [30, 6], mouth = [30, 4]] = [river[0], river.at(-1)]
const west: LonLat[] = [...river, [29, 4], [29, 6], spring]
const east: LonLat[] = [...river, [31, 4], [31, 6], spring]
const both: LonLat[] = [spring, [31, 6], [31, 4], mouth, [29, 4], [29, 6], spring]

describe('outlines of a pack', () => {
  const { units, borders, labels } = unitShapes([
    unitOf('W', 2, west),
    unitOf('E', 2, east),
    unitOf('ALL', 1, both),
  ])

  it('are thinned', () => {
    const corners = units.flatMap(({ polygon }) => polygon.flat()).length
    expect(corners).toBeLessThan((west.length + east.length) * 0.6)
    expect(units.map(({ level }) => level)).toEqual(['admin2', 'admin2', 'admin1'])
  })

  it('MP-4 leave no point between two units to both or to none, seed 3911', () => {
    const alone = units.filter(({ level }) => level === 'admin2')
    const inWest = unitFinder(alone.filter(({ code }) => code === 'W'))
    const inEast = unitFinder(alone.filter(({ code }) => code === 'E'))
    fc.assert(
      fc.property(
        fc.double({ min: 29.9, max: 30.1, noNaN: true }),
        fc.double({ min: 4.01, max: 5.99, noNaN: true }),
        (lon, lat) => {
          expect(inWest([lon, lat]) + inEast([lon, lat])).toMatch(/^[WE]$/)
        },
      ),
      { seed: 3911, numRuns: 2000 },
    )
  })

  it('MP-4 are drawn once: what a wider level draws no narrower one draws again', () => {
    const length = borders.reduce((sum, { geometry }) => {
      if (geometry.type !== 'MultiLineString') throw new Error(geometry.type)
      return sum + geometry.coordinates.reduce((all, line) => all + lengthOf(line), 0)
    }, 0)
    // Round the whole, and the river between once; drawn twice it would be 13 and more.
    expect(length).toBeGreaterThan(10)
    expect(length).toBeLessThan(12)
  })

  it('have their names inside, where there is most room, and on the largest part', () => {
    const horseshoe: LonLat[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [3, 4],
      [3, 1],
      [1, 1],
      [1, 4],
      [0, 4],
      [0, 0],
    ]
    const [label] = unitShapes([unitOf('H', 1, box(9, 9, 9.1, 9.1), horseshoe)]).labels
    const [shape] = unitShapes([unitOf('H', 1, box(9, 9, 9.1, 9.1), horseshoe)]).units
    if (label?.geometry.type !== 'Point' || !shape) throw new Error('no label')
    const [lon = 0, lat = 0] = label.geometry.coordinates
    expect(unitFinder([shape])([lon, lat])).toBe('H')
    expect(lon).toBeLessThan(5)
    expect(labels.map(({ properties }) => properties.name)).toEqual(['W', 'E', 'ALL'])
  })
})

function lengthOf(line: readonly (readonly number[])[]): number {
  return line.reduce((sum, [lon = 0, lat = 0], i) => {
    const [lonBefore = lon, latBefore = lat] = line[i - 1] ?? []
    return sum + Math.hypot(lon - lonBefore, lat - latBefore)
  }, 0)
}
