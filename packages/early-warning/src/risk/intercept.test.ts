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
  const expected = past.reduce((sum, { logOdds }) => {
    return sum + logOdds.reduce((all, one) => all + probability(one + shift), 0)
  }, 0)
  const hits = past.reduce((sum, week) => sum + week.hits, 0)
  expect(expected / hits).toBeGreaterThan(0.95)
  expect(expected / hits).toBeLessThan(1.05)
  expect(Math.abs(shift - off)).toBeLessThan(0.15)
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
