import { occurredBetween, occurredOn } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { expect, test } from 'vitest'
import { cellOf } from '../areas/cells.ts'
import { type CountedIncident, dateOfDay, harmOf } from './harm-of.ts'

const place: Place = { kind: 'point', lat: 11.5, lon: 13.1, radiusM: 25_000, source: 'pin' }
const zone = 'Africa/Juba'
const told = (given: Partial<CountedIncident> = {}) => {
  const incident: CountedIncident = {
    id: 'i',
    place,
    occurred: occurredOn(zone, '2020-01-01', { lastDate: '2020-01-07' }),
    violations: [],
    standing: 'unverified',
    knownAt: Date.parse('2020-01-07T22:30Z'),
    ...given,
  }
  return harmOf(incident, zone, cellOf)
}

test('RL-1 an incident known within 25 km and seven dates counts in its cell', () => {
  const event = told()
  expect(event?.area).toBe(cellOf(place))
  expect(event && [event.start, event.end, event.known].map(dateOfDay)).toEqual([
    '2020-01-01',
    '2020-01-07',
    // Half past midnight in Juba.
    '2020-01-08',
  ])
  const unit: Place = {
    kind: 'unit',
    code: '',
    name: 'U',
    level: 'admin2',
    source: 'import',
    lat: 11,
    lon: 13,
  }
  expect(told({ place: unit })?.area).toBe(cellOf({ ...place, lat: 11, lon: 13 }))
})

test('RL-1 vaguer ones count nowhere', () => {
  expect(told({ place: { ...place, radiusM: 25_001 } })).toBeUndefined()
  expect(told({ place: { kind: 'withheld' } })).toBeUndefined()
  const state: Place = {
    kind: 'unit',
    code: '',
    name: 'S',
    level: 'admin1',
    source: 'import',
    lat: 11,
    lon: 13,
  }
  expect(told({ place: state })).toBeUndefined()
  const occurred = occurredOn(zone, '2020-01-01', { lastDate: '2020-01-08' })
  expect(told({ occurred })).toBeUndefined()
  expect(told({ occurred: { precision: 'unknown' } })).toBeUndefined()
  expect(told({ occurred: occurredBetween('hour', 0, 3_600_000) })).toBeDefined()
})

test('RL-1 civilians are those a data set calls so, and of a mission whoever nobody calls a combatant', () => {
  const count = (best: number) => ({ min: 0, best, max: null, status: 'reported' }) as const
  const dead = (status: string, best: number) => ({ group: 'unknown', status, count: count(best) })
  const violations = [
    {
      type: 'killing',
      count: count(9),
      victims: [dead('civilian', 2), dead('combatant', 3), dead('unknown', 4)],
    },
  ]
  expect(told({ violations, standing: 'data_set' })?.civilianDeaths).toBe(2)
  expect(told({ violations })?.civilianDeaths).toBe(6)
  const bare = [{ type: 'killing', count: count(9) }]
  expect(told({ violations: bare, standing: 'data_set' })?.civilianDeaths).toBe(0)
  expect(told({ violations: bare })?.civilianDeaths).toBe(9)
  expect(told({ violations: [{ type: 'abduction', count: count(9) }] })?.civilianDeaths).toBe(0)
})
