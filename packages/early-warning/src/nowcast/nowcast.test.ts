import { occurredBetween } from '@tocsin/schema/primitives/occurred'
import { seededRandom } from '@tocsin/testkit/random'
import { describe, expect, test } from 'vitest'
import type { Random01 } from '../random.ts'
import { drawPoisson } from '../scan/draw.ts'
import { completenessOf } from './completeness.ts'
import { type Delay, dayMs, delayOf } from './delay.ts'
import { nowcast } from './nowcast.ts'
import { receivedShare } from './received-share.ts'
import { heldLevel, trendOf } from './trend.ts'

const now = Date.parse('2026-11-23T00:00Z')
const daysAgo = (days: number) => now - days * dayMs
const precise = (ms: number) => occurredBetween('hour', ms, ms)

/** Reports come `meanDays` late on average, whole days; those that are not here yet are not in it. */
function mission(random: Random01, perDay: number, days: number, meanDays: number) {
  const happened = Array.from({ length: days }, (_, ago) =>
    Array.from({ length: drawPoisson(perDay, random) }, () => ({
      possible: days - 1 - ago,
      days: Math.floor(-meanDays * Math.log(1 - random())),
    })),
  ).flat()
  return { happened, here: happened.filter(({ days, possible }) => days <= possible) }
}

const trueShare = (days: number, mean: number) => 1 - Math.exp(-(days + 1) / mean)

describe('EW-7 how late reports come', () => {
  test('what is still on its way does not make reports look quick, seed 41', () => {
    const { here } = mission(seededRandom(41), 3, 120, 10)
    const share = receivedShare(here)!
    const plain = (days: number) => here.filter((one) => one.days <= days).length / here.length
    for (const days of [0, 3, 7, 14, 30]) {
      expect(Math.abs(share.within(days) - trueShare(days, 10))).toBeLessThan(0.06)
    }
    expect(plain(7)).toBeGreaterThan(share.within(7))
    expect([share.within(-1), share.within(84), share.within(900)]).toEqual([0, 1, 1])
  })

  test('imprecise dates, no dates and wrong clocks tell nothing', () => {
    expect(delayOf(precise(daysAgo(10)), daysAgo(7), now)).toEqual({ days: 3, possible: 10 })
    expect(delayOf(precise(now + dayMs / 2), now, now)).toEqual({ days: 0, possible: 0 })
    expect(delayOf({ precision: 'unknown' }, now, now)).toBeUndefined()
    expect(delayOf(occurredBetween('month', daysAgo(40), daysAgo(10)), now, now)).toBeUndefined()
    expect(delayOf(precise(now + 400 * dayMs), now, now)).toBeUndefined()
    expect(delayOf(precise(daysAgo(10)), now + dayMs, now)).toBeUndefined()
  })

  test('a mission whose dates are all imprecise knows of no week how much of it has come', () => {
    const vague = Array.from({ length: 60 }, (_, i) =>
      occurredBetween('month', daysAgo(i + 40), daysAgo(i + 10)),
    )
    const delays = vague.flatMap((at) => delayOf(at, daysAgo(1), now) ?? [])
    const source = { weight: 1, received: receivedShare(delays) }
    const cast = nowcast(60, completenessOf({ fromMs: daysAgo(7), toMs: now }, [source], now))
    expect(cast).toEqual({ kind: 'notYetKnown', observed: 60, completeness: null })
    expect(trendOf(cast, 100)).toBe('notYetKnown')
  })

  test('of too few delays nothing is said', () => {
    const one: Delay = { days: 1, possible: 50 }
    expect(receivedShare([])).toBeUndefined()
    expect(receivedShare(Array.from({ length: 19 }, () => one))).toBeUndefined()
    expect(receivedShare(Array.from({ length: 20 }, () => one))?.within(1)).toBe(1)
  })
})

const quick = receivedShare(Array.from({ length: 20 }, () => ({ days: 0, possible: 60 })))
const late = receivedShare(Array.from({ length: 20 }, () => ({ days: 30, possible: 60 })))
const lastWeek = { fromMs: daysAgo(7), toMs: now }

