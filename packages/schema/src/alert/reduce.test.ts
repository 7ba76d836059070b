import { expect, test } from 'vitest'
import { amendReport } from '../report/decide.ts'
import { actor, begins, createStory } from '../testing/story.ts'
import { amendThreat } from '../threat/decide.ts'
import { acknowledgeAlert, answerAlert, closeAlert, reachStop } from './decide.ts'
import { alertStanding, reachedAt } from './select.ts'

const base = { seq: 1, own: null }
const answer = { response: 'foot_patrol', by: 'Sector commander' }

function raised() {
  const story = createStory()
  const [amina, dalia, elias] = [story.teller(1), story.teller(2), story.teller(3)]
  const id = amina.file({ alert: 'flash' })
  amina.sync()
  dalia.sync()
  elias.sync()
  const alert = () => story.folds().alert.get(id)!
  return { story, amina, dalia, elias, id, alert }
}

test('RD-8 a report or a threat with a level raises an alert under its id; without one none', () => {
  const { story, amina, id, alert } = raised()
  const quiet = amina.file()
  const threat = amina.raise({ alert: 'urgent' })
  const still = amina.raise()
  amina.sync()
  expect(alert()).toMatchObject({
    id,
    about: 'report',
    level: 'flash',
    raised: { seat: amina.seat, receivedAt: expect.any(Number) },
    acknowledged: [],
    answers: [],
    closed: null,
  })
  const { alert: alerts } = story.folds()
  expect(alerts.get(threat)).toMatchObject({ about: 'threat', level: 'urgent' })
  expect([alerts.has(quiet), alerts.has(still)]).toEqual([false, false])
})

test('RD-8 the response clock: unanswered, acknowledged, answered, closed', () => {
  const { dalia, id, alert } = raised()
  const steps = [alertStanding(alert())]
  dalia.say('AlertAcknowledged', id, { facts: { by: 'Watch officer' } })
  dalia.sync()
  steps.push(alertStanding(alert()))
  dalia.say('AlertAnswered', id, { facts: answer, narrative: { text: 'On the way' } })
  dalia.sync()
  steps.push(alertStanding(alert()))
  dalia.say('AlertClosed', id, { facts: { reason: 'responded' } })
  dalia.sync()
  steps.push(alertStanding(alert()))
  expect(steps).toEqual(['unanswered', 'acknowledged', 'answered', 'closed'])
  expect(alert().answers).toMatchObject([{ ...answer, reason: null, text: 'On the way' }])
  expect(alert().acknowledged).toMatchObject([{ by: 'Watch officer', seat: dalia.seat }])
})

test('RD-8 two who take and close it unseen: both have taken it, the first closing stands', () => {
  const { dalia, elias, id, alert } = raised()
  for (const [teller, by, reason] of [
    [dalia, 'Dalia', 'responded'],
    [elias, 'Elias', 'false_alarm'],
  ] as const) {
    teller.say('AlertAcknowledged', id, { facts: { by } })
    teller.say('AlertClosed', id, { facts: { reason } })
  }
  elias.sync()
  dalia.sync()
  expect(alert().acknowledged.map(({ by }) => by)).toEqual(['Elias', 'Dalia'])
  expect(alert().closed).toMatchObject({ reason: 'false_alarm' })
})

test('RD-16 who is on the ground says that help came and that people were told, of others’ alerts and closed ones; what was said first stands', () => {
  const { story, dalia, elias, id, alert } = raised()
  expect(reachedAt(alert(), 'on_site')).toBeUndefined()
  dalia.say('AlertClosed', id, { facts: { reason: 'responded' } })
  dalia.sync()
  const at = begins + 600_000
  const noted = reachStop(alert(), actor(3, 'jpt_member'), base, { stop: 'on_site', at })
  if (!noted.ok) throw new Error(noted.error.code)
  elias.say('AlertReached', id, noted.value.bodies)
  elias.sync()
  dalia.say('AlertReached', id, { facts: { stop: 'on_site', at: '2026-11-22T09:00Z' } })
  dalia.say('AlertReached', id, { facts: { stop: 'of_tomorrow', at: '2026-11-22T09:00Z' } })
  dalia.sync()
  expect(reachedAt(alert(), 'on_site')).toBe(at)
  expect(reachedAt(alert(), 'community_told')).toBeUndefined()
  expect(alert().reached).toHaveLength(3)
  // It closes and takes nothing, and changes no standing.
  expect([alertStanding(alert()), alert().acknowledged]).toEqual(['closed', []])
  const again = reachStop(alert(), actor(2, 'analyst'), base, { stop: 'on_site', at })
  expect(again).toEqual({ ok: false, error: { code: 'nothing_changed' } })
  for (const role of ['administrator', 'summary_reader'] as const) {
    const told = reachStop(alert(), actor(2, role), base, { stop: 'community_told', at })
    expect(told).toEqual({ ok: false, error: { code: 'not_allowed' } })
  }
  // States that were folded before it could be said have no list of it.
  const { reached: _, ...older } = alert()
  expect(reachedAt(older, 'on_site')).toBeUndefined()
  expect(story.folds().alert.size).toBe(1)
})

