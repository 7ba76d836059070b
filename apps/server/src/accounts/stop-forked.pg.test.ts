import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { fingerprintOf } from '@tocsin/schema/trust/signed'
import { isRevocation } from '@tocsin/seal/check-revocation'
import { expect, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { findSeat } from '../log/seats.ts'
import { sealedEvent } from '../log/testing/seal-events.ts'
import { readExposure } from '../projections/read-exposure.ts'
import { aReport, enrolTablet, restoredCopy, type Tablet } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'

type Server = Awaited<ReturnType<typeof openServer>>

async function told(server: Server, request: unknown): Promise<ExchangeReply> {
  // as: what `sync.exchange` answers.
  return (await server.call('sync.exchange', request)).data as ExchangeReply
}

const codes = ({ held }: ExchangeReply) => held.map(({ problem }) => problem.code)

async function isRevoked(server: Server, { seat }: Tablet): Promise<boolean> {
  const known = await findSeat(server.deps.database.db, server.deps.mission, seat)
  return known?.revokedAt !== null
}

/** A tablet that has told one report, its copy from before, and somebody else with a report. */
async function copied(server: Server) {
  const original = await enrolTablet(server)
  const copy = restoredCopy(server, original)
  const other = await enrolTablet(server)
  other.say(aReport())
  await told(server, await other.request())
  original.say(aReport())
  await told(server, await original.request())
  copy.say(aReport({ what: 'burning_looting' }))
  return { original, copy, other }
}

describeOnDatabase('a seat whose chain went two ways', (open) => {
  test('DV-15 is stopped in the same breath: it pulls nothing more, on neither device, and is told so signed', async () => {
    const server = await openServer(await open())
    const { original, copy, other } = await copied(server)
    const found = await told(server, await copy.request(undefined, { counter: 50 }))
    expect(codes(found)).toEqual(['forked'])
    expect(found).toMatchObject({ events: [], cursors: {} })
    expect(await isRevoked(server, original)).toBe(true)
    expect(await isRevoked(server, other)).toBe(false)
    const fingerprint = fingerprintOf(server.trust.root)
    const pinned = { mission: server.deps.mission, fingerprint, seat: original.seat }
    expect(await isRevocation(found.revocation, pinned)).toBe(true)
    // The other device hears it at its next contact; what it says is kept, and not in the log.
    original.say(aReport())
    const second = await told(server, await original.request(undefined, { counter: 60 }))
    expect(codes(second)).toEqual(['seat_revoked'])
    expect(second.revocation?.revoked.statement.reason).toBe('forked')
    const book = await server.deps.database.db.selectFrom('audit').selectAll().execute()
    expect(book).toMatchObject([{ what: 'seat_revoked', about: original.seat, account_id: null }])
  })

  test('DV-15 an envelope that forks the chain stops it too; one signed by another key stops nobody', async () => {
    const server = await openServer(await open())
    const { original, copy, other } = await copied(server)
    const deliver = async (...envelopes: Uint8Array[]) =>
      (
        await server.call('sync.deliver', {
          envelopes: envelopes.map((each) => Buffer.from(each).toString('base64url')),
        })
      ).data
    // Positive control: the same event, brought by somebody who has not the seat's key.
    const forged = await copy.request(undefined, { counter: 50 })
    const broken = { ...forged, signature: (await other.request()).signature }
    const refused = await server.call('sync.exchange', broken)
    expect(refused.problem?.code).toBe('bad_signature')
    expect(await isRevoked(server, original)).toBe(false)
    const [own] = copy.own
    if (!own) throw new Error('nothing was said')
    const answers = await deliver(await sealedEvent(server, copy, own))
    expect(answers).toEqual({ answers: ['held'] })
    expect(await isRevoked(server, original)).toBe(true)
  })

  test('DV-15 a stopped seat whose tablet is lost afterwards is told that, and is wiped for it', async () => {
    const server = await openServer(await open())
    const admin = await server.enrol('administrator')
    const { original, copy } = await copied(server)
    await told(server, await copy.request(undefined, { counter: 50 }))
    // The desk still offers to revoke it.
    expect(await readExposure(server.deps, original.seat)).toMatchObject({ isStopped: true })
    const revoke = (reason: string) =>
      server.call('admin.revokeSeat', { seat: original.seat, reason }, admin.cookie)
    expect((await revoke('lost')).status).toBe(200)
    const next = await told(server, await original.request([], { counter: 60 }))
    expect(next.revocation?.revoked.statement.reason).toBe('lost')
    expect(await readExposure(server.deps, original.seat)).toMatchObject({ isStopped: false })
    // Once: the reason for which a tablet is wiped stands.
    expect((await revoke('left')).problem?.code).toBe('seat_revoked')
    const again = await told(server, await original.request([], { counter: 61 }))
    expect(again.revocation?.revoked.statement.reason).toBe('lost')
  })
})
