import { seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { rollingIntercept } from './intercept.ts'
import { probability } from './log-odds.ts'

/** A year of 600 areas that come true as often as the log-odds say, `off` apart. */
function year(seed: number, off: number, weeks = 52) {
  const random = seededRandom(seed)
  return Array.from({ length: weeks }, () => {
    const logOdds = Float64Array.from({ length: 600 }, () => -7 + 5 * random())
    const hits = logOdds.filter((one) => random() < probability(one + off)).length
    return { logOdds, hits }
  })
}

test.each([-1, -0.3, 0, 0.4, 1])('RL-5 a level that is %d off is found again (seed 11)', (off) => {
  const past = year(11, off)
  const shift = rollingIntercept(past)
  const counts = (of: (week: (typeof past)[number]) => number) =>
    past.reduce((sum, week, ago) => sum + of(week) * 0.5 ** (ago / 10), 0)
  const expectedWith = (shift: number) =>
    counts(({ logOdds }) => logOdds.reduce((all, one) => all + probability(one + shift), 0))
  const shipped = expectedWith(0)
  const drawn = shipped * ((counts(({ hits }) => hits) + 20) / (shipped + 20))
  expect(expectedWith(shift) / drawn).toBeCloseTo(1, 4)
  expect(Math.abs(shift - off)).toBeLessThan(0.15)
})

test('RL-5 the last months count more than those before (seed 13)', () => {
  const [calm, worse] = [year(13, 0, 26), year(14, 1.2, 26)]
  const now = rollingIntercept([...worse, ...calm])
  expect(now).toBeGreaterThan(0.9)
  expect(rollingIntercept([...calm, ...worse])).toBeLessThan(0.6)
})

test('RL-5 without a past nothing is moved, and a short past moves little', () => {
  expect(rollingIntercept([])).toBe(0)
  const [week] = year(12, 1.5, 1)
  expect(week?.hits).toBeGreaterThan(10)
  expect(Math.abs(rollingIntercept(year(12, 1.5, 1)))).toBeLessThan(1)
  expect(rollingIntercept([{ logOdds: new Float64Array(600).fill(-2), hits: 0 }])).toBeGreaterThan(
    -3,
  )
})
