import { expect, test } from 'vitest'
import { WarningRaisedFacts } from '../events/warning-raised.ts'
import type { RecordId } from '../primitives/ids.ts'
import { actor, begins, createStory, scope } from '../testing/story.ts'
import {
  dismissWarning,
  followWarning,
  judgeWarning,
  lookAtWarning,
  muteWarning,
  raiseWarning,
} from './decide.ts'
import { isOpenWarning, mutedUntil, warningStanding } from './select.ts'

const base = { seq: 1, own: null }
const by = 'Dalia, watch officer'
const desk = actor(2, 'analyst')
const facts: WarningRaisedFacts = {
  kind: 'trend_break',
  areas: ['845a9d1ffffffff'],
  from: '2026-11-09',
  to: '2026-11-22',
  observed: 7,
  expected: 1.2,
  chance: 0.004,
  recurs: 1750,
  horizon: 28,
  reasons: [{ code: 'reports_here', count: 7, from: '2026-11-09', to: '2026-11-22' }],
  behind: [],
  knownAt: begins,
}

function raised() {
  const story = createStory()
  const [office, dalia, edith] = [story.teller(1), story.teller(2), story.teller(3)]
  const id = office.write(raiseWarning(scope, facts))
  for (const one of [office, dalia, edith]) one.sync()
  return { office, dalia, edith, id, warning: () => story.folds().warning.get(id)! }
}

test('WN-1 a warning is what was found, in codes and numbers, and holds no words', () => {
  const { id, warning } = raised()
  expect(warning()).toMatchObject({ id, scope, found: facts, end: null, mute: null })
  expect(warningStanding(warning())).toBe('raised')
  const worded = { ...facts, reasons: [{ code: 'They came at night.' }] }
  expect(WarningRaisedFacts.safeParse(worded).success).toBe(false)
  expect(WarningRaisedFacts.safeParse({ ...facts, areas: [] }).success).toBe(false)
  expect(WarningRaisedFacts.safeParse({ ...facts, chance: 1.1 }).success).toBe(false)
})

test('WN-2 somebody looks, dismisses with a reason, opens a threat after all; the threat stays', () => {
  const { dalia, id, warning } = raised()
  const write = (made: ReturnType<typeof lookAtWarning | typeof followWarning>) => {
    if (!made.ok) throw new Error(made.error.code)
    dalia.write(made.value)
    dalia.sync()
  }
  write(lookAtWarning(warning(), desk, base, by))
  expect(warningStanding(warning())).toBe('lookedAt')
  expect(lookAtWarning(warning(), desk, base, by)).toMatchObject({
    error: { code: 'already_acknowledged' },
  })
  expect(dismissWarning(warning(), desk, base, { reason: '', by })).toMatchObject({
    error: { code: 'reason_needed' },
  })
  write(dismissWarning(warning(), desk, base, { reason: 'explained', by, text: 'Market day.' }))
  expect(warningStanding(warning())).toBe('dismissed')
  expect(warning().answers).toMatchObject([
    { reason: 'explained', text: 'Market day.', threat: null },
  ])
  write(followWarning(warning(), desk, base, { threat: id, by }))
  expect(warningStanding(warning())).toBe('threatOpened')
  const closed = { error: { code: 'already_closed' } }
  expect(dismissWarning(warning(), desk, base, { reason: 'explained', by })).toMatchObject(closed)
  expect(followWarning(warning(), desk, base, { threat: id, by })).toMatchObject(closed)
})

test('WN-2 of a dismissal and a threat unseen by each other the threat stands, whichever is numbered first', () => {
  for (const first of ['dalia', 'edith'] as const) {
    const { dalia, edith, id, warning } = raised()
    dalia.say('WarningAnswered', id, { facts: { answer: 'dismissed', reason: 'explained', by } })
    edith.say('WarningAnswered', id, { facts: { answer: 'threat_opened', threat: id, by } })
    for (const one of first === 'dalia' ? [dalia, edith] : [edith, dalia]) one.sync()
    expect(warningStanding(warning())).toBe('threatOpened')
    expect(warning().answers).toHaveLength(2)
  }
})

test('WN-2 it is judged whatever was made of it, nobody answers it afterwards, and a late incident judges again', () => {
  const { office, dalia, id, warning } = raised()
  dalia.say('WarningAnswered', id, { facts: { answer: 'dismissed', reason: 'explained', by } })
  dalia.sync()
  office.write(judgeWarning(warning(), { cameTrue: false, on: '2026-12-20' }))
  office.sync()
  expect(warning().end).toEqual({
    cameTrue: false,
    incident: null,
    on: '2026-12-20',
    before: 'dismissed',
  })
  expect(isOpenWarning(warning())).toBe(false)
  const closed = { error: { code: 'already_closed' } }
  expect(lookAtWarning(warning(), desk, base, by)).toMatchObject(closed)
  expect(followWarning(warning(), desk, base, { threat: id, by })).toMatchObject(closed)
  dalia.pull()
  dalia.say('WarningAnswered', id, { facts: { answer: 'threat_opened', threat: id, by } })
  dalia.sync()
  office.write(judgeWarning(warning(), { cameTrue: true, incident: id, on: '2026-12-01' }))
  office.sync()
  expect(warning().end).toMatchObject({ cameTrue: true, incident: id, before: 'dismissed' })
})

test.each(['jpt_member', 'team_leader', 'administrator', 'system'] as const)(
  'WN-2 a %s neither looks at a warning nor answers or mutes it',
  (role) => {
    const who = actor(2, role)
    const warning = raised().warning()
    const threat = `${who.seat}-1` as RecordId
    const mute = { until: '2026-12-01', reason: 'settled', by, today: '2026-11-22' }
    for (const made of [
      lookAtWarning(warning, who, base, by),
      followWarning(warning, who, base, { threat, by }),
      dismissWarning(warning, who, base, { reason: 'explained', by }),
      muteWarning(warning, who, base, mute),
    ]) {
      expect(made).toMatchObject({ error: { code: 'not_allowed' } })
    }
  },
)

test('WN-3 a mute has a reason and an end within 90 days, and can be ended', () => {
  const { dalia, id, warning } = raised()
  const today = '2026-11-22'
  const tried = (until: string | null, reason?: string) =>
    muteWarning(warning(), desk, base, { until, by, today, ...(reason && { reason }) })
  expect(tried('2026-12-01')).toMatchObject({ error: { code: 'reason_needed' } })
  expect(tried('2026-11-21', 'settled')).toMatchObject({ error: { code: 'bad_input' } })
  expect(tried('2027-02-21', 'settled')).toMatchObject({ error: { code: 'bad_input' } })
  expect(tried('2027-02-20', 'settled')).toMatchObject({ ok: true })
  const said = muteWarning(warning(), desk, base, {
    until: '2026-12-01',
    reason: 'settled',
    by,
    today,
  })
  if (!said.ok) throw new Error(said.error.code)
  dalia.write(said.value)
  dalia.sync()
  expect([mutedUntil(warning(), '2026-12-01'), mutedUntil(warning(), '2026-12-02')]).toEqual([
    '2026-12-01',
    null,
  ])
  dalia.say('WarningMuted', id, { facts: { until: null, by } })
  dalia.sync()
  expect(mutedUntil(warning(), today)).toBeNull()
})
