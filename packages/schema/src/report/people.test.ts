import { expect, test } from 'vitest'
import type { FactsOf } from '../events/registry.ts'
import { mayLeave } from '../sync/consent.ts'
import { createStory } from '../testing/story.ts'
import { reportValues } from './select.ts'

const people: FactsOf<'ReportFiled'>['people'] = [
  { is: 'victim', consent: 'identity_to_officers', part: 'sealed/1' },
  { is: 'source', consent: 'account_only' },
]

test('SE-7 a report tells of people as whom, with what consent and under which label; its values are those of any report', () => {
  const story = createStory()
  const [amina, bo] = [story.teller(1), story.teller(2)]
  const told = amina.file({ people })
  const plain = bo.file({})
  amina.sync()
  bo.sync()
  const { report, incident } = story.folds()
  expect(report.get(told)?.people).toEqual([
    { event: told, part: 'sealed/1', is: 'victim', consent: 'identity_to_officers' },
    { event: told, part: null, is: 'source', consent: 'account_only' },
  ])
  expect(report.get(plain)?.people).toEqual([])
  expect(reportValues(report.get(told)!)).toEqual(reportValues(report.get(plain)!))
  expect(incident.size).toBe(2)
})

test('SE-8 what a person agrees to is what the seat said last that wrote the person down, and only that seat', () => {
  const story = createStory()
  const [amina, bo] = [story.teller(1), story.teller(2)]
  const id = amina.file({ people })
  amina.sync()
  const say = (teller: typeof amina, consent: string) => {
    const change = { event: id as never, part: 'sealed/1', consent }
    teller.say('ReportAmended', id, { facts: { set: {}, consents: [change] } })
    teller.sync()
    return story.folds().report.get(id)?.people[0]?.consent
  }
  expect(say(amina, 'keep_on_tablet')).toBe('keep_on_tablet')
  expect(say(bo, 'identity_to_officers')).toBe('keep_on_tablet')
  expect(say(amina, 'consent_withdrawn')).toBe('consent_withdrawn')
})

test('SE-8 what nobody agreed to and what this version does not know stays', () => {
  const leaving = ['identity_to_officers', 'account_only', 'keep_on_tablet', 'consent_withdrawn']
  expect(leaving.filter(mayLeave)).toEqual(['identity_to_officers'])
  expect([mayLeave(undefined), mayLeave('agreed_in_a_later_version')]).toEqual([false, false])
})
