import { seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { probability } from './log-odds.ts'
import { precursorFactor, type ToldWeek } from './precursor-factor.ts'

/** A year of 200 areas, 30 of them with a precursor each week, in which these are worth `truth` times as much. */
function year(
  seed: number,
  truth: number,
  more: { base?: number; adds?: number } = {},
): ToldWeek[] {
  const random = seededRandom(seed)
  const { base: level = -3, adds = 1.1 } = more
  return Array.from({ length: 52 }, () => {
    const base = Float64Array.from({ length: 200 }, () => level - random())
    const told = base.map((_, area) => (area % 7 === 0 ? adds * random() : 0))
    const isHit = (area: number) =>
      random() < probability((base[area] ?? 0) + truth * (told[area] ?? 0))
    return { base, told, hit: new Set([...base.keys()].filter(isHit)) }
  })
}

test('RL-10 a factor that made the data is found again, drawn towards 1 (seeds 31 to 33)', () => {
  for (const [seed, truth] of [
    [31, 0],
    [32, 1],
    [33, 2],
  ] as const) {
    const found = precursorFactor(year(seed, truth), 0, 1)
    expect(Math.abs(found - truth)).toBeLessThan(0.45)
    const doubted = precursorFactor(year(seed, truth), 0, 4)
    expect(Math.abs(doubted - 1)).toBeLessThanOrEqual(Math.abs(found - 1) + 0.05)
  }
})

test('RL-10 without a past, or where nothing was told in it, it is 1; it never leaves 0 to 2 (seed 34)', () => {
  expect(precursorFactor([], 0, 4)).toBe(1)
  expect(precursorFactor(year(34, 1, { adds: 0 }), 0, 4)).toBe(1)
  const all = year(34, 1, { adds: 4 }).map((week) => {
    return { ...week, hit: new Set(week.base.keys()) }
  })
  const none = year(34, 1, { adds: 4 }).map((week) => ({ ...week, hit: new Set<number>() }))
  for (const shift of [-3, 0, 3]) {
    expect(precursorFactor(all, shift, 1)).toBe(2)
    expect(precursorFactor(none, shift, 1)).toBeGreaterThanOrEqual(0)
    expect(precursorFactor(none, shift, 1)).toBeLessThan(0.3)
  }
})
