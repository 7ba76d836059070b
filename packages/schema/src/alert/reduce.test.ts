import { expect, test } from 'vitest'
import { actor, createStory } from '../testing/story.ts'
import { acknowledgeAlert, answerAlert, closeAlert } from './decide.ts'
import { alertStanding } from './select.ts'

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
