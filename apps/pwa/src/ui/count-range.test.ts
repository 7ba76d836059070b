import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CountRange, largestCount, readCount, withCount } from './count-range.ts'

const range = fc
  .tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.boolean())
  .map(([a, b, c, known]): CountRange => {
    const [min = 0, best = 0, max = 0] = [a, b, c].sort((x, y) => x - y)
    return { min, best: known ? best : null, max }
  })

test('at least <= best <= at most after any change, and the number given is kept', () => {
  fc.assert(
    fc.property(
      range,
      fc.constantFrom('min', 'best', 'max'),
      fc.integer({ min: -5, max: 60 }),
      (before, part, given) => {
        const after = withCount(before, part, given)
        expect(after[part]).toBe(Math.max(0, given))
        expect(after.min).toBeLessThanOrEqual(after.best ?? after.max)
        expect(after.best ?? after.min).toBeLessThanOrEqual(after.max)
      },
    ),
    { seed: 20261122, numRuns: 300 },
  )
})

test('three is three, not "none to three", until somebody spreads the range', () => {
  const untouched = { min: 0, best: null, max: 0 }
  const three = withCount(untouched, 'best', 3)
  expect(three).toEqual({ min: 3, best: 3, max: 3 })
  expect(withCount(three, 'best', 12)).toEqual({ min: 12, best: 12, max: 12 })
  const spread = withCount(three, 'max', 8)
  expect(withCount(spread, 'best', 5)).toEqual({ min: 3, best: 5, max: 8 })
  const atLeast = withCount(untouched, 'min', 5)
  expect(withCount(atLeast, 'best', 8)).toEqual({ min: 5, best: 8, max: 8 })
})

test('best may be left open, the bounds may not', () => {
  expect(withCount({ min: 2, best: 3, max: 4 }, 'best', null)).toEqual({
    min: 2,
    best: null,
    max: 4,
  })
  expect(withCount({ min: 2, best: 3, max: 4 }, 'max', null)).toEqual({ min: 0, best: 0, max: 0 })
})

test('digits of any keyboard are read, anything else is not a number', () => {
  expect(readCount(' 12 ')).toBe(12)
  expect(readCount('١٢')).toBe(12)
  expect(readCount('۱۲')).toBe(12)
  for (const text of ['', '-1', '1.5', '1e3', 'x', '1234567']) expect(readCount(text)).toBeNull()
  expect(withCount({ min: 0, best: 0, max: 0 }, 'max', 9_999_999).max).toBe(largestCount)
})