test('RD-16 what was reached belongs to the round that its author had seen', () => {
  const { amina, dalia, id, alert, amend } = threatened()
  amend(amina, 'happening_now')
  dalia.say('AlertReached', id, { facts: { stop: 'on_site', at: '2026-11-22T06:00Z' } })
  amina.sync()
  dalia.sync()
  expect(reachedAt(alert(), 'on_site')).toBeUndefined()
  expect(alert().before).toMatchObject([{ reached: [{ stop: 'on_site' }] }])
})

/** A threat within 72 hours that the desk has taken and closed; then its author says more of it. */
function threatened() {
  const story = createStory()
  const [amina, bilal, dalia] = [story.teller(1), story.teller(2), story.teller(3)]
  const id = amina.raise({ imminence: 'within_72_hours', alert: 'urgent' })
  for (const teller of [amina, bilal, dalia]) teller.sync()
  const alert = () => story.folds().alert.get(id)!
  const amend = (teller: typeof amina, imminence: string) => {
    const threat = teller.folds().threat.get(id)!
    const facts = { set: { imminence } }
    const made = amendThreat(threat, actor(1, 'analyst'), base, { facts })
    if (!made.ok) throw new Error(made.error.code)
    teller.say('ThreatAmended', id, made.value.bodies)
  }
  return { amina, bilal, dalia, id, alert, amend }
}

test('RD-15 what is said to be sooner rings again with a clock of its own; what was done before stays with the round before', () => {
  const { amina, dalia, id, alert, amend } = threatened()
  dalia.say('AlertAcknowledged', id, { facts: { by: 'Watch officer' } })
  dalia.say('AlertClosed', id, { facts: { reason: 'responded' } })
  dalia.sync()
  amina.sync()
  expect(alertStanding(alert())).toBe('closed')
  const first = alert().raised
  amend(amina, 'happening_now')
  amina.sync()
  expect(alertStanding(alert())).toBe('unanswered')
  expect(alert()).toMatchObject({ level: 'flash', acknowledged: [], closed: null })
  expect(alert().raised.receivedAt).toBeGreaterThan(first.receivedAt!)
  expect(alert().before).toMatchObject([
    { level: 'urgent', raised: first, acknowledged: [{ by: 'Watch officer' }], closed: {} },
  ])
  dalia.sync()
  dalia.say('AlertAcknowledged', id, { facts: { by: 'Night watch' } })
  dalia.sync()
  expect(alert().acknowledged).toMatchObject([{ by: 'Night watch' }])
  expect(alertStanding(alert())).toBe('acknowledged')
})

test('RD-15 whoever takes it without having seen that it is sooner took the round before: it still rings', () => {
  const { amina, dalia, id, alert, amend } = threatened()
  amend(amina, 'within_hours')
  dalia.say('AlertAcknowledged', id, { facts: { by: 'Watch officer' } })
  amina.sync()
  dalia.sync()
  expect(alertStanding(alert())).toBe('unanswered')
  expect(alert().before).toMatchObject([{ acknowledged: [{ by: 'Watch officer' }] }])
  dalia.say('AlertAcknowledged', id, { facts: { by: 'Watch officer' } })
  dalia.sync()
  expect(alertStanding(alert())).toBe('acknowledged')
})

