import { describe, expect, test } from 'vitest'
import { momentOf } from './local-time.ts'
import { occurredOf, type WhenForm, whenAt, whenOf } from './when-form.ts'

const zone = 'Africa/Lubumbashi'
const now = Date.parse('2026-11-22T10:00Z')
const form = (patch: Partial<WhenForm>): WhenForm => ({ ...whenAt(zone, now), ...patch })

describe('a typed date becomes the span in which it happened', () => {
  test.each([
    ['minute', { date: '2026-11-20', time: '06:30' }, '2026-11-20T04:30Z', '2026-11-20T04:30Z'],
    ['hour', { date: '2026-11-20', time: '06:30' }, '2026-11-20T04:00Z', '2026-11-20T04:59Z'],
    ['day', { date: '2026-11-20' }, '2026-11-19T22:00Z', '2026-11-20T21:59Z'],
    ['week', { date: '2026-11-12' }, '2026-11-08T22:00Z', '2026-11-15T21:59Z'],
    ['month', { date: '2026-02-10' }, '2026-01-31T22:00Z', '2026-02-28T21:59Z'],
    [
      'range',
      { date: '2026-11-01', lastDate: '2026-11-03', lastTime: '12:00' },
      '2026-10-31T22:00Z',
      '2026-11-03T10:00Z',
    ],
  ] as const)('%s', (precision, patch, earliest, latest) => {
    expect(occurredOf(form({ precision, ...patch }), zone, now)).toEqual({
      ok: true,
      value: { precision, earliest, latest },
    })
  })

  test('the open end of today is cut at now', () => {
    expect(occurredOf(form({}), zone, now)).toMatchObject({
      value: { latest: '2026-11-22T10:00Z' },
    })
  })

  test.each([
    ['date', { date: '' }],
    ['date', { date: '2026-02-30' }],
    ['time', { precision: 'minute', time: '' }],
    ['lastDate', { precision: 'range' }],
    ['order', { precision: 'range', date: '2026-11-03', lastDate: '2026-11-01' }],
    ['future', { date: '2026-11-24' }],
    ['past', { date: '0026-11-20' }],
    ['past', { precision: 'range', date: '1926-11-20', lastDate: '2026-11-20' }],
  ] as const)('%s is said when %o', (error, patch) => {
    expect(occurredOf(form(patch), zone, now)).toEqual({ ok: false, error })
  })

  test('what is not known needs no date', () => {
    expect(occurredOf(form({ precision: 'unknown', date: '' }), zone, now)).toEqual({
      ok: true,
      value: { precision: 'unknown' },
    })
  })
})

test('a date that was said comes back into the fields and means the same', () => {
  for (const precision of ['minute', 'hour', 'day', 'week', 'month'] as const) {
    const said = occurredOf(form({ precision, date: '2026-10-20', time: '23:15' }), zone, now)
    if (!said.ok) throw new Error(said.error)
    expect(occurredOf(whenOf(said.value, zone, now), zone, now)).toEqual(said)
  }
})

test('a time on the day on which the clocks change is the time on the clock', () => {
  const at = momentOf('Europe/Berlin', '2026-03-29', '12:00')
  expect(new Date(at).toISOString()).toBe('2026-03-29T10:00:00.000Z')
})
