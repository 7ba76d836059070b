import { expect, test } from 'vitest'
import type { Rights } from '../access/rights-change.ts'
import { AreaId, ScopeId } from '../primitives/ids.ts'
import type { SeatStatement } from '../trust/statements.ts'
import { planRights } from './take-rights.ts'
import type { Cursors } from './wire.ts'

const [here, there] = [AreaId.parse('OD03'), AreaId.parse('OD01')]
const roster = ScopeId.parse('MISSION.standard')
const standard = ScopeId.parse('OD03.standard')
const restricted = ScopeId.parse('OD03.restricted')
const other = ScopeId.parse('OD01.standard')
const leader: Rights = { role: 'team_leader', component: null, areas: [here, there] }

function said(rights: Rights, from: number): SeatStatement {
  // as: only what of it counts here.
  return { ...rights, from } as SeatStatement
}

const held: Cursors = { [roster]: 9, [standard]: 5, [restricted]: 3, [other]: 7 }
const granted: Cursors = { [roster]: 10, [standard]: 6, [restricted]: 3 }
const member: Rights = { role: 'jpt_member', component: null, areas: [here] }
const at = { before: leader, here: undefined, held, granted, end: 12, roster }

test('RC-3 fewer rights: what is gone is named, what is less is dropped and asked for anew, the roster stays', () => {
  const plan = planRights(said(member, 100), at)
  expect(plan).toMatchObject({ isNew: true, gone: [other], rights: member })
  expect([...(plan?.dropped ?? [])]).toEqual([standard, restricted])
  expect(plan?.cursors).toEqual({ [roster]: 10 })
  expect(plan?.here).toEqual({ from: 100, after: 12, restart: [standard, restricted] })
})

test('RC-3 more rights: nothing goes, and what opened comes from its beginning', () => {
  const plan = planRights(said({ ...leader, areas: [here] }, 100), { ...at, before: member })
  expect([...(plan?.dropped ?? [])]).toEqual([])
  expect(plan?.cursors).toEqual({ [roster]: 10, [standard]: 0, [restricted]: 0 })
})

test('RC-3 a reply by the rights before, with the new ones beside it: what they do not grant is dropped, new or taken twice', () => {
  const moved: Rights = { ...member, areas: [there] }
  const before = { ...at, before: member, held: granted, granted }
  const plan = planRights(said(moved, 100), before)
  expect([...(plan?.dropped ?? [])]).toEqual([standard, restricted])
  expect(plan?.cursors).toEqual({ [roster]: 10 })
  const again = planRights(said(moved, 100), {
    ...before,
    before: moved,
    here: plan?.here,
    held: plan?.cursors ?? {},
  })
  expect([...(again?.dropped ?? [])]).toEqual([standard, restricted])
  expect(again?.cursors).toEqual({ [roster]: 10 })
})

test('RC-3 the same reply taken twice begins nothing that it has begun already', () => {
  const first = planRights(said(member, 100), at)
  if (!first) throw new Error('nothing was planned')
  const again = planRights(said(member, 100), {
    ...at,
    before: first.rights,
    here: first.here,
    held: first.cursors,
  })
  expect(again).toMatchObject({ isNew: false, here: first.here, cursors: first.cursors })
})

test('RC-2 what is older than the rights that a device has changes nothing, nor does a word of the enrolment', () => {
  const taken = { from: 100, after: 12, restart: [] }
  expect(planRights(said(leader, 99), { ...at, here: taken })).toBeUndefined()
  expect(planRights(said(leader, 0), at)).toBeUndefined()
  const tomorrow = { ...said(leader, 200), role: 'role_of_tomorrow' }
  expect(planRights(tomorrow, at)).toBeUndefined()
})

test('RC-3 after a restored server a tablet does not trust what it believed it could read', () => {
  const unsure = { from: 100, after: 12, restart: [], unsure: true }
  const plan = planRights(said(leader, 200), { ...at, here: unsure })
  expect([...(plan?.dropped ?? [])]).toEqual([standard, restricted])
})
