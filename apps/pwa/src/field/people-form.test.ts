import { expect, test } from 'vitest'
import { freshPerson, type PersonForm, peopleSaid } from './people-form.ts'

const typed: Partial<PersonForm> = { name: ' Zbigniew ', contact: '', testimony: 'Two men came.' }
const person = (consent: string, more = typed): PersonForm => ({
  ...freshPerson('n1', 'witness'),
  ...more,
  consent,
})

test('SE-7 SE-8 what was typed beside a consent that does not cover it is not sealed, and the facts name nobody', () => {
  const said = peopleSaid([
    person('account_only'),
    person('identity_to_officers'),
    person('keep_on_tablet'),
  ])
  expect(said.links).toEqual([
    { is: 'witness', consent: 'account_only' },
    { is: 'witness', consent: 'identity_to_officers', part: 'sealed/1' },
    { is: 'witness', consent: 'keep_on_tablet', part: 'sealed/2' },
  ])
  const body = { v: 1, is: 'witness', name: 'Zbigniew', testimony: 'Two men came.' }
  expect(said.sealed).toEqual({ 'sealed/1': body, 'sealed/2': body })
  expect(JSON.stringify(said.links)).not.toContain('Zbigniew')
})

test('SE-8 a person of whom nothing is written down yet has agreed to nothing that leaves', () => {
  expect(freshPerson('n1', 'witness').consent).toBe('account_only')
  const empty = person('identity_to_officers', { name: '  ', contact: '', testimony: '' })
  expect(peopleSaid([empty])).toEqual({
    links: [{ is: 'witness', consent: 'account_only' }],
    sealed: {},
  })
})
