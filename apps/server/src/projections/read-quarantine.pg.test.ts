import type { HeldEvent, HeldSeat } from '@tocsin/schema/desk/quarantine'
import type { Draft } from '@tocsin/schema/events/draft'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { eventId } from '@tocsin/schema/primitives/ids'
import { readmitDraft } from '@tocsin/schema/sync/readmit'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { revokeDevice } from '../accounts/revoke.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { append } from '../log/testing/append-in-short.ts'
import { aReport, enrolTablet, type Tablet, tabletOf } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'

type Server = Awaited<ReturnType<typeof openServer>>
type Desk = { cookie: string; tablet: Tablet }

async function desk(server: Server, role: 'analyst' | 'headquarters'): Promise<Desk> {
  const { cookie, device } = await server.enrol(role)
  const actor = { seat: device.seat, role, areas: [] }
  return { cookie, tablet: { ...tabletOf(server, device), actor } }
}

/** A tablet that was lost with a report, its amendment and a restricted report unsent: it delivers them after. */
async function lost(server: Server) {
  const tablet = await enrolTablet(server)
  await append(server.deps, await tablet.request())
  const filed = tablet.say(aReport())
  tablet.say({
    type: 'ReportAmended',
    scope: filed.event.header.scope,
    record: filed.event.header.record,
    base: { seq: null, own: 1 },
    bodies: { facts: { set: { what: 'people_fleeing' } } },
  })
  const girl = { group: 'girl', count: { min: 1, best: 1, max: 1, status: 'reported' as const } }
  tablet.say(aReport({ violations: [{ type: 'killing', victims: [girl] }] }))
  const deps = { ...server.deps, roster: server.roster, trust: server.trust }
  await revokeDevice(deps, tablet.seat, 'taken')
  await append(server.deps, await tablet.request(undefined, { counter: 20 }))
  return tablet
}

async function list(server: Server, { cookie }: Desk): Promise<HeldSeat[]> {
  // as: what `desk.quarantine` answers.
  return (await server.call('desk.quarantine', {}, cookie)).data as HeldSeat[]
}

async function look(server: Server, { cookie }: Desk, key: string): Promise<HeldEvent> {
  // as: what `desk.held` answers.
  return (await server.call('desk.held', { key }, cookie)).data as HeldEvent
}

/** As the desk's screen does it, and sent as its sync does. */
function again({ admit }: HeldEvent): Draft {
  if (!admit) throw new Error('not to be admitted')
  const { event, newIds, ownSeq } = admit
  const known = new Map<EventId, { numbered: { seq: number } | null }>()
  const { seat, base } = event.header
  if (base.own !== null && ownSeq !== null) {
    known.set(eventId(seat, base.own), { numbered: { seq: ownSeq } })
  }
  const draft = readmitDraft({ event, numbered: null }, { known, newIds: new Map(newIds) })
  if (!draft) throw new Error('an unknown type')
  return draft
}

