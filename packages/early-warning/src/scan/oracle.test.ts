import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { type Method, type OracleCase, oracleCase, oracleFolder } from '../testing/oracle.ts'
import { type Circle, eachCircle } from './each-circle.ts'
import { expectationScore } from './expectation-score.ts'
import { type Grid, gridOf, valueIn, windowSums } from './grid.ts'
import type { Neighbours } from './neighbours.ts'
import { populationBaseline } from './population-baseline.ts'
import { populationScore } from './population-score.ts'

const totalOf = (grid: Grid) => grid.values.reduce((sum, n) => sum + n, 0)

/** A zone is a circle of its last member: any order of the others gives the same last sum. */
function asNeighbours(zones: readonly (readonly number[])[]): Neighbours {
  const starts = Int32Array.from([0, ...zones.map((zone) => zone.length)])
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0)
  const members = Int32Array.from(zones.flat())
  return { starts, members, metres: new Float64Array(members.length) }
}

/** Every zone and window by the code that warnings are made with. */
function ourScores({ counts, baselines, zones }: OracleCase, method: Method) {
  const [windows, total] = [counts.weeks, totalOf(counts)]
  const expected = method === 'ebp' ? baselines : populationBaseline(counts)
  const score = ({ observed, expected }: Circle) =>
    method === 'ebp'
      ? expectationScore(observed, expected)
      : populationScore(observed, expected, total)
  const scores = new Map<string, number>()
  const [seen, due] = [windowSums(counts, windows), windowSums(expected, windows)]
  eachCircle(asNeighbours(zones), seen, due, windows, (circle) => {
    const zone = zones[circle.centre] ?? []
    if (circle.size === zone.length) scores.set(`${zone}|${circle.weeks}`, score(circle))
  })
  return scores
}

const apart = (scored: { of: string; score: number }[], ours: Map<string, number>) =>
  scored.map(({ of, score }) => Math.abs((ours.get(of) ?? Number.NaN) - score))

const asked = (one: OracleCase, method: Method) =>
  one.scores(method).map(({ zone, weeks, score }) => ({ of: `${zone}|${weeks}`, score }))

/** As many areas, periods and zones as case C, added up without any prefix. */
function plainCase(seed: number): OracleCase {
  const random = seededRandom(seed)
  const [weeks, areas] = [19, 32]
  const rows = (of: () => number) =>
    Array.from({ length: weeks }, () => Array.from({ length: areas }, of))
  const counts = gridOf(rows(() => Math.floor(random() * 4)))
  const baselines = gridOf(rows(() => 0.1 + random() * 3))
  const zones = Array.from({ length: 426 }, (_, n) =>
    Array.from({ length: 1 + (n % 15) }, (_, j) => (n + j * 7) % areas),
  )
  const sum = (grid: Grid, zone: readonly number[], last: number) => {
    let all = 0
    for (let w = 1; w <= last; w++) for (const a of zone) all += valueIn(grid, weeks - w, a)
    return all
  }
  const total = totalOf(counts)
  const score = (method: Method, C: number, B: number) => {
    if (C <= B) return 0
    if (method === 'ebp') return C * Math.log(C / B) + B - C
    return C * Math.log(C / B) + (total - C) * Math.log((total - C) / (total - B))
  }
  const scores = (method: Method) => {
    const expected = method === 'ebp' ? baselines : populationBaseline(counts)
    return zones.flatMap((zone) =>
      Array.from({ length: weeks }, (_, w) => ({
        zone,
        weeks: w + 1,
        score: score(method, sum(counts, zone, w + 1), sum(expected, zone, w + 1)),
      })),
    )
  }
  return { counts, baselines, places: [], zones, scores }
}

const cases = [
  { id: 'A', one: oracleCase('A'), scores: 2616 },
  { id: 'B', one: oracleCase('B'), scores: 880 },
  { id: 'C, or seed 8094', one: oracleCase('C') ?? plainCase(8094), scores: 8094 },
]

describe('EW-1 scores as another program has them', () => {
  test.each(
    cases.flatMap((one) => (['ebp', 'pbp'] as const).map((method) => ({ ...one, method }))),
  )('case $id, $method: all $scores to 1e-9', ({ one, method, scores }) => {
    if (!one) throw new Error('the fixtures are gone')
    const scored = asked(one, method)
    expect(scored).toHaveLength(scores)
    expect(Math.max(...apart(scored, ourScores(one, method)))).toBeLessThan(1e-9)
  })

  test('one report more in one area and week is found out', () => {
    const one = oracleCase('A')
    if (!one) throw new Error('the fixtures are gone')
    const values = one.counts.values.slice()
    values[values.length - 1] = (values.at(-1) ?? 0) + 1
    const spoilt = { ...one, counts: { ...one.counts, values } }
    expect(Math.max(...apart(asked(one, 'ebp'), ourScores(spoilt, 'ebp')))).toBeGreaterThan(1e-3)
  })

  test('the files are those that were computed', () => {
    const sums = readFileSync(new URL('SHA256SUMS', oracleFolder), 'utf8').trim().split('\n')
    const names = readdirSync(oracleFolder).filter((name) => name.endsWith('.csv'))
    expect(sums.map((line) => line.slice(66)).sort()).toEqual(names.sort())
    for (const line of sums) {
      const bytes = readFileSync(new URL(line.slice(66), oracleFolder))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(line.slice(0, 64))
    }
  })

  test('nothing expected is no certainty, nothing more than expected is no score', () => {
    expect(expectationScore(3, 0)).toBe(0)
    expect(expectationScore(0, 0)).toBe(0)
    expect(expectationScore(2, 2)).toBe(0)
    expect(populationScore(3, 0, 3)).toBe(0)
    expect(populationScore(3, 1, 3)).toBeCloseTo(3 * Math.log(3), 12)
  })
})
