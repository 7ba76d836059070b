import { expect, test } from 'vitest'
import type { FactsOf } from '../events/registry.ts'
import { actor, area, createStory, seatNumber } from '../testing/story.ts'
import { changeSeat, enrolSeat, revokeSeat } from './decide.ts'
import { earlierActors, seatActor } from './select.ts'

const facts: FactsOf<'SeatEnrolled'> = {
  seat: seatNumber(7),
  publicKey: 'A'.repeat(43),
  name: 'Amina, JPT Ketu',
  role: 'jpt_member',
  areas: [area],
}
const system = actor(1, 'system')

function enrolled(given = facts) {
  const story = createStory()
  const office = story.teller(1)
  const draft = enrolSeat(system, given)
  if (!draft.ok) throw new Error(draft.error.code)
  const id = office.write(draft.value)
  office.sync()
  return { story, office, id, seat: () => story.folds().seat.get(id)! }
}

test('RD-9 a seat is in the roster once it is enrolled, and acts with what the roster gives', () => {
  const { seat, id } = enrolled()
  expect(seat()).toMatchObject({ id, ...facts, component: null, revoked: null })
  expect(seatActor(seat())).toEqual({
    seat: facts.seat,
    role: 'jpt_member',
    areas: [area],
    component: null,
  })
})

test('RD-9 it leaves once: the first reason stands', () => {
  const { story, office, id, seat } = enrolled()
  for (const reason of ['lost', 'left']) {
    const draft = revokeSeat({ ...seat(), revoked: null }, system, { seq: 1, own: 1 }, reason)
    if (draft.ok) office.write(draft.value)
  }
  office.sync()
  expect(story.log()).toHaveLength(3)
  expect(story.folds().seat.get(id)?.revoked).toMatchObject({ reason: 'lost' })
})

test('RD-9 a role that this version does not know gives no rights', () => {
  expect(enrolled({ ...facts, role: 'role_of_tomorrow' }).seat()).toBeUndefined()
})

test('RD-12 only system seats enrol and revoke, and only once', () => {
  const { seat } = enrolled()
  const base = { seq: 1, own: null }
  for (const role of ['jpt_member', 'analyst', 'headquarters', 'administrator'] as const) {
    expect(enrolSeat(actor(2, role), facts)).toEqual({ ok: false, error: { code: 'not_allowed' } })
    expect(revokeSeat(seat(), actor(2, role), base, 'lost')).toEqual({
      ok: false,
      error: { code: 'not_allowed' },
    })
  }
  expect(enrolSeat(system, facts)).toMatchObject({
    value: { scope: 'MISSION.standard', record: null },
  })
  const gone = { ...seat(), revoked: { reason: 'lost', saidAt: 0 } }
  expect(revokeSeat(gone, system, base, 'lost')).toEqual({
    ok: false,
    error: { code: 'seat_revoked' },
  })
})

const narrower = { role: 'jpt_member', areas: [] }
const wider = { role: 'team_leader', component: 'child_protection', areas: [area] }

function change(facts: FactsOf<'SeatChanged'>, given = enrolled()) {
  const draft = changeSeat(given.seat(), system, { seq: 1, own: null }, facts)
  if (!draft.ok) throw new Error(draft.error.code)
  given.office.write(draft.value)
  given.office.sync()
  return given
}

test('RC-1 other rights replace all of the earlier ones, which the fold keeps', () => {
  const { seat } = change({ from: 200, ...narrower }, change({ from: 100, ...wider }))
  expect(seatActor(seat())).toEqual({ seat: facts.seat, component: null, ...narrower })
  expect(seat().changed).toEqual({
    from: 200,
    before: [
      { from: 0, role: 'jpt_member', component: null, areas: [area] },
      { from: 100, ...wider },
    ],
  })
})

test('RC-1 what is not later than what stands says nothing, nor does a role that this version does not know', () => {
  const first = change({ from: 100, ...wider })
  const stands = first.seat()
  for (const from of [99, 100]) change({ from, ...narrower }, first)
  change({ from: 300, role: 'role_of_tomorrow', areas: [] }, first)
  expect(first.seat()).toEqual(stands)
})

test('RC-1 only system seats change a seat, and none that is out', () => {
  const { seat } = enrolled()
  const next = { from: 1, ...wider }
  const base = { seq: 1, own: null }
  for (const role of ['team_leader', 'analyst', 'administrator'] as const) {
    expect(changeSeat(seat(), actor(2, role), base, next)).toMatchObject({
      error: { code: 'not_allowed' },
    })
  }
  const out = { ...seat(), revoked: { reason: 'lost', saidAt: 0 } }
  expect(changeSeat(out, system, base, next)).toMatchObject({ error: { code: 'seat_revoked' } })
})

test('RC-4 as whom an event was written follows from its place in the chain and what the device was told', () => {
  const { seat } = change({ from: 200, ...narrower }, change({ from: 100, ...wider }))
  const roles = (told: { from: number; after: number }, seatSeq: number) =>
    earlierActors(seat(), told, seatSeq).map(({ role, areas }) => [role, areas.length])
  // Never told: as it was enrolled, whatever it writes.
  expect(roles({ from: 0, after: 0 }, 9)).toEqual([['jpt_member', 1]])
  // Told of the first change behind its event 5.
  expect(roles({ from: 100, after: 5 }, 5)).toEqual([['jpt_member', 1]])
  expect(roles({ from: 100, after: 5 }, 6)).toEqual([['team_leader', 1]])
  // Told of the last one: what it writes from then on, it writes as it is.
  expect(roles({ from: 200, after: 7 }, 8)).toEqual([])
  expect(roles({ from: 200, after: 7 }, 7)).toHaveLength(2)
})
