import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Count, countText, exactly, sumCounts, ZERO } from './count.ts'

const people = fc.nat({ max: 5000 })
const counts: fc.Arbitrary<Count> = fc
  .record({
    min: people,
    toBest: fc.option(people),
    toMax: fc.option(people),
    status: fc.constantFrom('reported' as const, 'confirmed' as const),
  })
  .map(({ min, toBest, toMax, status }) => ({
    min,
    best: toBest === null ? null : min + toBest,
    max: toMax === null ? null : min + (toBest ?? 0) + toMax,
    status,
  }))

describe('count', () => {
  test('PR-11 min, best and max are whole, not negative and in order', () => {
    fc.assert(
      fc.property(counts, (count) => {
        expect(Count.parse(count)).toEqual(count)
      }),
    )
    for (const bad of [
      { min: 3, best: 2, max: null },
      { min: 3, best: null, max: 2 },
      { min: 1, best: 5, max: 4 },
      { min: -1, best: null, max: null },
      { min: 0.5, best: null, max: null },
      { min: Number.NaN, best: null, max: null },
    ]) {
      const text = JSON.stringify(bad)
      expect(Count.safeParse({ ...bad, status: 'reported' }).success, text).toBe(false)
    }
  })

  test('PR-12 a sum is a count, in any order and grouping, and ZERO changes nothing', () => {
    fc.assert(
      fc.property(fc.array(counts), fc.array(counts), (a, b) => {
        const whole = sumCounts([...a, ...b])
        expect(Count.parse(whole)).toEqual(whole)
        expect(sumCounts([...b, ...a])).toEqual(whole)
        expect(sumCounts([sumCounts(a), sumCounts(b)])).toEqual(whole)
        expect(sumCounts([ZERO, whole])).toEqual(whole)
      }),
    )
    expect(sumCounts([])).toEqual(ZERO)
  })

  test('PR-12 a total is never surer than its least sure part', () => {
    const some: Count = { min: 2, best: null, max: null, status: 'reported' }
    expect(sumCounts([exactly(3, 'confirmed'), some])).toEqual({
      min: 5,
      best: null,
      max: null,
      status: 'reported',
    })
    expect(sumCounts([exactly(3, 'confirmed'), exactly(1, 'confirmed')])).toEqual(
      exactly(4, 'confirmed'),
    )
  })

  test('PR-11 a range stays a range in words', () => {
    const reported = 'reported' as const
    const said = (min: number, best: number | null, max: number | null) =>
      countText({ min, best, max, status: reported })
    expect(said(4, null, 4)).toEqual({ form: 'exact', n: 4 })
    expect(said(0, 0, 0)).toEqual({ form: 'exact', n: 0 })
    expect(said(15, null, 40)).toEqual({ form: 'between', min: 15, max: 40, best: null })
    expect(said(15, 20, null)).toEqual({ form: 'at_least', min: 15, best: 20 })
    expect(said(0, null, null)).toEqual({ form: 'unknown' })
  })
})
