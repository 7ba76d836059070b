import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { nullCounts, planted, squareNeighbours } from '../testing/null-mission.ts'
import { oracleCase } from '../testing/oracle.ts'
import { chanceOf } from './chance-of.ts'
import { circleTable, highestScore } from './circle-table.ts'
import { eachCircle } from './each-circle.ts'
import { expectationScore } from './expectation-score.ts'
import { type Grid, gridOf, windowSums } from './grid.ts'
import { allKnown } from './levels.ts'
import { neighboursOf } from './neighbours.ts'
import { populationBaseline } from './population-baseline.ts'
import { populationScore } from './population-score.ts'
import { scanExpected, scanPopulation } from './scan.ts'

const side = 6
const neighbours = squareNeighbours(side)
const perYear = 7 / 365

/** A corner of the mission, and circles in which it lies. */
const corner = [0, 1, side]

function first(counts: Grid, seed: number) {
  const scanned = scanExpected(counts, neighbours, seededRandom(seed))
  if (scanned.kind !== 'scanned') throw new Error('nothing known')
  return scanned.breaks[0]
}

/** Chances of the highest cluster in missions in which nothing changes. */
function nullChances(missions: number, seed: number, dispersion: number): number[] {
  return Array.from({ length: missions }, (_, i) => {
    const random = seededRandom(seed + i)
    const counts = nullCounts({ side, weeks: 60, mean: 0.3, dispersion }, random)
    const scanned = scanExpected(counts, neighbours, random)
    return scanned.kind === 'scanned' ? (scanned.breaks[0]?.chance ?? 1) : Number.NaN
  })
}

const share = (chances: readonly number[], atMost: number) =>
  chances.filter((chance) => chance <= atMost).length / chances.length

describe('the scan', () => {
  test('EW-4 in missions where nothing changes p is uniform, and it cries at most 1.5 times as often as it says, seeds 7000 to 7599', () => {
    const chances = nullChances(600, 7000, 1)
    for (const p of [0.1, 0.25, 0.5, 0.75]) {
      expect(Math.abs(share(chances, p) - p)).toBeLessThan(3.5 * Math.sqrt((p * (1 - p)) / 600))
    }
    expect(share(chances, perYear)).toBeLessThanOrEqual(1.5 * perYear)
  }, 120_000)

  test('EW-4 also where reports come in groups, seeds 8000 to 8399', () => {
    expect(share(nullChances(400, 8000, 2), perYear)).toBeLessThanOrEqual(1.5 * perYear)
  }, 120_000)

  test('EW-4 and where a quarter of a mission has three times as many it does cry, seeds 9000 to 9039', () => {
    const everywhere = Array.from({ length: side * side }, (_, area) => area)
    const chances = Array.from({ length: 40 }, (_, i) => {
      const counts = nullCounts({ side, weeks: 60, mean: 0.3 }, seededRandom(9000 + i))
      return first(planted(counts, everywhere.slice(0, 9), 4, 1), i)?.chance ?? 1
    })
    expect(share(chances, perYear)).toBeGreaterThan(0.9)
  })

  test.each([21, 22, 23])('EW-5 finds what was planted, and where, seed %d', (seed) => {
    const counts = nullCounts({ side, weeks: 80, mean: 0.3 }, seededRandom(seed))
    const found = first(planted(counts, corner, 2, 3), seed)
    expect(found?.areas.filter((area) => corner.includes(area)).length).toBeGreaterThanOrEqual(2)
    expect(found).toMatchObject({ isRarer: true, chance: 1 / 1000, recurrenceDays: 7000 })
    expect(found!.observed).toBeGreaterThan(found!.expected)
    expect(found!.radiusM).toBeLessThanOrEqual(100_000)
  })

  test('EW-5 the same numbers and seed give the same answer', () => {
    const counts = nullCounts({ side, weeks: 80, mean: 0.3 }, seededRandom(24))
    expect(first(counts, 3)).toEqual(first(counts, 3))
  })

  test('EW-5 p is a rank, and right where replicas stop early', () => {
    const highest = Array.from({ length: 999 }, (_, i) => i % 50)
    expect(chanceOf(50, highest)).toBe(1 / 1000)
    expect(chanceOf(49, highest)).toBe(20 / 1000)
    expect(chanceOf(0, highest)).toBe(20 / 20)
    expect(chanceOf(25, highest)).toBe(20 / 45)
    expect(chanceOf(49, highest.slice(0, 100), 100)).toBe(3 / 101)
  })

  test('EW-5 replicas skip only circles that cannot be highest, seed 31', () => {
    const random = seededRandom(31)
    for (let i = 0; i < 20; i++) {
      const counts = nullCounts({ side, weeks: 6, mean: 1 + i }, random)
      const [observed, total] = [windowSums(counts, 4), counts.values.reduce((s, n) => s + n, 0)]
      const baseline = windowSums(populationBaseline(counts), 4)
      const scores = [
        { score: expectationScore, total: Number.POSITIVE_INFINITY },
        { score: (C: number, B: number) => populationScore(C, B, total), total },
      ]
      for (const { score, total } of scores) {
        let plain = 0
        eachCircle(neighbours, observed, baseline, 4, (circle) => {
          plain = Math.max(plain, score(circle.observed, circle.expected))
        })
        const table = circleTable(neighbours, baseline, 4, score, total)
        expect(highestScore(table, Int32Array.from(observed))).toBe(plain)
      }
    }
  })

  test('EW-5 the population-based scan finds the cluster of case A, and none in case B', () => {
    const found = (id: 'A' | 'B') => {
      const { counts, places } = oracleCase(id)!
      const at = (a: number, b: number) =>
        Math.hypot(places[a]![0]! - places[b]![0]!, places[a]![1]! - places[b]![1]!)
      const scanned = scanPopulation(counts, neighboursOf(counts.areas, at), seededRandom(4))
      return scanned.kind === 'scanned' ? scanned.breaks[0]!.chance : Number.NaN
    }
    expect(found('A')).toBeLessThan(0.15)
    expect(found('B')).toBeGreaterThan(0.3)
  })
})

