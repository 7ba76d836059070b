import type { Role } from '@tocsin/schema/primitives/actor'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { bassin, openWorld, tavuri, type World } from '../testing/test-mission.ts'
import type { Account } from './account-store.ts'
import { type Invited, invitationMs, rolesOfTwo } from './invitation.ts'
import { findInvitation, listInvitations, makeInvitation } from './invitation-store.ts'
import { useInvitation } from './invitation-use.ts'
import { withdrawInvitation } from './invitation-withdraw.ts'
import { signIn } from './sign-in.ts'
import { confirmAsSecond } from './two-persons.ts'

const somebody = (role: Role, id: string = role): Account => ({
  id,
  name: id,
  personName: id,
  role,
  component: null,
  areas: role === 'team_leader' ? [tavuri] : [],
  disabled: false,
  isIdentityOfficer: false,
})
const admin = somebody('administrator')
const second = somebody('administrator', 'second')
const officer: Invited = {
  name: 'Amina',
  personName: 'Amina, JPT Ketu',
  role: 'jpt_member',
  component: 'child_protection',
  areas: [tavuri],
}
const password = 'violet harbour seven'

async function made(world: World, by: Account | null = admin, invited: Invited = officer) {
  const result = await makeInvitation(world.deps, by, invited)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describeOnDatabase('invitations', (open) => {
  it('SI-1 the invited person chooses the password; the code is good once and kept as a hash', async () => {
    const world = await openWorld(await open())
    const { code, needsSecond, id } = await made(world)
    expect(needsSecond).toBe(false)
    expect(await findInvitation(world.deps, code.toUpperCase())).toMatchObject({
      id,
      name: 'amina',
    })
    const both = await Promise.all([
      useInvitation(world.deps, code, { password }),
      useInvitation(world.deps, ` ${code.replaceAll('-', '')} `, { password }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'invitation_unknown' } })
    const typed = { name: 'Amina', password, address: '10.0.0.1' }
    expect(await signIn(world.deps, typed)).toMatchObject({
      value: { role: 'jpt_member', component: 'child_protection', areas: [tavuri] },
    })
    const rows = await world.deps.database.db.selectFrom('invitation').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(code.slice(0, 9))
    const book = await world.deps.database.db
      .selectFrom('audit')
      .select('what')
      .orderBy('at')
      .execute()
    expect(book.map(({ what }) => what).sort()).toEqual([
      'invitation_made',
      'invitation_refused',
      'invitation_used',
    ])
  })

  it('SI-1 withdrawn, expired and unknown codes do nothing, and look the same', async () => {
    const world = await openWorld(await open())
    const withdrawn = await made(world)
    expect(await withdrawInvitation(world.deps, admin, withdrawn.id)).toMatchObject({ ok: true })
    const expired = await made(world)
    world.clock.time += invitationMs
    for (const code of [withdrawn.code, expired.code, 'aaaa-bbbb-cccc-dddd', '']) {
      expect(await useInvitation(world.deps, code, { password })).toEqual({
        ok: false,
        error: { code: 'invitation_unknown' },
      })
    }
    expect(await listInvitations(world.deps)).toEqual([])
  })

  it('SI-2 a team leader invites members of own areas and withdraws own invitations only', async () => {
    const world = await openWorld(await open())
    const leader = somebody('team_leader')
    const refused = async (invited: Partial<Invited>) =>
      (await makeInvitation(world.deps, leader, { ...officer, ...invited })).ok
    expect(await refused({})).toBe(true)
    expect(await refused({ name: 'b', areas: [tavuri, bassin] })).toBe(false)
    expect(await refused({ name: 'b', areas: [] })).toBe(false)
    for (const role of [
      'team_leader',
      'analyst',
      'headquarters',
      'administrator',
      'system',
    ] as const) {
      expect(await refused({ name: 'b', role })).toBe(false)
    }
    const others = await made(world, admin, { ...officer, name: 'bilal' })
    expect(await withdrawInvitation(world.deps, leader, others.id)).toMatchObject({ ok: false })
    for (const role of ['jpt_member', 'analyst', 'summary_reader'] as const) {
      expect(await makeInvitation(world.deps, somebody(role), officer)).toMatchObject({ ok: false })
    }
  })

  it.each(rolesOfTwo)('SI-3 %s needs a second administrator, and nobody is both', async (role) => {
    const world = await openWorld(await open())
    const { code, id, needsSecond } = await made(world, admin, { ...officer, role })
    expect(needsSecond).toBe(true)
    expect(await findInvitation(world.deps, code)).toBeUndefined()
    const confirm = (by: Account) => confirmAsSecond(world.deps, by, { table: 'invitation', id })
    for (const by of [admin, somebody('analyst'), somebody('team_leader')]) {
      expect(await confirm(by)).toMatchObject({ error: { code: 'second_person_needed' } })
    }
    expect(await useInvitation(world.deps, code, { password })).toMatchObject({ ok: false })
    expect(await confirm(second)).toMatchObject({ ok: true })
    expect(await confirm(second)).toMatchObject({ error: { code: 'not_found' } })
    expect(await useInvitation(world.deps, code, { password })).toMatchObject({ value: { role } })
  })

  it('SI-1 an invitation may stand for a further device of somebody who is here', async () => {
    const world = await openWorld(await open())
    const first = await useInvitation(world.deps, (await made(world)).code, { password })
    if (!first.ok) throw new Error(first.error.code)
    const again = await made(world, admin, { ...officer, account: first.value.id })
    expect(await useInvitation(world.deps, again.code, {})).toMatchObject({
      value: { id: first.value.id, name: 'amina' },
    })
  })
})
