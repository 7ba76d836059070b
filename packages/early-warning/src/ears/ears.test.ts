import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import { drawPoisson } from '../scan/draw.ts'
import { oracleFolder, readTable } from '../testing/oracle.ts'
import { earsC1, earsC2, earsC3, excessBefore } from './ears.ts'
import { studentTail } from './student-tail.ts'

const weekly = readTable(oracleFolder, 'D_weekly_counts.csv')
const totals = weekly.map(([, n]) => Number(n))
const weeks = weekly.map(([week]) => week)
const rows = readTable(oracleFolder, 'D_ears_farrington.csv').map((row) => ({
  at: weeks.indexOf(row[0]),
  numbers: row.map(Number),
}))
const asR = { smallestDeviation: 0 }
/** That run of R took one in a thousand for all three. */
const quantile = 3.090232306167813
const quiet = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

/** The bound of C3 as R surveillance prints it: from this week's own count, so it alarms by the two before. */
function boundOfR(at: number) {
  const { observed, usual } = earsC2(totals, at, asR)!
  return Math.max(0, observed + usual.deviation * (quantile - excessBefore(totals, at, 0)))
}

describe('EARS', () => {
  test('EW-2 117 weeks of C1, C2 and C3 as R surveillance has them, to 1e-9', () => {
    expect(rows).toHaveLength(117)
    for (const { at, numbers } of rows) {
      const [, observed, c1, alarm1, c2, alarm2, c3, alarm3] = numbers
      expect(totals[at]).toBe(observed)
      expect(Math.abs(earsC1(totals, at, asR)!.threshold - c1!)).toBeLessThan(1e-9)
      expect(earsC1(totals, at, asR)!.isUnusual).toBe(alarm1 === 1)
      expect(Math.abs(earsC2(totals, at, asR)!.threshold - c2!)).toBeLessThan(1e-9)
      expect(earsC2(totals, at, asR)!.isUnusual).toBe(alarm2 === 1)
      expect(Math.abs(boundOfR(at) - c3!)).toBeLessThan(1e-9)
      expect(excessBefore(totals, at, 0) > quantile).toBe(alarm3 === 1)
    }
  })

  test('EW-2 C3 counts this week too, and what it calls unusual is above its threshold', () => {
    const sudden = [2, 3, 1, 2, 3, 2, 1, 2, 3, 9]
    expect(earsC3(sudden, 9)).toMatchObject({ observed: 9, isUnusual: true })
    for (const { at } of rows) {
      const { observed, threshold, isUnusual } = earsC3(totals, at)!
      if (isUnusual && excessBefore(totals, at) < 1.96) {
        expect(observed).toBeGreaterThan(threshold)
      }
    }
  })

  test('EW-3 one report after empty weeks is not unusual, five are', () => {
    expect(earsC2([...quiet, 1], 11)).toMatchObject({ isUnusual: false })
    expect(earsC2([...quiet, 5], 11)).toMatchObject({ isUnusual: true })
  })

  test('EW-3 of too few weeks, or of a week without data, nothing is said', () => {
    expect(earsC1([], 0)).toBeUndefined()
    expect(earsC2([4], 0)).toBeUndefined()
    expect(earsC1([...quiet, null], 11)).toBeUndefined()
    expect(earsC1([null, null, null, 1, 1, 1, 1, 20], 7)).toBeUndefined()
    expect(earsC1([null, null, 1, 1, 1, 1, 1, 20], 7)).toMatchObject({ isUnusual: true })
    expect(earsC1([...quiet, 9], 11, { completeness: 0 })).toBeUndefined()
  })

  test('EW-3 what came in of half a week is held against half a week', () => {
    const steady = [8, 8, 8, 8, 8, 8, 8, 9]
    expect(earsC1(steady, 7, { completeness: 0.5 })).toMatchObject({ usual: { mean: 4 } })
    expect(earsC1(steady, 7)).toMatchObject({ isUnusual: false })
    expect(earsC1([...steady.slice(0, 7), 12], 7, { completeness: 0.5 })).toMatchObject({
      isUnusual: true,
    })
  })

  test.each([0.3, 3, 40])(
    'EW-3 of %d reports a week it cries at most 1.5 times as often as its chance says, seed 71',
    (mean) => {
      const [random, weeks, perYear] = [seededRandom(71), 12_000, 7 / 365]
      const totals = Array.from({ length: weeks }, () => drawPoisson(mean, random))
      const read = totals.map((_, week) => earsC2(totals, week)).filter((one) => one !== undefined)
      const often = read.filter(({ chance }) => chance! <= perYear).length / weeks
      expect(often).toBeLessThanOrEqual(1.5 * perYear)
      // Its own limit says one in a thousand, and holds that where reports are few only.
      const unusual = read.filter(({ isUnusual }) => isUnusual).length / weeks
      if (mean > 1) expect(unusual).toBeGreaterThan(10 / 1000)
    },
  )

  test.each([
    [6.3137515, 1, 0.05],
    [2.9199856, 2, 0.05],
    [2.3533634, 3, 0.05],
    [1.9431803, 6, 0.05],
    [-1.9431803, 6, 0.95],
    [0, 5, 0.5],
  ])('Student’s tail at %d with %d degrees of freedom is %d', (t, freedom, tail) => {
    expect(studentTail(t, freedom)).toBeCloseTo(tail, 7)
  })
})
