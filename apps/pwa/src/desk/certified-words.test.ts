import { ReportFields } from '@tocsin/schema/events/report-filed'
import type { Told } from '@tocsin/schema/events/tell'
import { ThreatFields } from '@tocsin/schema/events/threat-raised'
import { expect, test } from 'vitest'
import { loadSpoken } from '../i18n/catalog.ts'
import { createWords } from '../i18n/words.ts'
import { certifiedWords } from './certified-words.ts'

const en = createWords('en', await loadSpoken('en', ['inside', 'desk']))
const at = { now: 0, timeZone: 'UTC' }

// as: only what the words are made of.
const told = (type: Told['type'], facts: object, narrative?: object) =>
  ({ type, facts, narrative }) as unknown as Told
const said = (one: Told) =>
  Object.fromEntries(certifiedWords(en, one, at).map(({ key, value }) => [key, String(value)]))

const place = { kind: 'point', lat: 4.85, lon: 31.6, radiusM: 100, source: 'pin', name: 'Osseko' }

test('CE-2 whatever an amendment sets, empties or does beside that is told, and nothing that it left alone', () => {
  expect(said(told('ReportAmended', { set: { imminence: 'happening_now' } }))).toEqual({
    imminence: 'Happening now',
  })
  const more = said(
    told(
      'ReportAmended',
      {
        set: { exercise: true },
        cleared: ['violations'],
        alert: 'flash',
        consents: [{ event: 'e', part: 'sealed/1', consent: 'none' }],
      },
      { text: 'It was a drill.' },
    ),
  )
  expect(more).toEqual({
    exercise: 'Yes',
    'violations cleared': 'Nothing: it was emptied',
    alert: 'Flash',
    consents: '1',
    text: 'It was a drill.',
  })
})

test('CE-2 there is no field of a report or a threat that could change unsaid', () => {
  const values = {
    what: 'shooting',
    kind: 'attack_on_village',
    place,
    drawn: {
      kind: 'route',
      corners: [
        [31.6, 4.85],
        [31.7, 4.9],
      ],
    },

    occurredAt: { precision: 'unknown' },
    noticedAt: { precision: 'unknown' },
    imminence: 'happening_now',
    violations: [{ type: 'killing' }],
    actors: [{ type: 'host_state_armed_forces', attribution: 'alleged' }],
    groupsAtRisk: ['girl'],
    intent: 'declared',
    capability: 'now',
    tactics: ['ambush'],
    sources: [{ type: 'victim', label: 'A', reliability: 'usually', credibility: 'probable' }],
    referrals: [{ to: 'medical', answer: 'accepted' }],
    exercise: false,
  }
  const names = new Set([...Object.keys(ReportFields.shape), ...Object.keys(ThreatFields.shape)])
  expect(new Set(Object.keys(values))).toEqual(names)
  for (const name of names) {
    const one = { [name]: values[name as keyof typeof values] }
    expect([name, Object.keys(said(told('ReportAmended', { set: one })))]).toEqual([name, [name]])
  }
})