describe('EW-6 bad input', () => {
  const scan = (rows: number[][], completeness?: Grid) => {
    const counts = gridOf(rows)
    const near = neighboursOf(counts.areas, (a, b) => Math.abs(a - b) * 10_000)
    return scanExpected(counts, near, seededRandom(1), completeness ? { completeness } : {})
  }
  const empty = (weeks: number) => Array.from({ length: weeks }, () => [0, 0, 0, 0, 0])
  const numbersOf = (scanned: ReturnType<typeof scan>) =>
    scanned.kind === 'scanned'
      ? scanned.breaks.flatMap(({ observed, expected, score, chance, recurrenceDays }) => [
          [observed, expected, score, chance, recurrenceDays],
        ])
      : []
  const areFinite = (scanned: ReturnType<typeof scan>) =>
    numbersOf(scanned).flat().every(Number.isFinite)

  test('no past, no weeks, no areas: not yet known', () => {
    expect(scan([])).toEqual({ kind: 'notYetKnown' })
    expect(scan(empty(7))).toEqual({ kind: 'notYetKnown' })
    expect(scan([[], [], []])).toEqual({ kind: 'notYetKnown' })
    expect(scanPopulation(gridOf(empty(9)), squareNeighbours(1), seededRandom(1))).toEqual({
      kind: 'notYetKnown',
    })
  })

  test('a mission without one report has no break', () => {
    expect(scan(empty(40))).toMatchObject({ kind: 'scanned', breaks: [] })
  })

  test('a mission of one report has no break, two in one place are one', () => {
    expect(scan([...empty(40), [0, 0, 1, 0, 0]])).toMatchObject({ breaks: [] })
    const scanned = scan([...empty(40), [0, 0, 2, 0, 0]])
    expect(areFinite(scanned)).toBe(true)
    expect(scanned).toMatchObject({ breaks: [{ areas: [2], observed: 2 }] })
  })

  test('one area with everything is its own measure', () => {
    const busy = Array.from({ length: 40 }, (_, week) => [0, 0, 30 + (week % 7), 0, 0])
    const scanned = scan([...busy, [0, 0, 33, 0, 0]])
    expect(areFinite(scanned)).toBe(true)
    for (const numbers of numbersOf(scanned)) expect(numbers[3]).toBeGreaterThan(0.02)
  })

  test('a week without data is unknown, not empty', () => {
    const rows = Array.from({ length: 40 }, () => [4, 4, 4, 4, 4])
    const gone = (unknown: readonly number[]) => ({
      counts: rows.map((row, week) => (unknown.includes(week) ? row.map(() => 0) : row)),
      completeness: gridOf(
        rows.map((row, week) => row.map(() => (unknown.includes(week) ? 0 : 1))),
      ),
    })
    const past = gone([10, 11, 12, 13, 14, 15, 16, 17, 18, 19])
    expect(scan(past.counts, past.completeness)).toMatchObject({ breaks: [] })
    const now = gone([36, 37, 38, 39])
    expect(scan(now.counts, now.completeness)).toMatchObject({ breaks: [] })
    // The same weeks taken for empty would halve the level of the others.
    const taken = gone(Array.from({ length: 20 }, (_, i) => i))
    expect(scan(taken.counts)).not.toMatchObject({ breaks: [] })
    expect(scan(taken.counts, taken.completeness)).toMatchObject({ breaks: [] })
  })

  test('all late: what came in of half is held against half', () => {
    const rows = Array.from({ length: 40 }, () => [4, 4, 4, 4, 4])
    const half = gridOf(rows.map((row, week) => row.map(() => (week < 36 ? 1 : 0.5))))
    expect(scan(rows)).toMatchObject({ breaks: [] })
    expect(numbersOf(scan(rows, half))[0]?.slice(0, 2)).toEqual([80, expect.closeTo(40, 0)])
    expect(allKnown(gridOf(rows)).values.every((c) => c === 1)).toBe(true)
  })
})
