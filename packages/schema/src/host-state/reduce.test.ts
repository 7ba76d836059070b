import { expect, test } from 'vitest'
import { mayWrite, reachOf } from '../access/rules.ts'
import { baseOf } from '../events/draft.ts'
import type { HostAssessment } from '../events/host-state-assessed.ts'
import { roles } from '../primitives/actor.ts'
import { AreaId, EventId, type RecordId, scopeId } from '../primitives/ids.ts'
import { deskScope } from '../primitives/mission-scope.ts'
import { actor, area, createStory, type Teller } from '../testing/story.ts'
import { hostLevers } from '../vocabulary/host-levers.ts'
import { assessHostState, reassessHostState, withdrawAssessment } from './decide.ts'
import { assessedBy, differingFrom, standingAssessments } from './select.ts'
import type { HostState } from './state.ts'

const today = '2026-11-27'
const desk = actor(1, 'analyst')
const found = (on: string, will: string, more: Partial<HostAssessment> = {}) => ({
  facts: { on, will, capacity: 'partial', ...more },
  today,
})
const army = { area, forces: 'national_army', unit: '3rd Battalion' }

/** Two desks, and what the first of them found about the army on 16 November. */
function assessed() {
  const story = createStory()
  const [dalia, omar] = [story.teller(1), story.teller(2)]
  const draft = assessHostState(desk, army, {
    ...found('2026-11-16', 'absent'),
    text: ' No post. ',
  })
  if (!draft.ok) throw new Error(draft.error.code)
  const id = dalia.write(draft.value)
  const meet = () => {
    for (const one of [dalia, omar]) one.sync()
    for (const one of [dalia, omar]) one.pull()
  }
  meet()
  return { story, dalia, omar, id, meet, host: () => story.folds().host_state.get(id)! }
}

function seenBy(who: Teller, id: RecordId) {
  const host = who.folds().host_state.get(id)!
  const entries = who.view().filter(({ event }) => event.header.record === id)
  return { host, base: baseOf(entries, who.seat) }
}

function again(who: Teller, id: RecordId, said: Parameters<typeof reassessHostState>[3]): EventId {
  const { host, base } = seenBy(who, id)
  const draft = reassessHostState(host, desk, base, said)
  if (!draft.ok) throw new Error(draft.error.code)
  return EventId.parse(who.write(draft.value))
}

function takeBack(who: Teller, id: RecordId, assessment: EventId): void {
  const { host, base } = seenBy(who, id)
  const draft = withdrawAssessment(host, desk, base, { assessment, reason: 'evidence_fell' })
  if (!draft.ok) throw new Error(draft.error.code)
  who.write(draft.value)
}

const told = (host: HostState) => standingAssessments(host).map(({ on, will }) => [on, will])

test('HS-1 an assessment says area, forces, will, capacity, day, evidence, lever and check, and in words the unit', () => {
  const { host, id } = assessed()
  expect(host()).toMatchObject({
    id,
    scope: deskScope,
    area,
    forces: 'national_army',
    unit: '3rd Battalion',
    assessments: [{ on: '2026-11-16', will: 'absent', capacity: 'partial', text: 'No post.' }],
  })
  const rests = EventId.parse(id) as unknown as RecordId
  const more = { evidence: [rests], levers: ['training'], hrddp: 'under_way' }
  const whole = assessHostState(desk, { area }, found(today, 'obstructing', more))
  expect(whole).toMatchObject({ ok: true, value: { bodies: { facts: { area, ...more } } } })
  expect(whole.ok && 'narrative' in whole.value.bodies).toBe(false)
})

test('HS-1 nobody assesses a day that is to come, nor says neither will nor capacity', () => {
  const refused = { ok: false, error: { code: 'bad_input' } }
  expect(assessHostState(desk, army, found('2026-11-28', 'absent'))).toMatchObject(refused)
  const nothing = { facts: { on: today }, today }
  expect(assessHostState(desk, army, nothing)).toMatchObject(refused)
  const capacityAlone = { facts: { on: today, capacity: 'none' }, today }
  expect(assessHostState(desk, army, capacityAlone)).toMatchObject({ ok: true })
  const { host } = assessed()
  const base = { seq: 1, own: null }
  expect(reassessHostState(host(), desk, base, nothing)).toMatchObject(refused)
})

const types = ['HostStateAssessed', 'HostStateReassessed', 'HostStateWithdrawn'] as const

