import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDtg } from './dtg.ts'
import { parseDtg } from './parse-dtg.ts'

const at = Date.parse('2026-11-22T01:15Z')

describe('date-time group', () => {
  test('PR-17 is written in UTC, with the year when asked', () => {
    expect(formatDtg(at)).toBe('220115Z NOV')
    expect(formatDtg(at, { year: true })).toBe('220115Z NOV 26')
    expect(formatDtg(Number.MAX_SAFE_INTEGER)).toBe('------Z ---')
  })

  test('PR-17 is read back to the same minute', () => {
    const year = 365 * 86_400_000
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: Date.parse('2199-01-01') }),
        fc.double({ min: -0.49, max: 0.49, noNaN: true }),
        (ms, years) => {
          const minute = Math.floor(ms / 60_000) * 60_000
          const leapDay =
            new Date(minute).getUTCDate() === 29 && new Date(minute).getUTCMonth() === 1
          const near = leapDay ? minute : minute + years * year
          expect(parseDtg(formatDtg(minute), near)).toEqual({ ok: true, value: minute })
          const full = formatDtg(minute, { year: true })
          expect(parseDtg(full, minute + 40 * years * year)).toEqual({ ok: true, value: minute })
        },
      ),
    )
  })

  test('PR-17 is read as people type it', () => {
    for (const text of ['220115z nov', ' 220115ZNOV26 ', '220115 Z NOV 2026']) {
      expect(parseDtg(text, at), text).toEqual({ ok: true, value: at })
    }
    expect(parseDtg('290000Z FEB', Date.parse('2026-01-01'))).toEqual({
      ok: true,
      value: Date.parse('2024-02-29'),
    })
  })

  test('PR-17 groups that name no moment are refused', () => {
    for (const bad of [
      '310000Z NOV',
      '222460Z NOV',
      '220115A NOV',
      '220115Z XYZ',
      '',
      '290000Z FEB 25',
    ]) {
      expect(parseDtg(bad, at), bad).toEqual({ ok: false, error: 'not_a_dtg' })
    }
  })
})