describe('EW-8 what share has come in', () => {
  test('of quick sources all, of late ones nothing, of both by their weight', () => {
    const sources = [
      { weight: 3, received: quick },
      { weight: 1, received: late },
    ]
    expect(completenessOf(lastWeek, sources.slice(0, 1), now)).toBe(1)
    expect(completenessOf(lastWeek, sources.slice(1), now)).toBe(0)
    expect(completenessOf(lastWeek, sources, now)).toBe(0.75)
  })

  test('a tablet without contact has sent nothing of later days', () => {
    const tablet = { weight: 1, received: quick, lastContactMs: daysAgo(3) }
    expect(completenessOf(lastWeek, [tablet], now)).toBeCloseTo(4 / 7, 9)
    const ahead = { ...tablet, lastContactMs: now + 900 * dayMs }
    expect(completenessOf(lastWeek, [ahead], now)).toBe(1)
  })

  test('of sources whose delays are not known nothing is said', () => {
    const unknown = { weight: 2, received: undefined }
    expect(completenessOf(lastWeek, [], now)).toBeUndefined()
    expect(completenessOf(lastWeek, [unknown, { weight: 1, received: quick }], now)).toBeUndefined()
    expect(completenessOf(lastWeek, [unknown, { weight: 3, received: quick }], now)).toBe(1)
    expect(completenessOf({ fromMs: now, toMs: now }, [tabletOf(1)], now)).toBeUndefined()
  })
})

const tabletOf = (weight: number) => ({ weight, received: quick })

describe('EW-9 what it will be', () => {
  test('nine in ten intervals hold what came in the end, seeds 100 to 399', () => {
    let [held, expected, final] = [0, 0, 0]
    for (let seed = 100; seed < 400; seed++) {
      const random = seededRandom(seed)
      const { happened, here } = mission(random, 1, 200, 5)
      const inWeek = (reports: readonly Delay[]) =>
        reports.filter((one) => one.possible < 14).length
      const window = { fromMs: daysAgo(14), toMs: now }
      const source = { weight: 1, received: receivedShare(here) }
      const cast = nowcast(inWeek(here), completenessOf(window, [source], now))
      if (cast.kind !== 'known') throw new Error('should be known')
      if (inWeek(happened) >= cast.low && inWeek(happened) <= cast.high) held++
      expected += cast.expected
      final += inWeek(happened)
    }
    expect(held / 300).toBeGreaterThan(0.86)
    expect(expected / final).toBeGreaterThan(0.95)
    expect(expected / final).toBeLessThan(1.05)
  })

  test('less than half is not yet known, nothing of half is not nothing', () => {
    expect(nowcast(7, 0.49)).toEqual({ kind: 'notYetKnown', observed: 7, completeness: 0.49 })
    expect(nowcast(0, undefined)).toMatchObject({ kind: 'notYetKnown', completeness: null })
    expect(nowcast(0, Number.NaN)).toMatchObject({ kind: 'notYetKnown' })
    expect(nowcast(0, 0.5)).toMatchObject({ kind: 'known', expected: 0, low: 0, high: 4 })
    expect(nowcast(9, 1)).toMatchObject({ expected: 9, low: 9, high: 9 })
    expect(nowcast(50_000, 0.7)).toMatchObject({ expected: 50_000 / 0.7 })
  })
})

describe('EW-10 trends', () => {
  test('a drop that late reports may fill is no falling trend', () => {
    expect(trendOf(nowcast(5, 0.4), 40)).toBe('notYetKnown')
    expect(trendOf(nowcast(5, 0.6), 40)).toBe('notYetKnown')
    expect(trendOf(nowcast(5, 0.9), 40)).toBe('falling')
    expect(trendOf(nowcast(40, 0.9), 40)).toBe('level')
    expect(trendOf(nowcast(40, 0.6), 20)).toBe('rising')
    expect(trendOf(nowcast(0, 1), 0)).toBe('level')
  })

  test('no drop alone lowers a rank before four fifths have come', () => {
    expect(heldLevel(3, 1, 0.79)).toBe(3)
    expect(heldLevel(3, 1, undefined)).toBe(3)
    expect(heldLevel(3, 5, 0.1)).toBe(5)
    expect(heldLevel(3, 1, 0.8)).toBe(1)
  })
})