test.each(roles)('HS-2 %s writes and reads it where papers are, as a desk alone may', (role) => {
  const who = { ...actor(2, role), areas: [area, AreaId.parse('MISSION')] }
  const isDesk = role === 'analyst' || role === 'headquarters'
  const subject = { scope: deskScope, record: `${'9'.repeat(32)}-1` as RecordId }
  for (const part of ['facts', 'narrative'])
    expect(reachOf(who, subject, part)).toBe(isDesk ? 'whole' : 'none')
  for (const type of types) {
    expect(mayWrite(who, type, deskScope)).toBe(isDesk)
    for (const band of ['standard', 'restricted'] as const)
      expect(mayWrite(who, type, scopeId(area, band))).toBe(false)
  }
  const { host, id } = assessed()
  const assessment = EventId.parse(id)
  const base = { seq: 1, own: null }
  const refused = isDesk ? { ok: true } : { error: { code: 'not_allowed' } }
  for (const made of [
    assessHostState(who, army, found(today, 'absent')),
    reassessHostState(host(), who, base, found(today, 'absent')),
    withdrawAssessment(host(), who, base, { assessment, reason: 'by_accident' }),
  ]) {
    expect(made).toMatchObject(refused)
  }
})

test('HS-3 the one of the last day is in force, whichever was written first; what comes later is not', () => {
  const { dalia, id, meet, host } = assessed()
  again(dalia, id, found('2026-11-24', 'acting_partly'))
  again(dalia, id, found('2026-11-20', 'obstructing'))
  meet()
  const standing = standingAssessments(host())
  expect(told(host())).toEqual([
    ['2026-11-16', 'absent'],
    ['2026-11-20', 'obstructing'],
    ['2026-11-24', 'acting_partly'],
  ])
  const on = (date: string) => assessedBy(standing, date)?.will
  expect(['2026-11-15', '2026-11-19', '2026-11-20', today].map(on)).toEqual([
    undefined,
    'absent',
    'obstructing',
    'acting_partly',
  ])
})

test('HS-3 a correction stands in the place of what it puts right, until it is taken back; all stay readable', () => {
  const { dalia, id, meet, host } = assessed()
  const first = EventId.parse(id)
  const putRight = again(dalia, id, { ...found('2026-11-17', 'obstructing'), instead: first })
  meet()
  expect(told(host())).toEqual([['2026-11-17', 'obstructing']])
  takeBack(dalia, id, putRight)
  meet()
  expect(told(host())).toEqual([['2026-11-16', 'absent']])
  takeBack(dalia, id, first)
  meet()
  expect(told(host())).toEqual([])
  expect(host().assessments.map(({ withdrawn }) => withdrawn?.reason)).toEqual([
    'evidence_fell',
    'evidence_fell',
  ])
  const { base } = seenBy(dalia, id)
  const asked = { assessment: first, reason: 'by_accident' }
  expect(withdrawAssessment(host(), desk, base, asked)).toMatchObject({
    error: { code: 'already_withdrawn' },
  })
  expect(withdrawAssessment(host(), desk, base, { ...asked, reason: '' })).toMatchObject({
    ok: false,
  })
})

test('HS-3 two that differ on one day stand beside each other; the one numbered last is counted', () => {
  const { dalia, omar, id, meet, host } = assessed()
  again(omar, id, found('2026-11-20', 'obstructing'))
  again(dalia, id, found('2026-11-20', 'acting_partly'))
  meet()
  const standing = standingAssessments(host())
  const counted = assessedBy(standing, today)!
  expect(counted.will).toBe('obstructing')
  expect(differingFrom(standing, counted).map(({ will }) => will)).toEqual(['acting_partly'])
  expect(differingFrom(standing, standing[0]!)).toEqual([])
})

test('HS-4 a lever that is support to forces is not chosen without saying how far the check is', () => {
  const base = { seq: 1, own: null }
  const { host } = assessed()
  for (const { code, isSupport } of hostLevers.items) {
    const bare = found(today, 'absent', { levers: [code] })
    const checked = found(today, 'absent', { levers: [code], hrddp: 'to_be_asked' })
    const refused = isSupport ? { error: { code: 'check_needed' } } : { ok: true }
    expect(assessHostState(desk, army, bare), code).toMatchObject(refused)
    expect(reassessHostState(host(), desk, base, bare), code).toMatchObject(refused)
    expect(assessHostState(desk, army, checked), code).toMatchObject({ ok: true })
  }
})