describeOnDatabase('what is held of seats that are out', (open) => {
  test('DV-16 a seat that fills its quota with thousands of small things hides nothing that is held of another', async () => {
    const server = await openServer(await open())
    const tablet = await lost(server)
    const noise = await enrolTablet(server)
    await sql`insert into quarantine (mission_id, quarantine_key, seat_id, seat_seq, header_hash,
        problem, bytes, sealed_bytes, size, proven, received_at)
      select ${server.deps.mission}, 'noise' || n, ${noise.seat as string}, n, null,
        'malformed_event', null, null, 700, true, ${server.clock.time + 60_000}::int8
      from generate_series(1, 2100) as n`.execute(server.deps.database.db)
    const seats = await list(server, await desk(server, 'analyst'))
    const of = (seat: string) => seats.find((one) => one.seat === seat)
    expect(of(tablet.seat)?.lines).toHaveLength(3)
    expect(of(noise.seat)).toMatchObject({ used: 2100 * 700, lines: { length: 2000 } })
  })

  test('DV-16 is listed by seat with reason and quota, and shows what it says to whom may read it alone', async () => {
    const server = await openServer(await open())
    const tablet = await lost(server)
    const analyst = await desk(server, 'analyst')
    const [seat] = await list(server, analyst)
    expect(seat).toMatchObject({
      seat: tablet.seat,
      revokedBecause: 'taken',
      quota: 5_000_000,
      lines: [
        {
          seatSeq: 1,
          problem: 'seat_revoked',
          event: { type: 'ReportFiled' },
          state: { is: 'open' },
        },
        { seatSeq: 2, event: { type: 'ReportAmended' } },
        { seatSeq: 3, event: { type: 'ReportFiled' } },
      ],
    })
    expect(JSON.stringify(seat)).not.toContain('Villagers')
    const keys = seat?.lines.map(({ key }) => key) ?? []
    const seen = await look(server, analyst, keys[0] ?? '')
    expect(seen).toMatchObject({
      withheld: 0,
      parts: { narrative: { title: 'Shots near Osseko' } },
    })
    // Headquarters reads the words of it in views only and not at all of what may be restricted.
    const hq = await desk(server, 'headquarters')
    const theirs = await look(server, hq, keys[0] ?? '')
    expect(theirs).toMatchObject({ admit: null, withheld: 1 })
    expect(JSON.stringify(theirs)).not.toContain('Villagers')
  }, 90_000)

  test('DV-16 who looks at something restricted is written down, and the field does not look', async () => {
    const server = await openServer(await open())
    await lost(server)
    const analyst = await desk(server, 'analyst')
    const keys = (await list(server, analyst))[0]?.lines.map(({ key }) => key) ?? []
    const reads = () => server.deps.database.db.selectFrom('sensitive_read').selectAll().execute()
    const before = (await reads()).length
    await look(server, analyst, keys[2] ?? '')
    expect(await reads()).toHaveLength(before + 1)
    const member = await server.enrol('jpt_member')
    const refused = await server.call('desk.held', { key: keys[0] }, member.cookie)
    expect(refused.problem?.code).toBe('not_allowed')
  })

  test('DV-17 a desk admits it word for word, once, under its own seat; what hangs on it comes after it', async () => {
    const server = await openServer(await open())
    const tablet = await lost(server)
    const analyst = await desk(server, 'analyst')
    const keys = (await list(server, analyst))[0]?.lines.map(({ key }) => key) ?? []
    const [filed = '', amended = ''] = keys
    expect(await look(server, analyst, amended)).toMatchObject({ needs: `${tablet.seat}-1` })
    analyst.tablet.say(again(await look(server, analyst, filed)))
    expect(await append(server.deps, await analyst.tablet.request())).toMatchObject({ held: [] })
    const second = await look(server, analyst, amended)
    expect(second.needs).toBeNull()
    analyst.tablet.say(again(second))
    expect(await append(server.deps, await analyst.tablet.request())).toMatchObject({ held: [] })
    const [seat] = await list(server, analyst)
    const { seat: own } = analyst.tablet
    expect(seat?.lines.map(({ state }) => state)).toEqual([
      { is: 'admitted', event: `${own}-1` },
      { is: 'admitted', event: `${own}-2` },
      { is: 'open' },
    ])
    const asked = { kind: 'incident', id: `${own}-1` }
    const { data } = await server.call('desk.record', asked, analyst.cookie)
    expect(JSON.stringify(data)).toContain('people_fleeing')
    // Nobody counts it twice, and what is admitted is not to be admitted again.
    analyst.tablet.say(again(second))
    const twice = await append(server.deps, await analyst.tablet.request())
    expect(twice).toMatchObject({ held: ['3 already_admitted'] })
    expect((await look(server, analyst, filed)).admit).toBeNull()
  })

  test('DV-17 what is not held of that seat, or says something else, is not admitted in its name', async () => {
    const server = await openServer(await open())
    await lost(server)
    const analyst = await desk(server, 'analyst')
    const [key = ''] = (await list(server, analyst))[0]?.lines.map((line) => line.key) ?? []
    const draft = again(await look(server, analyst, key))
    const bodies = draft.bodies as {
      narrative: object
      provenance: { readmits: { event: string } }
    }
    const words = { ...bodies.narrative, text: 'Nobody was hurt.' }
    analyst.tablet.say({ ...draft, bodies: { ...bodies, narrative: words } } as Draft)
    const facts = { ...(draft.bodies as { facts: object }).facts, what: 'people_fleeing' }
    analyst.tablet.say({ ...draft, bodies: { ...bodies, facts } } as Draft)
    const other = { ...bodies.provenance.readmits, event: `${'f'.repeat(32)}-1` }
    analyst.tablet.say({
      ...draft,
      bodies: { ...bodies, provenance: { readmits: other } },
    } as Draft)
    const refused = await append(server.deps, await analyst.tablet.request())
    expect(refused).toMatchObject({ held: ['1 not_author', '2 not_author', '3 not_author'] })
    // The same word for word, from a seat in the field: not theirs to admit.
    const member = await enrolTablet(server)
    member.say(draft)
    const field = await append(server.deps, await member.request())
    expect(field).toMatchObject({ held: ['1 not_author'] })
  })

  test('DV-16 leaving something is a decision with a name and a reason, made once; the bytes stay', async () => {
    const server = await openServer(await open())
    await lost(server)
    const analyst = await desk(server, 'analyst')
    const [key = ''] = (await list(server, analyst))[0]?.lines.map((line) => line.key) ?? []
    const leave = () =>
      server.call('desk.leaveHeld', { key, reason: 'not_believed' }, analyst.cookie)
    expect((await leave()).status).toBe(200)
    expect((await leave()).problem?.code).toBe('not_found')
    expect((await list(server, analyst))[0]?.lines[0]?.state).toMatchObject({
      is: 'left',
      by: 'Person analyst',
      reason: 'not_believed',
    })
    expect((await look(server, analyst, key)).admit).not.toBeNull()
  })
})
