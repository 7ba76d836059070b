import { occurredOn } from '@tocsin/schema/primitives/occurred'
import { expect, test } from 'vitest'
import { cellOf } from '../areas/cells.ts'
import { harmOf } from './harm-of.ts'
import { precursorOfReport, precursorOfThreat } from './precursor-of.ts'

const of = (what: string | null, ...types: string[]) =>
  precursorOfReport({ what, violations: types.map((type) => ({ type })) })

test('RL-9 a report is a precursor where it tells of threats, armed men or flight and of nothing else', () => {
  expect(of('armed_men_moving')).toBe('armed_presence')
  expect(of('people_fleeing')).toBe('displacement')
  expect(of('something_else', 'forced_displacement')).toBe('displacement')
  expect(of(null, 'forced_displacement', 'threats')).toBe('threat')
  expect([of('attack_shooting'), of('something_else'), of(null), of('')]).toEqual(Array(4))
  expect(of('armed_men_moving', 'looting')).toBeUndefined()
  expect(of(null, 'threats', 'killing')).toBeUndefined()
  expect(of('of_a_newer_version')).toBeUndefined()
})

test('RL-9 armed men who are seen or bar a road are a presence, every other threat is one, of a newer version too', () => {
  expect(['armed_men_movement', 'checkpoint'].map(precursorOfThreat)).toEqual(
    Array(2).fill('armed_presence'),
  )
  expect(
    ['attack_on_village', 'threat_letter', 'of_a_newer_version'].map(precursorOfThreat),
  ).toEqual(Array(3).fill('threat'))
})

test('RL-9 it is placed and dated as any incident, and of a data set nothing that kills becomes one', () => {
  const incident = {
    id: 'i',
    place: { kind: 'point', lat: 11.5, lon: 13.1, radiusM: 500, source: 'pin' },
    occurred: occurredOn('UTC', '2020-01-01'),
    violations: [],
    what: 'people_fleeing',
    standing: 'unverified',
    knownAt: Date.parse('2020-01-02T10:00Z'),
  } as const
  expect(harmOf(incident, 'UTC', cellOf)).toMatchObject({ precursor: 'displacement' })
  const vague = { ...incident, occurred: { precision: 'unknown' } } as const
  expect(harmOf(vague, 'UTC', cellOf)).toBeUndefined()
  const count = { min: 0, best: 3, max: null, status: 'reported' } as const
  const dead = { ...incident, violations: [{ type: 'killing', count }], what: null }
  expect(harmOf({ ...dead, standing: 'data_set' }, 'UTC', cellOf)).not.toHaveProperty('precursor')
})
