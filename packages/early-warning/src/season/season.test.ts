import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { drawLogSeries, drawPoisson } from '../scan/draw.ts'
import { oracleFolder, readTable } from '../testing/oracle.ts'
import { weeksBefore } from './reference-weeks.ts'
import { seasonUsual } from './season.ts'

const weekly = readTable(oracleFolder, 'D_weekly_counts.csv')
const totals = weekly.map(([, n]) => Number(n))
const rows = readTable(oracleFolder, 'D_ears_farrington.csv').map(([week, ...cells]) => {
  const numbers = cells.map(Number)
  const [observed = 0, , , , , , , upper = 0, expected = 0, alarm = 0] = numbers
  return { at: weekly.findIndex(([at]) => at === week), observed, upper, expected, alarm }
})

/** How far the expected numbers are from the other program's, and how often bounds and alarms differ. */
function heldAgainstR(series: readonly number[], some = rows) {
  let [furthest, others] = [0, 0]
  for (const { at, observed, upper, expected, alarm } of some) {
    const usual = seasonUsual(series, at)!
    furthest = Math.max(furthest, Math.abs(usual.expected - expected))
    if (usual.upper !== upper || observed > usual.upper !== (alarm === 1)) others++
  }
  return { furthest, others }
}

describe('the season', () => {
  test('EW-23 117 weeks of Farrington flexible as R surveillance has them: expected to 1e-9, bounds and alarms exactly', () => {
    expect(rows).toHaveLength(117)
    for (const { at, observed } of rows) expect(totals[at]).toBe(observed)
    const { furthest, others } = heldAgainstR(totals)
    expect(furthest).toBeLessThan(1e-9)
    expect(others).toBe(0)
  })

  test('EW-23 it differs as soon as one past week has a report more', () => {
    const bent = totals.with(200, totals[200]! + 1)
    expect(heldAgainstR(bent, rows.slice(0, 9)).furthest).toBeGreaterThan(0.01)
  })

  test('EW-23 before three years are known, of none, of one report and of none in a season nothing is said', () => {
    const weeks = weeksBefore + 1
    const steady = new Array<number>(weeks).fill(4)
    expect(seasonUsual(steady, weeks - 1)?.expected).toBeCloseTo(4, 9)
    expect(seasonUsual(steady.slice(1), weeks - 2)).toBeUndefined()
    expect(seasonUsual([], 0)).toBeUndefined()
    const none = new Array<number>(weeks).fill(0)
    expect(seasonUsual(none, weeks - 1)).toBeUndefined()
    expect(seasonUsual(none.with(3, 1), weeks - 1)).toBeUndefined()
    const lateStart = steady.map((n, week) => (week < 60 ? 0 : n))
    expect(seasonUsual(lateStart, weeks - 1)).toBeUndefined()
  })

  test.each([
    ['reports in this season alone', (week: number) => (week % 52 < 7 ? 2 : 0)],
    ['one week with all but one', (week: number) => (week === 55 ? 5000 : week % 52 === 2 ? 2 : 0)],
    ['thousands a week', () => 5000],
    ['a rise without end', (week: number) => Math.round(1.08 ** week)],
  ])('EW-23 of %s every figure is finite', (_, count) => {
    const usual = seasonUsual(
      Array.from({ length: weeksBefore + 1 }, (_, w) => count(w)),
      weeksBefore,
    )
    if (usual) {
      expect(usual.expected).toBeGreaterThan(0)
      expect(Number.isFinite(usual.expected + usual.upper)).toBe(true)
      expect(usual.upper).toBeLessThan(1e6)
    }
    expect(JSON.stringify(usual) ?? '').not.toMatch(/null|NaN/)
  })

  test.each([1, 0.5])(
    'EW-23 of a season that comes every year, of which %d is here, one week in fifty is above at most 1.5 times as often, of twice as many far more, seed 23',
    (share) => {
      const [random, weeks, often] = [seededRandom(23), 200, 1.5 / 50]
      const all = Array.from({ length: weeksBefore + weeks }, (_, week) =>
        seasonalCount(12 * (1 + 0.5 * Math.sin((2 * Math.PI * week) / 52)), 2, random),
      )
      let [above, twiceAbove] = [0, 0]
      for (let week = weeksBefore; week < all.length; week++) {
        const { upper } = seasonUsual(all, week, share)!
        const here = Array.from({ length: all[week]! }, random).filter((x) => x < share).length
        if (here > upper) above++
        if (2 * here > upper) twiceAbove++
      }
      expect(above / weeks).toBeLessThanOrEqual(often)
      expect(twiceAbove / weeks).toBeGreaterThan(5 * often)
    },
  )
})

/** Groups of reports by the law of a logarithmic series: negative binomial. */
function seasonalCount(mean: number, dispersion: number, random: () => number): number {
  let reports = 0
  for (let n = drawPoisson((mean * Math.log(dispersion)) / (dispersion - 1), random); n > 0; n--) {
    reports += drawLogSeries(1 - 1 / dispersion, random)
  }
  return reports
}
