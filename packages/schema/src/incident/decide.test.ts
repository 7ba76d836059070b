import { expect, test } from 'vitest'
import { actor, createStory } from '../testing/story.ts'
import { hasEnoughSources, mergeIncident, unmergeIncident, verifyIncident } from './decide.ts'

const base = { seq: 2, own: null }
const facts = {
  finding: 'verified',
  standardOfProof: 'reasonable_grounds',
  primarySources: 2,
  secondarySources: 0,
  unEyewitness: false,
}

function merged() {
  const story = createStory()
  const amina = story.teller(1)
  const bilal = story.teller(2)
  const dalia = story.teller(3)
  const [into, absorbed] = [amina.file(), bilal.file()]
  amina.sync()
  bilal.sync()
  const before = story.folds().incident
  dalia.sync()
  dalia.say('IncidentMerged', into, { facts: { merged: absorbed } })
  dalia.sync()
  const after = story.folds().incident
  return {
    before: { into: before.get(into)!, absorbed: before.get(absorbed)! },
    after: { into: after.get(into)!, absorbed: after.get(absorbed)! },
  }
}

test.each([
  [1, 'analyst', 'self_verification'],
  [2, 'analyst', undefined],
  [2, 'headquarters', undefined],
  [2, 'team_leader', 'not_allowed'],
  [2, 'jpt_member', 'not_allowed'],
  [2, 'administrator', 'not_allowed'],
] as const)('RD-12 seat %s as %s verifies: %s', (n, role, code) => {
  const { before } = merged()
  const decided = verifyIncident(before.into, actor(n, role), base, facts, 'Two spoke.')
  if (code) expect(decided).toEqual({ ok: false, error: { code } })
  else {
    expect(decided).toMatchObject({
      value: { record: before.into.id, base, bodies: { facts, narrative: { text: 'Two spoke.' } } },
    })
  }
})

test('RD-12 four eyes hold for who reported what was merged in, and a merged incident is verified in the other', () => {
  const { after } = merged()
  for (const n of [1, 2]) {
    const decided = verifyIncident(after.into, actor(n, 'analyst'), base, facts)
    expect(decided).toEqual({ ok: false, error: { code: 'self_verification' } })
  }
  expect(verifyIncident(after.into, actor(3, 'analyst'), base, facts)).toMatchObject({ ok: true })
  expect(verifyIncident(after.absorbed, actor(3, 'analyst'), base, facts)).toMatchObject({
    error: { code: 'already_merged' },
  })
})

test.each([
  [0, 0, true, true],
  [1, 1, false, true],
  [2, 0, false, true],
  [0, 3, false, true],
  [1, 0, false, false],
  [0, 2, false, false],
  [0, 0, false, false],
] as const)(
  'RD-12 %s primary, %s secondary, UN eyewitness %s: enough = %s',
  (p, s, unEyewitness, enough) => {
    const sources = { ...facts, primarySources: p, secondarySources: s, unEyewitness }
    expect(hasEnoughSources(sources)).toBe(enough)
    const { into } = merged().before
    const decided = verifyIncident(into, actor(3, 'analyst'), base, sources)
    expect(decided.ok).toBe(enough)
    if (!decided.ok) expect(decided.error).toEqual({ code: 'not_enough_sources' })
    const open = { ...sources, finding: 'unverified' }
    expect(verifyIncident(into, actor(3, 'analyst'), base, open).ok).toBe(true)
  },
)

test('RD-12 the desk merges and un-merges; others, and what is already so, read why not', () => {
  const { before, after } = merged()
  const desk = actor(3, 'analyst')
  expect(mergeIncident(before.into, before.absorbed, desk, base)).toMatchObject({
    value: { record: before.into.id, bodies: { facts: { merged: before.absorbed.id } } },
  })
  expect(mergeIncident(before.into, before.into, desk, base)).toMatchObject({
    error: { code: 'nothing_changed' },
  })
  expect(mergeIncident(after.into, after.absorbed, desk, base)).toMatchObject({
    error: { code: 'already_merged' },
  })
  expect(unmergeIncident(after.absorbed, desk, base)).toMatchObject({
    value: { record: after.into.id, bodies: { facts: { merged: after.absorbed.id } } },
  })
  expect(unmergeIncident(after.into, desk, base)).toMatchObject({ error: { code: 'not_merged' } })
  const member = actor(1, 'jpt_member')
  const notAllowed = { ok: false, error: { code: 'not_allowed' } }
  expect(mergeIncident(before.into, before.absorbed, member, base)).toEqual(notAllowed)
  expect(unmergeIncident(after.absorbed, member, base)).toEqual(notAllowed)
})
