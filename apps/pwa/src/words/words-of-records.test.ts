import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import { expect, test } from 'vitest'
import { loadSpoken } from '../i18n/catalog.ts'
import { createWords } from '../i18n/words.ts'
import { levelShape, levelWords } from './level-words.ts'
import { occurredWords } from './occurred-words.ts'
import { placeWords } from './place-words.ts'
import { recordTitle, whatIcon, whatWords } from './what-words.ts'

const en = createWords('en', await loadSpoken('en', ['inside']))
const ar = createWords('ar', await loadSpoken('ar', ['inside']))
const now = Date.parse('2026-11-22T07:05Z')
const point = { kind: 'point', lat: 4.85, lon: 31.6, radiusM: 100, source: 'pin' } as const

/** Without the marks that keep each part in its own direction. */
const bare = (text: string) => text.replace(/[\u2060\u2066-\u2069]/g, '')

test('a place is said with how exactly it is known, each part in its own direction', () => {
  expect(placeWords(en, { ...point, name: 'Osseko' })).toBe(
    '\u2068Osseko\u2069, vicinity ±100\u00a0m',
  )
  expect(bare(placeWords(en, point))).toBe('4.8500, 31.6000, vicinity ±100\u00a0m')
  expect(placeWords(ar, { ...point, radiusM: 10, name: 'Osseko' })).toBe(
    '\u2068Osseko\u2069، دقيق \u2066±10\u2069\u00a0أمتار',
  )
  const unit = {
    kind: 'unit',
    code: 'OD03',
    name: 'Tavuri',
    level: 'other',
    source: 'pin',
  } as const
  expect(placeWords(en, unit)).toBe('somewhere in \u2068Tavuri\u2069')
})

test('a time is said in the zone of the mission, and never more exactly than it is known', () => {
  const said = (occurred: OccurredAt, timeZone = 'Africa/Juba') =>
    bare(occurredWords(en, occurred, now, timeZone))
  const span = (precision: 'minute' | 'hour' | 'day', earliest: string, latest = earliest) =>
    ({ precision, earliest, latest }) as OccurredAt
  expect(said(span('minute', '2026-11-21T22:30Z'))).toBe('today 00:30')
  expect(said(span('minute', '2026-11-21T22:30Z'), 'UTC')).toBe('yesterday 22:30')
  expect(said(span('hour', '2026-11-20T05:00Z', '2026-11-20T05:59Z'))).toBe('20 Nov 07:00–07:59')
  expect(said(span('day', '2026-11-19T22:00Z', '2026-11-20T21:59Z'))).toBe('20 Nov')
  expect(said(span('day', '2025-11-19T22:00Z', '2025-11-21T21:59Z'))).toBe(
    '20\u00a0Nov\u00a02025 – 21\u00a0Nov\u00a02025',
  )
  expect(said(span('minute', '2025-11-20T05:00Z'))).toBe('20 Nov 2025 07:00')
  expect(said(span('hour', '2026-11-22T05:00Z', '2026-11-22T05:59Z'))).toBe('today 07:00–07:59')
  expect(said(span('day', '2026-11-20T22:00Z', '2026-11-21T21:59Z'))).toBe('yesterday')
  expect(said({ precision: 'unknown' })).toBe('Not known')
})

test('a record is called by its title, else by its code, else by its kind', () => {
  const record = { kind: 'report', title: null, what: 'burning_looting' }
  expect(recordTitle(en, { ...record, title: 'Fire at the mill' })).toBe('Fire at the mill')
  expect(recordTitle(en, record)).toBe(whatWords(en, record))
  expect(recordTitle(en, { ...record, what: null })).toBe('Report')
  expect(recordTitle(en, { ...record, kind: 'threat', what: null })).toBe('Threat')
  expect(whatIcon({ kind: 'report', what: null })).toBe('doc')
  expect(whatIcon({ kind: 'threat', what: 'of_a_newer_list' })).toBe('warn')
})

test('a level says how soon; one of a newer list is drawn as the least urgent', () => {
  expect(levelWords(en, 'flash', 'happening_now')).toBe('Flash, happening now')
  expect(levelWords(en, 'flash')).toBe('Flash')
  expect(levelWords(en, 'watch', 'later_or_unsure')).toBe('Watch')
  expect([levelShape('urgent'), levelShape('of_a_newer_list')]).toEqual(['urgent', 'info'])
})
