import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedAt, OccurredAt, occurredBetween, occurredOn, TimePrecision } from './occurred.ts'
import { UtcMinute, utcMinute, utcMs } from './utc-minute.ts'

const from1900 = Date.parse('1900-01-01T00:00Z')
const to2199 = Date.parse('2199-12-31T23:59Z')
const moments = fc.integer({ min: from1900, max: to2199 })

describe('moments', () => {
  test('PR-8 text and milliseconds say the same minute, and text order is time order', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(UtcMinute.parse(utcMinute(a))).toBe(utcMinute(a))
        expect(a - utcMs(utcMinute(a))).toBeGreaterThanOrEqual(0)
        expect(a - utcMs(utcMinute(a))).toBeLessThan(60_000)
        if (a < b) expect(utcMinute(a) <= utcMinute(b)).toBe(true)
      }),
    )
  })

  test('PR-8 dates that do not exist and other spellings are refused', () => {
    for (const bad of [
      '2026-02-30T00:00Z',
      '2025-02-29T12:00Z',
      '2026-13-01T00:00Z',
      '2026-11-22T24:00Z',
      '2026-11-22T07:05:00Z',
      '2026-11-22T07:05+00:00',
      '2026-11-22 07:05Z',
      '1899-12-31T23:59Z',
      '2200-01-01T00:00Z',
      '',
    ]) {
      expect(UtcMinute.safeParse(bad).success, bad).toBe(false)
    }
    expect(UtcMinute.safeParse('2024-02-29T23:59Z').success).toBe(true)
    expect(utcMs('yesterday')).toBeNaN()
  })

  test('PR-8 a broken clock is held at the edge, never a crash', () => {
    expect(utcMinute(8.64e15 * 3)).toBe('2199-12-31T23:59Z')
    expect(utcMinute(Number.MIN_SAFE_INTEGER)).toBe('1900-01-01T00:00Z')
  })
})

describe('occurred', () => {
  test('PR-9 both ends in order, whatever order they are given in', () => {
    fc.assert(
      fc.property(
        moments,
        moments,
        fc.constantFrom(...TimePrecision.options),
        (a, b, precision) => {
          const at = occurredBetween(precision, a, b)
          expect(OccurredAt.parse(at)).toEqual(at)
          expect(at).toEqual(occurredBetween(precision, b, a))
        },
      ),
    )
    const upsideDown = {
      precision: 'range',
      earliest: '2026-11-22T07:05Z',
      latest: '2026-11-22T07:04Z',
    }
    expect(OccurredAt.safeParse(upsideDown).success).toBe(false)
    expect(OccurredAt.safeParse({ precision: 'day' }).success).toBe(false)
  })

  test('PR-10 counted by the latest moment; not counted by date when unknown', () => {
    fc.assert(
      fc.property(moments, moments, (a, b) => {
        expect(countedAt(occurredBetween('range', a, b))).toBe(utcMinute(Math.max(a, b)))
      }),
    )
    expect(countedAt({ precision: 'unknown' })).toBeUndefined()
  })

  test('PR-9 a local day is all of that day and nothing of its neighbours', () => {
    expect(occurredOn('Africa/Juba', '2026-11-22')).toEqual({
      precision: 'day',
      earliest: '2026-11-21T22:00Z',
      latest: '2026-11-22T21:59Z',
    })
    // Clocks in Cairo jump from 00:00 to 01:00 on 24 April 2026: that day has 23 hours.
    expect(occurredOn('Africa/Cairo', '2026-04-24')).toMatchObject({
      earliest: '2026-04-23T22:00Z',
      latest: '2026-04-24T20:59Z',
    })
    expect(occurredOn('UTC', '2026-11-01', { lastDate: '2026-11-30', precision: 'month' })).toEqual(
      {
        precision: 'month',
        earliest: '2026-11-01T00:00Z',
        latest: '2026-11-30T23:59Z',
      },
    )
  })
})