test('RD-15 two who say unseen that it is sooner ring once; after somebody has taken it, the second rings again', () => {
  const once = threatened()
  once.amend(once.amina, 'happening_now')
  once.amend(once.bilal, 'within_hours')
  once.amina.sync()
  once.bilal.sync()
  expect([once.alert().before.length, once.alert().level]).toEqual([1, 'flash'])
  const twice = threatened()
  twice.amend(twice.amina, 'happening_now')
  twice.amend(twice.bilal, 'within_hours')
  twice.amina.sync()
  twice.dalia.sync()
  twice.dalia.say('AlertAcknowledged', twice.id, { facts: { by: 'Watch officer' } })
  twice.dalia.sync()
  twice.bilal.sync()
  expect(twice.alert().before.map(({ acknowledged }) => acknowledged.length)).toEqual([0, 1])
  expect(alertStanding(twice.alert())).toBe('unanswered')
})

test.each([
  ['within_72_hours', undefined],
  ['later_or_unsure', undefined],
  ['within_hours', 'flash'],
  ['happening_now', 'flash'],
])('RD-15 a threat within 72 hours that is said to be %s raises %s', (imminence, level) => {
  const { amina, alert, amend } = threatened()
  amend(amina, imminence)
  amina.sync()
  expect(alert().before).toHaveLength(level ? 1 : 0)
  expect(alert().level).toBe(level ?? 'urgent')
})

test('RD-15 a report without an alert raises its first when danger is named; an amendment of older code rings nothing', () => {
  const { story, amina } = raised()
  const id = amina.file()
  amina.sync()
  const report = amina.folds().report.get(id)!
  const facts = { set: { imminence: 'happening_now' } }
  amina.say('ReportAmended', id, { facts })
  amina.sync()
  expect(story.folds().alert.has(id)).toBe(false)
  const made = amendReport(report, actor(1, 'jpt_member'), base, { facts })
  if (!made.ok) throw new Error(made.error.code)
  amina.say('ReportAmended', id, made.value.bodies)
  amina.sync()
  expect(story.folds().alert.get(id)).toMatchObject({ about: 'report', level: 'flash', before: [] })
})

const acts = [
  [
    'acknowledges',
    (role: Role, n: number) => acknowledgeAlert(raised().alert(), actor(n, role), base, 'W'),
  ],
  [
    'answers',
    (role: Role, n: number) => answerAlert(raised().alert(), actor(n, role), base, answer, 'Go'),
  ],
  [
    'closes',
    (role: Role, n: number) => closeAlert(raised().alert(), actor(n, role), base, 'responded'),
  ],
] as const
type Role = Parameters<typeof actor>[1]

test.each(acts)('RD-12 the desk %s an alert, nobody else', (_, act) => {
  for (const role of ['analyst', 'headquarters'] as const) {
    expect(act(role, 2)).toMatchObject({ ok: true, value: { base, scope: 'OD03.standard' } })
  }
  for (const role of ['jpt_member', 'team_leader', 'administrator', 'system'] as const) {
    expect(act(role, 1)).toEqual({ ok: false, error: { code: 'not_allowed' } })
  }
})

test('RD-12 “no response” needs its reason', () => {
  const { alert } = raised()
  const desk = actor(2, 'headquarters')
  const none = { response: 'none', by: 'Watch officer' }
  expect(answerAlert(alert(), desk, base, none)).toMatchObject({ error: { code: 'reason_needed' } })
  expect(answerAlert(alert(), desk, base, { ...none, reason: 'no_transport' })).toMatchObject({
    ok: true,
  })
})

test('RD-12 what is taken is not taken again, what is closed is closed', () => {
  const { dalia, id, alert } = raised()
  const desk = actor(3, 'analyst')
  dalia.say('AlertAcknowledged', id, { facts: { by: 'Watch officer' } })
  dalia.sync()
  expect(acknowledgeAlert(alert(), desk, base, 'W')).toMatchObject({
    error: { code: 'already_acknowledged' },
  })
  dalia.say('AlertClosed', id, { facts: { reason: 'responded' } })
  dalia.sync()
  const closed = { error: { code: 'already_closed' } }
  expect(acknowledgeAlert(alert(), desk, base, 'W')).toMatchObject(closed)
  expect(answerAlert(alert(), desk, base, answer)).toMatchObject(closed)
  expect(closeAlert(alert(), desk, base, 'responded')).toMatchObject(closed)
})
