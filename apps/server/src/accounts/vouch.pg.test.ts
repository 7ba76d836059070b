import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { fingerprintOf, SeatProof } from '@tocsin/schema/trust/signed'
import { isRevocation } from '@tocsin/seal/check-revocation'
import { checkSeat } from '@tocsin/seal/check-seat'
import { checkServer } from '@tocsin/seal/check-server'
import { expect, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { openSystemSeat } from '../log/open-system-seat.ts'
import { listSeats } from '../log/seats.ts'
import { aReport, enrolTablet } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'
import { revokeDevice } from './revoke.ts'
import { vouchForAll } from './vouch.ts'

type Server = Awaited<ReturnType<typeof openServer>>

function byOf({ trust, deps }: Server) {
  return { mission: deps.mission, delegate: trust.delegate }
}

async function askedSeats(server: Server, cookie: string, seats: string[]): Promise<SeatProof[]> {
  const { data } = await server.call('mission.seats', { seats }, cookie)
  return (data as unknown[]).map((proof) => SeatProof.parse(proof))
}

describeOnDatabase('the delegate vouches for seats', (open) => {
  test('DV-3 an enrolled seat carries the delegate’s word home, and others can ask for it', async () => {
    const server = await openServer(await open())
    const amina = await server.enrol('jpt_member', 'amina')
    const { vouched } = amina.enrolled.data as { vouched: unknown }
    const { seat } = amina.device
    const own = await checkSeat({ seat, enrolled: vouched, revoked: null }, byOf(server))
    expect(own?.enrolled).toMatchObject({ seat, role: 'jpt_member', name: 'Person amina' })
    const other = await server.enrol('analyst')
    const [proof] = await askedSeats(server, other.cookie, [seat])
    expect(proof?.enrolled).toEqual(vouched)
    expect((await server.call('mission.seats', { seats: [seat] })).problem?.code).toBe(
      'not_signed_in',
    )
  })

  test('DV-3 the server’s own seats are vouched for as others are, those made after the start too', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('analyst')
    const late = await openSystemSeat(server.deps, 'import of something')
    const seats = [server.roster.actor.seat, late.actor.seat]
    const proofs = await askedSeats(server, cookie, seats)
    const proven = await Promise.all(proofs.map((proof) => checkSeat(proof, byOf(server))))
    expect(proven.map((one) => one?.enrolled?.role)).toEqual(['system', 'system'])
  })

  test('DV-3 seats from before there was a delegate are signed for at the start, once', async () => {
    const server = await openServer(await open())
    const { actor } = await enrolTablet(server)
    const { cookie } = await server.enrol('analyst')
    expect((await askedSeats(server, cookie, [actor.seat]))[0]?.enrolled).toBeNull()
    const deps = { ...server.deps, trust: server.trust }
    await vouchForAll(deps)
    server.clock.time += 60_000
    const [first] = await askedSeats(server, cookie, [actor.seat])
    await vouchForAll(deps)
    expect(await askedSeats(server, cookie, [actor.seat])).toEqual([first])
    const all = (await listSeats(server.deps.database.db, server.deps.mission)).map(
      (seat) => seat.actor.seat,
    )
    for (const proof of await askedSeats(server, cookie, all)) {
      expect((await checkSeat(proof, byOf(server)))?.enrolled).not.toBeNull()
    }
  })

  test('EN-11 a seat names its sealing key at enrolment or at a later unlock, under its own signature only', async () => {
    const server = await openServer(await open())
    const { cookie } = await server.enrol('analyst')
    const sealingOf = async (seat: string) => {
      const [proof] = await askedSeats(server, cookie, [seat])
      return (await checkSeat(proof, byOf(server)))?.enrolled?.sealing
    }
    const key = server.random(32)
    // Enrolled before there were such keys: it names one when it opens its next session, and keeps it.
    const { device } = await server.enrol('jpt_member', 'amina')
    expect(await sealingOf(device.seat)).toBeNull()
    server.clock.time += 60_000
    const other = await server.makeDevice()
    const foreign = await server.open(device, { sealing: await other.names(key) })
    expect(foreign.problem?.code).toBe('bad_signature')
    expect(await sealingOf(device.seat)).toBeNull()
    expect((await server.open(device, { sealing: await device.names(key) })).status).toBe(200)
    expect(await sealingOf(device.seat)).toBe(toBase64Url(key))
    const [named] = await askedSeats(server, cookie, [device.seat])
    server.clock.time += 60_000
    await server.open(device, { sealing: await device.names(key) })
    await server.open(device)
    expect(await askedSeats(server, cookie, [device.seat])).toEqual([named])
    // At enrolment.
    const { name, password } = await server.enrol('team_leader', 'samir')
    const again = await server.signIn({ name, password, secret: undefined })
    const fresh = await server.makeDevice()
    const forged = { ...(await fresh.answer()), sealing: await other.names(key) }
    const refused = await server.call('auth.enrol', forged, again.cookie)
    expect(refused.problem?.code).toBe('bad_signature')
    const own = { ...(await fresh.answer()), sealing: await fresh.names(key) }
    const enrolled = await server.call('auth.enrol', own, again.cookie)
    expect(enrolled.status).toBe(200)
    expect(await sealingOf(fresh.seat)).toBe(toBase64Url(key))
  })

  test('DV-6 a revoked seat is heard, told so under the delegate’s signature, and told nothing else', async () => {
    const server = await openServer(await open())
    const tablet = await enrolTablet(server)
    const other = await enrolTablet(server)
    other.say(aReport())
    await server.call('sync.exchange', await other.request())
    const before = await server.call('sync.exchange', await tablet.request())
    expect((before.data as ExchangeReply).events.length).toBeGreaterThan(0)
    expect((before.data as ExchangeReply).revocation).toBeUndefined()
    const deps = { ...server.deps, roster: server.roster, trust: server.trust }
    await revokeDevice(deps, tablet.seat, 'lost')
    tablet.say(aReport())
    const { data } = await server.call('sync.exchange', await tablet.request())
    const reply = data as ExchangeReply
    expect(reply.held.map(({ problem }) => problem.code)).toEqual(['seat_revoked'])
    expect(reply).toMatchObject({ events: [], cursors: {} })
    const fingerprint = fingerprintOf(server.trust.root)
    const pinned = { mission: server.deps.mission, fingerprint, seat: tablet.seat }
    expect(await isRevocation(reply.revocation, pinned)).toBe(true)
    expect(await isRevocation(reply.revocation, { ...pinned, seat: other.seat })).toBe(false)
    expect(reply.revocation?.revoked.statement.reason).toBe('lost')
  })

  test('DV-6 a revocation that took effect before it was signed is signed with the reason that it had', async () => {
    const server = await openServer(await open())
    const tablet = await enrolTablet(server)
    // As the command line does it, which holds no delegate.
    await revokeDevice({ ...server.deps, roster: server.roster }, tablet.seat, 'taken')
    const { data } = await server.call('sync.exchange', await tablet.request())
    const { revocation } = data as ExchangeReply
    expect(revocation?.revoked.statement.reason).toBe('taken')
  })

  test('DV-5 the server proves itself to whoever asks, before they have told it anything', async () => {
    const server = await openServer(await open())
    const nonce = toBase64Url(server.random(32))
    const { data } = await server.call('mission.prove', { nonce })
    const fingerprint = fingerprintOf(server.trust.root)
    const asked = { mission: server.deps.mission, fingerprint, nonce }
    expect((await checkServer(data, asked)).ok).toBe(true)
    const later = { ...asked, nonce: toBase64Url(server.random(32)) }
    expect((await checkServer(data, later)).ok).toBe(false)
    expect(JSON.stringify(data)).not.toContain('officers')
  })
})
