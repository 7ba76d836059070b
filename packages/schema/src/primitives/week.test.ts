import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  isoWeekday,
  LocalDate,
  localDateOf,
  startOfLocalDate,
  TimeZone,
} from './local-date.ts'
import { utcMinute, utcMs } from './utc-minute.ts'
import { nextWeek, previousWeek, WeekRule, weekOf, weekStarting } from './week.ts'

// Clocks that jump over midnight, go back across it, move by half an hour, or left a date out.
const zones = [
  'UTC',
  'Africa/Cairo',
  'Asia/Beirut',
  'Africa/Juba',
  'America/St_Johns',
  'America/Havana',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'Pacific/Kiritimati',
]
const rules: fc.Arbitrary<WeekRule> = fc.record({
  startsOn: fc.constantFrom(1 as const, 2 as const, 5 as const, 6 as const, 7 as const),
  timeZone: fc.constantFrom(...zones),
})
const moments = fc
  .integer({ min: Date.parse('1985-01-01T00:00Z'), max: Date.parse('2040-01-01T00:00Z') })
  .map(utcMinute)

describe('week', () => {
  test('PR-13 every moment lies in exactly one week; weeks follow without gap or overlap', () => {
    fc.assert(
      fc.property(rules, moments, (rule, minute) => {
        const week = weekOf(rule, minute)
        expect(week.start <= minute && minute < week.end).toBe(true)
        expect(weekOf(rule, week.start)).toEqual(week)
        expect(weekOf(rule, utcMinute(utcMs(week.end) - 60_000))).toEqual(week)
        expect(nextWeek(rule, week).start).toBe(week.end)
        expect(previousWeek(rule, week).end).toBe(week.start)
        expect(previousWeek(rule, nextWeek(rule, week))).toEqual(week)
        expect(isoWeekday(week.firstDate)).toBe(rule.startsOn)
        const hours = (utcMs(week.end) - utcMs(week.start)) / 3_600_000
        // 144: Samoa left out 30 December 2011.
        expect(Math.abs(hours - 168) <= 2 || hours === 144).toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('PR-14 Cairo and Beirut: the week that contains the change is an hour shorter or longer', () => {
    const cairo = { startsOn: 7, timeZone: 'Africa/Cairo' } as const
    const april = weekOf(cairo, '2026-04-24T12:00Z')
    expect(april).toMatchObject({ start: '2026-04-18T22:00Z', end: '2026-04-25T21:00Z' })
    const october = weekOf(cairo, '2026-10-29T20:30Z')
    expect(october).toMatchObject({ start: '2026-10-24T21:00Z', end: '2026-10-31T22:00Z' })
    // 29 March 2026 is a Sunday on which Beirut has no midnight: its week starts at 01:00 on the clock.
    const beirut = { startsOn: 7, timeZone: 'Asia/Beirut' } as const
    expect(weekStarting(beirut, '2026-03-29')).toMatchObject({
      start: '2026-03-28T22:00Z',
      end: '2026-04-04T21:00Z',
    })
    expect(weekOf(beirut, '2026-03-28T21:59Z').firstDate).toBe('2026-03-22')
  })

  test('PR-13 one week each even where clocks go back across midnight and the date comes twice', () => {
    // St John's and Moncton went back at 00:01, in the first minute of a Sunday.
    for (const [timeZone, from] of [
      ['America/St_Johns', '2010-11-07T02:00Z'],
      ['America/Goose_Bay', '2010-11-07T02:30Z'],
      ['America/Moncton', '2005-10-30T02:30Z'],
    ] as const) {
      const rule = { startsOn: 7, timeZone } as const
      let sunday = 0
      for (let minute = 0; minute < 120; minute++) {
        const at = utcMinute(utcMs(from) + minute * 60_000)
        const week = weekOf(rule, at)
        expect(week.start <= at && at < week.end, `${timeZone} ${at}`).toBe(true)
        if (week.firstDate === from.slice(0, 10)) sunday++
        else expect(sunday, `${timeZone} ${at}`).toBe(0)
      }
      expect(sunday).toBeGreaterThan(0)
    }
  })

  test('PR-15 Monday weeks bear ISO 8601 numbers, other weeks their first date', () => {
    const utc = { startsOn: 1, timeZone: 'UTC' } as const
    const labels = [
      ['2026-11-22', '2026-W47'],
      ['2026-01-01', '2026-W01'],
      ['2027-01-03', '2026-W53'],
      ['2024-12-30', '2025-W01'],
      ['2023-01-01', '2022-W52'],
      ['2010-01-04', '2010-W01'],
    ] as const
    for (const [date, label] of labels) expect(weekStarting(utc, date).label, date).toBe(label)
    expect(weekStarting({ startsOn: 7, timeZone: 'UTC' }, '2026-11-25').label).toBe('2026-11-22')
  })

  test('PR-13 rules and moments that make no week are refused', () => {
    expect(WeekRule.safeParse({ startsOn: 1, timeZone: 'Africa/Ondara' }).success).toBe(false)
    expect(WeekRule.safeParse({ startsOn: 0, timeZone: 'UTC' }).success).toBe(false)
    expect(TimeZone.safeParse('').success).toBe(false)
    expect(() => weekOf({ startsOn: 1, timeZone: 'UTC' }, 'today')).toThrow(RangeError)
    expect(() => weekStarting({ startsOn: 1, timeZone: 'UTC' }, 'today')).toThrow(RangeError)
    expect(LocalDate.safeParse('2026-02-29').success).toBe(false)
    expect(LocalDate.safeParse('2024-02-29').success).toBe(true)
  })
})

describe('local dates', () => {
  test('PR-14 a date starts where the minute before belongs to an earlier one', () => {
    const days = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(fc.constantFrom(...zones.slice(0, 4)), days, (zone, day) => {
        const date = addDays('1985-01-01', day)
        const start = startOfLocalDate(zone, date)
        expect(localDateOf(zone, start)).toBe(date)
        expect(localDateOf(zone, start - 60_000)).toBe(addDays(date, -1))
      }),
      { numRuns: 150 },
    )
  })

  test('PR-14 from its start on the clock shows no earlier date, even where a date comes twice', () => {
    for (const [zone, date] of [
      ['America/St_Johns', '2010-11-07'],
      ['America/Goose_Bay', '2010-11-07'],
      ['America/Moncton', '2005-10-30'],
      ['Antarctica/Casey', '2010-03-05'],
      ['Asia/Beirut', '2026-10-25'],
      ['Africa/Cairo', '2026-10-30'],
    ] as const) {
      const start = startOfLocalDate(zone, date)
      expect(localDateOf(zone, start - 60_000) < date, zone).toBe(true)
      for (let minute = 0; minute < 300; minute++) {
        expect(localDateOf(zone, start + minute * 60_000), zone).toBe(date)
      }
    }
  })

  test('PR-14 a date that a zone left out starts with the next one', () => {
    const next = startOfLocalDate('Pacific/Apia', '2011-12-31')
    expect(startOfLocalDate('Pacific/Apia', '2011-12-30')).toBe(next)
  })
})
