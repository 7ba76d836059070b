import { expect, test } from 'vitest'
import type { FactsOf } from '../events/registry.ts'
import { actor, area, createStory, seatNumber } from '../testing/story.ts'
import { enrolSeat, revokeSeat } from './decide.ts'
import { seatActor } from './select.ts'

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
