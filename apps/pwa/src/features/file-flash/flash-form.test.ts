import { ReportFiledFacts } from '@tocsin/schema/events/report-filed'
import type { Place } from '@tocsin/schema/primitives/place'
import { describe, expect, test } from 'vitest'
import { FlashForm, flashFacts, freshFlash } from './flash-form.ts'

const now = Date.parse('2026-11-22T10:00Z')
const zone = 'Africa/Lubumbashi'
const place: Place = { kind: 'point', lat: 0.8, lon: 29.1, radiusM: 12, source: 'gps' }
const facts = (patch: Partial<FlashForm>) =>
  flashFacts({ ...freshFlash(now), ...patch, what: 'attack_shooting', place }, zone)

describe('a flash', () => {
  test('with only what happened is a whole report that asks HQ to act today', () => {
    const said = facts({})
    expect(ReportFiledFacts.safeParse(said).success).toBe(true)
    expect(said).toMatchObject({ form: 'flash', alert: 'urgent' })
    expect(said).not.toHaveProperty('imminence')
  })

  test.each([
    ['happening_now', 'flash'],
    ['within_hours', 'flash'],
    ['within_72_hours', 'urgent'],
    ['later_or_unsure', 'watch'],
  ])('%s raises %s', (soon, alert) => {
    expect(facts({ soon })).toMatchObject({ imminence: soon, alert })
  })

  test.each([
    ['now', { precision: 'minute', earliest: '2026-11-22T10:00Z', latest: '2026-11-22T10:00Z' }],
    ['hour', { precision: 'hour', earliest: '2026-11-22T09:00Z', latest: '2026-11-22T10:00Z' }],
    ['today', { precision: 'day', earliest: '2026-11-21T22:00Z', latest: '2026-11-22T10:00Z' }],
    ['earlier', { precision: 'unknown' }],
  ] as const)(
    '%s is the time at which it was touched, not at which it was sent',
    (when, occurred) => {
      expect(facts({ when }).occurredAt).toEqual(occurred)
    },
  )

  test('UC-14 without any position is whole all the same, and says no more than the area', () => {
    const area: Place = {
      kind: 'unit',
      code: 'OD-02',
      name: 'Tavuri',
      level: 'admin2',
      source: 'village',
    }
    const said = flashFacts({ ...freshFlash(now), what: 'attack_shooting', place: area }, zone)
    expect(ReportFiledFacts.safeParse(said).success).toBe(true)
    expect(said.place).toEqual(area)
  })

  test('comes back from its draft', () => {
    const form = { ...freshFlash(now), what: 'people_taken', place, soon: 'within_hours' }
    expect(FlashForm.parse(JSON.parse(JSON.stringify(form)))).toEqual(form)
  })
})
