import { choicesFrom, seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { freshBudget, isExpired, spend, type UseBudget } from './use-budget.ts'

const day = 86_400_000
const now = 1_795_000_000_000
const noServer = { pictureAt: null, heardAt: null }

function usedDaily(days: number, nowOf: (nth: number) => number): UseBudget {
  let budget = freshBudget(nowOf(0))
  for (let nth = 1; nth <= days; nth++) budget = spend(budget, { now: nowOf(nth), openings: 1 })
  return budget
}

test('DV-7 a tablet that is used every day gives up what it pulled on the fourteenth day, not before', () => {
  const daily = (nth: number) => now + nth * day
  expect(isExpired(usedDaily(13, daily), noServer, 14)).toBe(false)
  expect(isExpired(usedDaily(14, daily), noServer, 14)).toBe(true)
})

test('DV-7 a clock ten years off, in either direction, takes one day', () => {
  for (const off of [-3650, 3650]) {
    const budget = spend(freshBudget(now), { now: now + off * day, openings: 1 })
    expect(budget.days).toBe(1)
    const back = spend(budget, { now: now + off * day + 60_000, openings: 1 })
    expect(back.days).toBe(1)
    expect(isExpired(back, noServer, 14)).toBe(false)
  }
})

test('DV-7 a clock that is held still, or set back each time, gives no use for ever', () => {
  let [still, back] = [freshBudget(now), freshBudget(now)]
  for (let nth = 0; nth < 14 * 40; nth++) still = spend(still, { now, openings: 1 })
  for (let nth = 0; nth < 14; nth++) back = spend(back, { now: now - nth * day, openings: 1 })
  expect(isExpired(still, noServer, 14)).toBe(true)
  expect(back.days).toBe(13)
  let open = freshBudget(now)
  for (let nth = 0; nth < 14 * 96; nth++) open = spend(open, { now, minutes: 10 })
  expect(isExpired(open, noServer, 14)).toBe(true)
})

test('DV-7 the server heard later than the picture by more than the days is enough by itself', () => {
  const heard = (days: number) => ({ pictureAt: now, heardAt: now + days * day })
  expect(isExpired(freshBudget(now), heard(14), 14)).toBe(false)
  expect(isExpired(freshBudget(now), heard(14.1), 14)).toBe(true)
  expect(isExpired(freshBudget(now), heard(-4000), 14)).toBe(false)
})

test('DV-7 whatever the clock does, use only rises and a step costs at most one day, seed 20261125', () => {
  const choices = choicesFrom(seededRandom(20261125))
  let budget = freshBudget(now)
  for (let step = 0; step < 5_000; step++) {
    const clock = now + choices.whole(-3650, 3650) * day
    const next = spend(budget, {
      now: clock,
      openings: choices.whole(0, 1),
      minutes: choices.whole(-9, 30),
    })
    expect(next.days - budget.days).toBeGreaterThanOrEqual(0)
    expect(next.days - budget.days).toBeLessThanOrEqual(1)
    budget = next
  }
})
