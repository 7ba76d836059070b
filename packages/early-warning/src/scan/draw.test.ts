import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { aliasTable } from './alias-table.ts'
import { drawLogSeries, drawPoisson } from './draw.ts'
import { nullReplica } from './null-model.ts'

const times = 20_000

function momentsOf(draw: () => number) {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < times; i++) {
    const one = draw()
    sum += one
    squares += one * one
  }
  const mean = sum / times
  return { mean, variance: squares / times - mean * mean }
}

describe('numbers that are drawn have the law they say, seed 11', () => {
  test.each([0.01, 0.4, 3, 40, 1200])('Poisson of mean %d: variance as the mean', (mean) => {
    const random = seededRandom(11)
    const drawn = momentsOf(() => drawPoisson(mean, random))
    expect(Math.abs(drawn.mean - mean)).toBeLessThan(4 * Math.sqrt(mean / times))
    expect(drawn.variance / mean).toBeGreaterThan(0.9)
    expect(drawn.variance / mean).toBeLessThan(1.1)
  })

  test.each([0.1, 0.5, 0.9])('logarithmic series of %d', (q) => {
    const random = seededRandom(11)
    const mean = -q / ((1 - q) * Math.log1p(-q))
    const variance = (-q * (q + Math.log1p(-q))) / ((1 - q) ** 2 * Math.log1p(-q) ** 2)
    const drawn = momentsOf(() => drawLogSeries(q, random))
    expect(Math.abs(drawn.mean - mean)).toBeLessThan(4 * Math.sqrt(variance / times))
    expect(drawn.variance / variance).toBeGreaterThan(0.85)
    expect(drawn.variance / variance).toBeLessThan(1.15)
  })

  test('by weight, and never what has none', () => {
    const [weights, random] = [[3, 0, 1, 0, 6], seededRandom(11)]
    const draw = aliasTable(weights)
    const seen = [0, 0, 0, 0, 0]
    for (let i = 0; i < times; i++) seen[draw(random)]!++
    expect([seen[1], seen[3]]).toEqual([0, 0])
    for (const at of [0, 2, 4]) expect(seen[at]! / times).toBeCloseTo(weights[at]! / 10, 1)
    expect(() => aliasTable([0, 0])).toThrow(RangeError)
  })

  test.each([
    { sure: Number.POSITIVE_INFINITY, dispersion: 1, wide: 1 },
    { sure: 2, dispersion: 1, wide: 1 + 3 / 2 },
    { sure: Number.POSITIVE_INFINITY, dispersion: 2, wide: 2 },
    { sure: 2, dispersion: 2, wide: 2 + 3 / 2 },
  ])('a replica of mean 3 in an area: variance / mean $wide', ({ sure, dispersion, wide }) => {
    const random = seededRandom(11)
    const [expected, sureness] = [Float64Array.of(1, 0.5, 2, 0), Float64Array.of(sure, sure)]
    const replica = nullReplica({ expected, areas: 2, windows: 2, sureness, dispersion })
    const counts = new Int32Array(4)
    const inTwoWeeks = momentsOf(() => {
      replica(counts, random)
      if (counts[2]! < counts[0]! || counts[3] !== counts[1]) throw new Error('not added up')
      return counts[2]!
    })
    expect(inTwoWeeks.mean).toBeCloseTo(3, 1)
    expect(inTwoWeeks.variance / 3 / wide).toBeGreaterThan(0.93)
    expect(inTwoWeeks.variance / 3 / wide).toBeLessThan(1.07)
  })
})
