import { expect, test } from 'vitest'
import type { PartBody } from '../events/envelope.ts'
import { viewOfFacts } from './view.ts'

const grades = { reliability: 'a', credibility: '2', origin: 'the teacher' }
const source = { type: 'eyewitness', ...grades, language: 'nus', interpreter: 'relative' }
const army = { type: 'national_army', name: '4th Brigade', attribution: 'alleged' }
const group = { type: 'armed_group', name: 'Front of the North', attribution: 'alleged' }

test('AC-10 CA-3 a view of facts has every source without grade, origin and language, and the host State without name', () => {
  const seen = {
    what: 'attack_shooting',
    sources: [{ type: 'eyewitness' }, { type: 'media' }],
    actors: [{ type: 'national_army', attribution: 'alleged' }, group],
  }
  const facts = { ...seen, sources: [source, { type: 'media' }], actors: [army, group] }
  const before = structuredClone(facts)
  expect(viewOfFacts(facts)).toEqual(seen)
  expect(viewOfFacts({ set: facts })).toEqual({ set: seen })
  expect(facts).toEqual(before)
})

test('AC-10 what has none of these fields stays as it is, whatever shape a newer version gives it', () => {
  const others: PartBody[] = [
    { reason: 'mistake' },
    { sources: 'none' },
    { sources: [1, null, []] },
    { set: null },
    {},
  ]
  for (const facts of others) {
    expect(viewOfFacts(facts)).toEqual(facts)
  }
})
