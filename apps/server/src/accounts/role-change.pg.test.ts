import type { Role } from '@tocsin/schema/primitives/actor'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { fingerprintOf } from '@tocsin/schema/trust/signed'
import { isSaidOfSeat } from '@tocsin/seal/check-revocation'
import { checkRights } from '@tocsin/seal/check-rights'
import { expect, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { exchangeWithStore } from '../log/exchange.ts'
import { findSeat } from '../log/seats.ts'
import { sqlStore } from '../log/sql-store.ts'
import { readExposure } from '../projections/read-exposure.ts'
import {
  aReport,
  bassin,
  enrolTablet,
  type Tablet,
  tabletOf,
  tavuri,
} from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'
import { newestStatement } from '../trust/statement-store.ts'
import { accountFromRow } from './account-store.ts'
import { alignAllSeats } from './align-seats.ts'
import { changeRole, confirmRoleChange } from './role-change.ts'

type Server = Awaited<ReturnType<typeof openServer>>

async function accountOf(server: Server, name: string) {
  const row = await server.deps.database.db
    .selectFrom('account')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return accountFromRow(row)
}

function depsOf(server: Server) {
  return { ...server.deps, roster: server.roster, trust: server.trust }
}

function rights(role: Role, areas: readonly string[] = [], component: string | null = null) {
  return { role, component, areas: [...areas] as never[], reason: 'rotation' } as const
}

/** One exchange, after which the tablet holds what it was sent; it says what it has carried out. */
async function pull(server: Server, tablet: Tablet, taken?: { from: number; after: number }) {
  const question = taken ? { rights: taken } : {}
  const { data } = await server.call('sync.exchange', await tablet.request(undefined, question))
  // as: what `sync.exchange` answers.
  const reply = data as ExchangeReply
  for (const scope of Object.keys(tablet.cursors)) delete tablet.cursors[scope as never]
  Object.assign(tablet.cursors, reply.cursors)
  return reply
}

describeOnDatabase('rights that change', (open) => {
  test('RC-5 RC-2 an open desk is refused at once, its tablet pulls by the new rights and is told them, signed', async () => {
    const server = await openServer(await open())
    const admin = await server.enrol('administrator')
    const desk = await server.enrol('analyst', 'desk')
    const other = await enrolTablet(server)
    other.say(aReport())
    await pull(server, other)
    const live = await fetch(`${server.url}/api/trpc/desk.live`, {
      headers: { cookie: desk.cookie },
    })
    const reader = live.body?.getReader()
    expect((await reader?.read())?.done).toBe(false)
    const tablet = tabletOf(server, desk.device)
    expect((await pull(server, tablet)).events.length).toBeGreaterThan(1)
    const { id } = await accountOf(server, 'desk')
    const next = { account: id, ...rights('jpt_member', [bassin]) }
    const asked = await server.call('admin.changeRole', next, admin.cookie)
    expect(asked.data).toEqual({ needsSecond: false })
    expect((await server.call('desk.map', {}, desk.cookie)).problem?.code).toBe('not_signed_in')
    while (!(await reader?.read())?.done);
    const opened = await server.open(desk.device)
    expect(opened.data).toMatchObject({ seat: { role: 'jpt_member', areas: [bassin] } })
    expect((await server.call('desk.map', {}, opened.cookie)).problem?.code).toBe('not_allowed')
    const reply = await pull(server, tablet)
    const scopes = Object.keys(reply.cursors).sort()
    expect(scopes).toEqual(['MISSION.standard', `${bassin}.restricted`, `${bassin}.standard`])
    const { root } = await server.trust.bundle()
    const pinned = { mission: server.deps.mission, fingerprint: fingerprintOf(root) }
    if (!reply.rights) throw new Error('the tablet is told nothing')
    const own = { ...pinned, seat: desk.device.seat }
    const said = await checkRights(reply.rights, own, isSaidOfSeat)
    expect(said).toMatchObject({ role: 'jpt_member', areas: [bassin], component: null })
    const from = said?.from ?? 0
    expect((await pull(server, tablet, { from, after: 0 })).rights).toBeUndefined()
    // What was said before is there still, and is not what is told.
    const back = { account: id, ...rights('jpt_member', [tavuri]) }
    expect((await server.call('admin.changeRole', back, admin.cookie)).status).toBe(200)
    const again = await pull(server, tablet, { from, after: 0 })
    expect(again.rights?.enrolled.statement.from).toBeGreaterThan(from)
  })

  test('RC-5 a pull that is under way when the rights change answers by the new ones', async () => {
    const server = await openServer(await open())
    await server.enrol('administrator')
    const leader = await server.enrol('team_leader', 'leader')
    const other = await enrolTablet(server)
    const filed = other.say(aReport())
    await pull(server, other)
    const admin = await accountOf(server, 'administrator')
    const account = await accountOf(server, 'leader')
    const store = sqlStore(server.deps)
    let isChanged = false
    const slow: typeof store = {
      ...store,
      async events(seqs) {
        const read = await store.events(seqs)
        if (!isChanged) {
          isChanged = true
          await changeRole(depsOf(server), admin, account.id, rights('jpt_member', [bassin]))
        }
        return read
      },
    }
    const request = await tabletOf(server, leader.device).request([])
    const reply = await exchangeWithStore(slow, server.clock, request)
    if (!reply.ok) throw new Error(reply.error.code)
    expect(isChanged).toBe(true)
    expect(reply.value.events.map(({ id }) => id)).not.toContain(filed.event.id)
    expect(Object.keys(reply.value.cursors)).not.toContain(`${tavuri}.standard`)
  })

  test('RC-4 what was written before the tablet carried it out is received, what after is held and kept', async () => {
    const server = await openServer(await open())
    await server.enrol('administrator')
    const officer = await server.enrol('jpt_member', 'officer')
    const tablet = tabletOf(server, officer.device)
    const admin = await accountOf(server, 'administrator')
    const { id } = await accountOf(server, 'officer')
    await changeRole(depsOf(server), admin, id, rights('jpt_member', [bassin]))
    tablet.say(aReport())
    const told = await pull(server, tablet)
    expect(told).toMatchObject({ receipts: [{ seatSeq: 1 }], held: [] })
    const from = told.rights?.enrolled.statement.from ?? 0
    // Two were written before the reply was carried out; they did not fit into the first push.
    for (let nth = 2; nth <= 4; nth += 1) tablet.say(aReport())
    const late = await pull(server, tablet, { from, after: 3 })
    expect(late.receipts.map(({ seatSeq }) => seatSeq)).toEqual([1, 2, 3])
    expect(late.held).toMatchObject([{ seatSeq: 4, problem: { code: 'not_allowed' } }])
    // The place is told once: who says another one later is not believed.
    tablet.say(aReport())
    const again = await pull(server, tablet, { from, after: 9 })
    expect(again.held.map(({ seatSeq }) => seatSeq)).toEqual([4, 5])
    const kept = await server.deps.database.db.selectFrom('quarantine').selectAll().execute()
    expect(kept).toHaveLength(2)
  })

  test('RC-6 nobody changes their own rights, and two who demote each other leave one administrator', async () => {
    const server = await openServer(await open())
    const [one, two] = [
      await server.enrol('administrator', 'one'),
      await server.enrol('administrator', 'two'),
    ]
    const [a, b] = [await accountOf(server, 'one'), await accountOf(server, 'two')]
    const out = rights('jpt_member', [tavuri])
    const own = await server.call('admin.changeRole', { account: a.id, ...out }, one.cookie)
    expect(own.problem?.code).toBe('not_allowed')
    const both = await Promise.all([
      changeRole(depsOf(server), a, b.id, out),
      changeRole(depsOf(server), b, a.id, out),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const left = [await accountOf(server, 'one'), await accountOf(server, 'two')]
    expect(left.map(({ role }) => role).sort()).toEqual(['administrator', 'jpt_member'])
    const demoted = left[0]?.role === 'administrator' ? two : one
    expect((await server.call('admin.accounts', {}, demoted.cookie)).status).toBe(401)
  })

  test('RC-6 a promotion takes two who are administrators still, under the rights for which it was asked', async () => {
    const server = await openServer(await open())
    for (const name of ['one', 'two', 'three']) await server.enrol('administrator', name)
    await server.enrol('jpt_member', 'officer')
    const deps = depsOf(server)
    const [one, two, three] = await Promise.all(
      ['one', 'two', 'three'].map((n) => accountOf(server, n)),
    )
    if (!one || !two || !three) throw new Error('three administrators')
    const { id } = await accountOf(server, 'officer')
    const waiting = async () => {
      const rows = await server.deps.database.db
        .selectFrom('role_change')
        .selectAll()
        .where('confirmed_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .execute()
      return rows.map((row) => row.change_id)
    }
    // Asked for by somebody who is no administrator any more when it is confirmed.
    expect(await changeRole(deps, one, id, rights('analyst'))).toMatchObject({
      value: { needsSecond: true },
    })
    const [first = ''] = await waiting()
    await changeRole(deps, two, one.id, rights('jpt_member', [tavuri]))
    expect(await confirmRoleChange(deps, two, first)).toMatchObject({
      error: { code: 'second_person_needed' },
    })
    expect((await accountOf(server, 'officer')).role).toBe('jpt_member')
    // Another change of the same account makes what waits fall.
    await changeRole(deps, two, id, rights('administrator'))
    const [stale = ''] = await waiting()
    await changeRole(deps, three, id, rights('jpt_member', [bassin]))
    expect(await confirmRoleChange(deps, three, stale)).toMatchObject({
      error: { code: 'not_found' },
    })
    expect(await accountOf(server, 'officer')).toMatchObject({
      role: 'jpt_member',
      areas: [bassin],
    })
    expect(await waiting()).toEqual([])
  })

  test('RC-6 a desk’s role comes to no device that showed no second factor, and stays with one that did', async () => {
    const server = await openServer(await open())
    for (const name of ['one', 'two']) await server.enrol('administrator', name)
    const deps = depsOf(server)
    const [one, two] = [await accountOf(server, 'one'), await accountOf(server, 'two')]
    const promote = async (name: string, role: Role) => {
      const { id } = await accountOf(server, name)
      await changeRole(deps, one, id, rights(role))
      const { change_id } = await server.deps.database.db
        .selectFrom('role_change')
        .select('change_id')
        .where('account_id', '=', id)
        .where('confirmed_at', 'is', null)
        .executeTakeFirstOrThrow()
      expect(await confirmRoleChange(deps, two, change_id)).toMatchObject({ ok: true })
    }
    const field = await server.enrol('jpt_member', 'field')
    const desk = await server.enrol('analyst', 'desk')
    await promote('field', 'analyst')
    await promote('desk', 'headquarters')
    const { db } = server.deps.database
    const seatOf = (seat: SeatId) => findSeat(db, server.deps.mission, seat)
    expect(await seatOf(field.device.seat)).toMatchObject({ actor: { role: 'jpt_member' } })
    expect((await seatOf(field.device.seat))?.revokedAt).not.toBeNull()
    expect(await seatOf(desk.device.seat)).toMatchObject({
      actor: { role: 'headquarters' },
      revokedAt: null,
    })
  })

  test('RC-5 what a crash cut off between account, roster and signature is made good', async () => {
    const server = await openServer(await open())
    await server.enrol('administrator')
    const officer = await server.enrol('jpt_member', 'officer')
    const deps = depsOf(server)
    const admin = await accountOf(server, 'administrator')
    const { id } = await accountOf(server, 'officer')
    const dying = { ...server.roster, append: () => Promise.reject(new Error('died')) }
    const next = rights('jpt_member', [bassin])
    await expect(changeRole({ ...deps, roster: dying }, admin, id, next)).rejects.toThrow('died')
    const { seat } = officer.device
    const known = () => findSeat(server.deps.database.db, server.deps.mission, seat)
    expect((await known())?.actor.areas).toEqual([tavuri])
    await alignAllSeats({ ...deps, trust: undefined } as never)
    expect((await known())?.actor.areas).toEqual([bassin])
    const before = await newestStatement(server.deps, 'seat', seat)
    expect(before?.statement.areas).toEqual([tavuri])
    const told = await pull(server, tabletOf(server, officer.device))
    expect(told.rights?.enrolled.statement.areas).toEqual([bassin])
    // Once more changes nothing.
    await alignAllSeats(deps)
    expect((await known())?.rightsFrom).toBe(told.rights?.enrolled.statement.from)
  })

  test('RC-7 what was readable before stays in the exposure list until the tablet has carried it out', async () => {
    const server = await openServer(await open())
    await server.enrol('administrator')
    const leader = await server.enrol('team_leader', 'leader')
    const other = await enrolTablet(server)
    const filed = other.say({
      ...aReport(),
      bodies: { ...aReport().bodies, provenance: { note: 'from the market' } },
    })
    await pull(server, other)
    const tablet = tabletOf(server, leader.device)
    await pull(server, tablet)
    const parts = async () => {
      const exposure = await readExposure(server.deps, tablet.seat)
      return exposure?.records.find(({ record }) => record === (filed.event.id as string))?.parts
    }
    expect(await parts()).toEqual(['facts', 'narrative', 'provenance'])
    const admin = await accountOf(server, 'administrator')
    const { id } = await accountOf(server, 'leader')
    await changeRole(depsOf(server), admin, id, rights('jpt_member', [tavuri]))
    expect(await parts()).toEqual(['facts', 'narrative', 'provenance'])
    // A reply that brings something new and may have been lost: the tablet still holds the sources.
    other.say(aReport())
    await pull(server, other)
    const told = await pull(server, tablet)
    expect(await parts()).toEqual(['facts', 'narrative', 'provenance'])
    delete tablet.cursors[`${tavuri}.standard` as never]
    delete tablet.cursors[`${tavuri}.restricted` as never]
    await pull(server, tablet, { from: told.rights?.enrolled.statement.from ?? 0, after: 0 })
    expect(await parts()).toEqual(['facts', 'narrative'])
  })
})
