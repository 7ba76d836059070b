import { expect, test } from 'vitest'
import { actor, area, createStory, threatFields } from '../testing/story.ts'
import { amendThreat, closeThreat, raiseThreat } from './decide.ts'
import { contestedInThreat, isOpenThreat, threatText, threatTitle, threatValues } from './select.ts'

const base = { seq: 1, own: null }
const set = { facts: { set: { imminence: 'happening_now' } } }

function raised() {
  const story = createStory()
  const [amina, bilal] = [story.teller(1), story.teller(2)]
  const id = amina.raise()
  amina.sync()
  bilal.sync()
  const threat = () => story.folds().threat.get(id)!
  return { story, amina, bilal, id, threat }
}

test('RD-1 given a threat that was raised: it holds what was said and is open', () => {
  const { amina, id, threat } = raised()
  expect(threat()).toMatchObject({ id, author: amina.seat, closed: null, cameTrueIn: [], seq: 1 })
  expect(threatValues(threat())).toEqual(threatFields)
  expect([threatTitle(threat()), threatText(threat())]).toEqual([undefined, undefined])
  expect(isOpenThreat(threat())).toBe(true)
})

test('RD-3 fields and words of a threat are contested exactly when written unseen', () => {
  const { amina, bilal, id, threat } = raised()
  amina.say('ThreatAmended', id, { ...set, narrative: { title: 'one', text: 'same' } })
  bilal.say('ThreatAmended', id, {
    facts: { set: { imminence: 'within_72_hours', groupsAtRisk: ['woman'] } },
    narrative: { title: 'two', text: 'same' },
  })
  amina.sync()
  bilal.sync()
  expect(contestedInThreat(threat())).toEqual(['imminence', 'title'])
  expect(threatValues(threat())).toMatchObject({
    imminence: 'within_72_hours',
    groupsAtRisk: ['woman'],
  })
  expect(threat().amendments).toBe(2)
})

test('RD-13 a drawing stands beside the place, is amended and contested like any field; older facts have none', () => {
  const corners = [
    { lat: 7.41, lon: 28.03 },
    { lat: 7.52, lon: 28.11 },
  ]
  const { amina, bilal, id, threat } = raised()
  expect(threatValues(threat())).not.toHaveProperty('drawn')
  amina.say('ThreatAmended', id, { facts: { set: { drawn: { kind: 'route', corners } } } })
  amina.sync()
  expect(threatValues(threat())).toEqual({ ...threatFields, drawn: { kind: 'route', corners } })
  const area = { kind: 'area' as const, corners: [...corners, { lat: 7.4, lon: 28.2 }] }
  bilal.say('ThreatAmended', id, { facts: { set: { drawn: area } } })
  bilal.sync()
  expect(contestedInThreat(threat())).toEqual(['drawn'])
  expect(threatValues(threat()).drawn).toEqual(area)
  bilal.say('ThreatAmended', id, { facts: { set: { drawn: area } } })
  bilal.sync()
  expect(contestedInThreat(threat())).toEqual([])
})

test('RD-14 a drawing and groups at risk are taken back; kind, place and how soon stay', () => {
  const { amina, id, threat } = raised()
  const corners = [
    { lat: 7.41, lon: 28.03 },
    { lat: 7.52, lon: 28.11 },
  ]
  amina.say('ThreatAmended', id, {
    facts: { set: { drawn: { kind: 'route', corners }, groupsAtRisk: ['woman'] } },
  })
  amina.say('ThreatAmended', id, {
    facts: { set: {}, cleared: ['drawn', 'groupsAtRisk', 'place', 'imminence'] },
  })
  amina.sync()
  expect(threatValues(threat())).toEqual(threatFields)
  const author = actor(1, 'jpt_member')
  const emptied = (cleared: string[]) =>
    amendThreat(threat(), author, base, { facts: { set: {}, cleared } })
  expect(emptied(['drawn', 'actors', 'title'])).toMatchObject({ ok: true })
  for (const name of ['imminence', 'kind', 'place', 'what'])
    expect(emptied([name])).toMatchObject({ error: { code: 'bad_input' } })
})

test('RD-11 a report that names the threat tells that it came true; the threat stays open', () => {
  const { bilal, id, threat } = raised()
  const report = bilal.file({ fromThreat: id })
  bilal.sync()
  expect(threat()).toMatchObject({ cameTrueIn: [report], closed: null, seq: 2 })
  expect(isOpenThreat(threat())).toBe(true)
})

test('RD-11 the first closing stands; a drill is no open threat', () => {
  const { amina, bilal, id, threat } = raised()
  amina.say('ThreatClosed', id, { facts: { reason: 'threat_ended' } })
  bilal.say('ThreatClosed', id, { facts: { reason: 'false_alarm' } })
  bilal.sync()
  amina.sync()
  expect(threat().closed).toMatchObject({ reason: 'false_alarm', seat: bilal.seat })
  expect(isOpenThreat(threat())).toBe(false)
  const drill = raised()
  drill.amina.say('ThreatAmended', drill.id, { facts: { set: { exercise: true } } })
  drill.amina.sync()
  expect(isOpenThreat(drill.threat())).toBe(false)
})

test('RD-12 a threat is raised in the band of its kind', () => {
  const facts = { ...threatFields, kind: 'child_recruitment' }
  expect(raiseThreat(area, { facts }).scope).toBe('OD03.restricted')
  expect(raiseThreat(area, { facts: threatFields }).scope).toBe('OD03.standard')
})

test.each([
  [1, 'jpt_member', undefined],
  [2, 'jpt_member', 'not_author'],
  [2, 'team_leader', 'not_author'],
  [2, 'analyst', undefined],
  [2, 'headquarters', undefined],
] as const)('RD-12 seat %s as %s amends and closes a threat: %s', (n, role, code) => {
  const { threat } = raised()
  const amended = amendThreat(threat(), actor(n, role), base, set)
  const closed = closeThreat(threat(), actor(n, role), base, 'threat_ended')
  for (const decided of [amended, closed]) {
    if (code) expect(decided).toEqual({ ok: false, error: { code } })
    else expect(decided).toMatchObject({ value: { record: threat().id, base } })
  }
})

test('RD-12 an amendment without a change, and any act on a closed threat, are not open', () => {
  const { amina, id, threat } = raised()
  const author = actor(1, 'jpt_member')
  expect(amendThreat(threat(), author, base, { facts: { set: {} } })).toMatchObject({
    error: { code: 'nothing_changed' },
  })
  amina.say('ThreatClosed', id, { facts: { reason: 'threat_ended' } })
  amina.sync()
  const closed = { error: { code: 'already_closed' } }
  expect(amendThreat(threat(), author, base, set)).toMatchObject(closed)
  expect(closeThreat(threat(), author, base, 'other')).toMatchObject(closed)
})
