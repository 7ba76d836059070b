import { createPublicKey, verify } from 'node:crypto'
import { ownWithoutParts } from '@tocsin/schema/events/erase'
import { fromBase64Url, toBase64Url } from '@tocsin/schema/primitives/bytes'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import type { EnvelopeContent } from '@tocsin/schema/sync/envelope'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { bend } from '@tocsin/testkit/bend'
import { expect, it } from 'vitest'
import { revokeDevice } from '../accounts/revoke.ts'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import {
  aReport,
  enrolTablet,
  openWorld,
  restoredCopy,
  type Tablet,
  tabletOf,
  type World,
} from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'
import { deliver } from './deliver.ts'
import { exchange } from './exchange.ts'
import { quarantineQuota } from './quarantine.ts'
import { append, logged, quarantined } from './testing/append-in-short.ts'
import { sealedEvent } from './testing/seal-events.ts'

async function brought(world: World, envelopes: Uint8Array<ArrayBuffer>[]) {
  return deliver(world.deps, world.trust.transport.key, envelopes)
}

async function sealed(world: World, tablet: Tablet, events = tablet.own) {
  return Promise.all(events.map((own) => sealedEvent(world, tablet, own)))
}

const mine = async (world: World, { seat }: Tablet) =>
  (await logged(world)).filter((row) => row.seat_id === seat).map((row) => row.seat_seq)

const waiting = (world: World) =>
  world.deps.database.db.selectFrom('envelope').select(['seat_seq', 'size']).execute()

async function withReports(world: World, count: number) {
  const tablet = await enrolTablet(world)
  for (let n = 0; n < count; n += 1) tablet.say(aReport())
  return tablet
}

describeOnBothDatabases('envelopes at the server', (open) => {
  it('EN-5 takes each as a run of its own, with what the seat signed, to be checked for ever', async () => {
    const world = await openWorld(await open())
    const tablet = await withReports(world, 3)
    expect(await brought(world, await sealed(world, tablet))).toEqual(['taken', 'taken', 'taken'])
    expect(await mine(world, tablet)).toEqual([1, 2, 3])
    const { db } = world.deps.database
    const runs = await db
      .selectFrom('run')
      .innerJoin('seat', 'seat.seat_id', 'run.seat_id')
      .innerJoin('event', 'event.run_id', 'run.run_id')
      .select([
        'signed_bytes',
        'signature',
        'hashes_json',
        'public_key',
        'hash',
        'seat.last_heard_at',
      ])
      .where('run.seat_id', '=', tablet.seat)
      .execute()
    expect(runs).toHaveLength(3)
    for (const run of runs) {
      const x = run.public_key
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
      const signature = Buffer.from(run.signature, 'base64url')
      expect(verify(null, run.signed_bytes, key, signature)).toBe(true)
      expect(Buffer.from(run.signed_bytes).toString('hex')).toContain(run.hash)
      expect(JSON.parse(run.hashes_json)).toEqual([run.hash])
      // Whoever carried it is not the device.
      expect(run.last_heard_at).toBeNull()
    }
    const counter = await db
      .selectFrom('seat')
      .select('counter')
      .where('seat_id', '=', tablet.seat)
      .execute()
    expect(counter).toEqual([{ counter: 0 }])
  })

  it('EN-5 EN-12 the second form is taken as the first is: late, twice and after the push it is one event', async () => {
    const world = await openWorld(await open())
    const tablet = await withReports(world, 3)
    const team = [{ key: fromBase64Url(world.trust.transport.publicKey), level: 2 } as const]
    const [first, second, third] = await Promise.all(
      tablet.own.map((own) => sealedEvent(world, tablet, own, undefined, team)),
    )
    const other = await sealed(world, tablet)
    if (!first || !second || !third || !other[0]) throw new Error('three envelopes')
    expect(await brought(world, [third])).toEqual(['held'])
    expect(await brought(world, [second, first, other[0]])).toEqual(['taken', 'taken', 'taken'])
    expect(await brought(world, [third, first])).toEqual(['taken', 'taken'])
    expect(await mine(world, tablet)).toEqual([1, 2, 3])
    await exchange(world.deps, await tablet.request())
    expect(await mine(world, tablet)).toEqual([1, 2, 3])
    const foreign = third.map((byte, at) => (at === 700 ? byte ^ 1 : byte))
    expect(await brought(world, [foreign])).toEqual(['unreadable'])
  })

  it('EN-5 twice is once, whichever way it came before, and a later exchange has its receipts', async () => {
    const world = await openWorld(await open())
    const tablet = await withReports(world, 2)
    const envelopes = await sealed(world, tablet)
    await brought(world, envelopes)
    expect(await brought(world, [...envelopes, ...envelopes])).toEqual(Array(4).fill('taken'))
    const again = await append(world.deps, await tablet.request())
    expect(again).toMatchObject({ held: [], head: 2 })
    expect(again.receipts).toHaveLength(2)
    tablet.say(aReport())
    await append(world.deps, await tablet.request())
    expect(await brought(world, await sealed(world, tablet))).toEqual(Array(3).fill('taken'))
    expect(await mine(world, tablet)).toEqual([1, 2, 3])
  })

  it('EN-5 what comes early waits at the server until what is before it comes, by either way', async () => {
    const world = await openWorld(await open())
    const tablet = await withReports(world, 5)
    const envelopes = await sealed(world, tablet)
    expect(await brought(world, [envelopes[4]!, envelopes[2]!])).toEqual(['held', 'held'])
    expect(await brought(world, [envelopes[2]!])).toEqual(['held'])
    expect(await mine(world, tablet)).toEqual([])
    expect(await waiting(world)).toHaveLength(2)
    expect(await brought(world, [envelopes[1]!, envelopes[0]!])).toEqual(['taken', 'taken'])
    expect(await mine(world, tablet)).toEqual([1, 2, 3])
    await append(world.deps, await tablet.request(tablet.own.slice(3, 4)))
    // The fourth came by exchange: the one that waited behind it is in the log too.
    const request = await tablet.request(tablet.own.slice(3, 4))
    const reply = await exchange(world.deps, request)
    expect(reply.ok).toBe(true)
    expect(await mine(world, tablet)).toEqual([1, 2, 3, 4, 5])
    expect(await waiting(world)).toEqual([])
    expect(await quarantined(world)).toEqual([])
  })

  it('EN-5 is judged like a push: what may not enter is held, and the chain goes on behind it', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    tablet.say({ ...aReport(), scope: missionScope })
    tablet.say(aReport())
    expect(await brought(world, await sealed(world, tablet))).toEqual(['taken', 'held', 'taken'])
    expect(await mine(world, tablet)).toEqual([1, 3])
    expect(await quarantined(world)).toMatchObject([
      { seat_seq: 2, problem: 'not_allowed', proven: true },
    ])
    const fork = restoredCopy(world, tablet)
    fork.say(aReport({ exercise: true }))
    expect(await brought(world, await sealed(world, fork))).toEqual(['held'])
    expect((await quarantined(world)).map(({ problem }) => problem)).toEqual([
      'forked',
      'not_allowed',
    ])
  })

  it('EN-5 a revoked seat is heard and kept', async () => {
    const world = await openWorld(await open())
    const tablet = await withReports(world, 2)
    const revoking = { ...world.deps, roster: world.roster, trust: world.trust }
    await revokeDevice(revoking as never, tablet.seat, 'lost')
    expect(await brought(world, await sealed(world, tablet))).toEqual(['held', 'held'])
    expect(await mine(world, tablet)).toEqual([])
    expect(await quarantined(world)).toHaveLength(2)
  })

  it('EN-5 no more is taken in trust than there is room for: the tablet is told to keep it', async () => {
    const world = await openWorld(await open())
    const tablet = await withReports(world, 3)
    const { db } = world.deps.database
    await db
      .insertInto('envelope')
      .values({
        mission_id: world.deps.mission,
        seat_id: tablet.seat,
        hash: 'f'.repeat(64),
        seat_seq: 900,
        content_json: '{}',
        sealed_content: null,
        size: quarantineQuota,
        received_at: 0,
      })
      .execute()
    const envelopes = await sealed(world, tablet)
    expect(await brought(world, [envelopes[2]!])).toEqual(['later'])
    expect(await waiting(world)).toHaveLength(1)
  })

  it('EN-6 says of the rest only that it is not for it: one answer for unknown seats and wrong signatures', async () => {
    const world = await openWorld(await open())
    const elsewhere = await openWorld(await open())
    const tablet = await withReports(world, 1)
    const stranger = await withReports(elsewhere, 1)
    const [own] = tablet.own
    const forged = await sealedEvent(world, tablet, own!, (content) => ({
      ...content,
      signature: bend(content.signature),
    }))
    const foreign = await sealedEvent(world, stranger, stranger.own[0]!)
    const other = await sealedEvent(elsewhere, tablet, own!)
    const noise = world.random(560)
    expect(await brought(world, [forged, foreign, other, noise])).toEqual([
      'not_mine',
      'not_mine',
      'unreadable',
      'unreadable',
    ])
    expect(await mine(world, tablet)).toEqual([])
    expect(await quarantined(world)).toEqual([])
    expect(await brought(world, await sealed(world, tablet))).toEqual(['taken'])
  })

  it('EN-17 nobody who has a seat’s signature puts anything in the place of its event, nor uses up its room', async () => {
    const world = await openWorld(await open())
    const tablet = await withReports(world, 2)
    const [first, second] = tablet.own
    if (!first || !second) throw new Error('two reports')
    /** What a teammate can make of an envelope that it reads: header, parts with their own salts, commitments. */
    const without = (own: typeof first, label: string) => {
      const { salt: _, wraps: __, ...pushed } = pushedEvent(ownWithoutParts(own, [label]))
      return JSON.parse(JSON.stringify(pushed)) as EnvelopeContent['event']
    }
    const forged = (own: typeof first, event: EnvelopeContent['event']) =>
      sealedEvent(world, tablet, own, (content) => ({ ...content, event }))
    const { narrative: _, ...parts } = pushedEvent(first).parts
    const spoilt = JSON.parse(JSON.stringify({ ...pushedEvent(first), parts }))
    const early = JSON.parse(JSON.stringify({ ...pushedEvent(second), parts: {} }))
    const envelopes = await Promise.all([
      forged(first, without(first, 'narrative')),
      forged(first, without(first, 'facts')),
      forged(first, spoilt),
      forged(first, { header: { seatSeq: 1, suite: 9 }, noise: 'x'.repeat(200_000) }),
      forged(first, without(second, 'facts')),
      // These come before their place in the chain, where they would be kept for the real one.
      forged(second, early),
      forged(second, without(second, 'narrative')),
    ])
    expect(await brought(world, envelopes)).toEqual(Array(7).fill('unreadable'))
    expect(await quarantined(world)).toEqual([])
    expect(await waiting(world)).toEqual([])
    const real = await sealed(world, tablet)
    expect(await brought(world, [real[1]!])).toEqual(['held'])
    expect(await brought(world, [...envelopes, real[0]!])).toEqual([
      ...Array(7).fill('unreadable'),
      'taken',
    ])
    const states = await world.deps.database.db
      .selectFrom('part')
      .innerJoin('event', 'event.seq', 'part.seq')
      .select(['label', 'state'])
      .where('seat_id', '=', tablet.seat)
      .execute()
    expect(states.map(({ label, state }) => `${label} ${state}`).sort()).toEqual([
      ...Array(2).fill('facts clear'),
      ...Array(2).fill('narrative clear'),
    ])
  })

  it('EN-6 anybody may deliver, in the body of a request, within limits of size and rate', async () => {
    const server = await openServer(await open())
    const { device } = await server.enrol('jpt_member')
    const chain = tabletOf(server, device)
    chain.say(aReport())
    const [envelope] = await sealed(server, chain)
    const envelopes = [toBase64Url(envelope!)]
    const { data } = await server.call('sync.deliver', { envelopes })
    expect(data).toEqual({ answers: ['taken'] })
    for (const bad of [[], ['AAAA'], ['?'.repeat(747)], Array(101).fill(envelopes[0])]) {
      const answer = await server.call('sync.deliver', { envelopes: bad })
      expect([answer.status, answer.problem?.code]).toEqual([400, 'bad_input'])
    }
    const large = 'A'.repeat(Math.ceil(((48 + 512 * 2 ** 11) * 4) / 3))
    const tooMuch = await server.call('sync.deliver', { envelopes: Array(2).fill(large) })
    expect(tooMuch.data).toEqual({ answers: ['unreadable', 'unreadable'] })
    const larger = await server.call('sync.deliver', { envelopes: [large, large, large] })
    expect([larger.status, larger.problem?.code]).toEqual([413, 'too_large'])
    let limited = 0
    for (let n = 0; n < 40 && limited === 0; n += 1) {
      const full = Array(100).fill('A'.repeat(747))
      const answer = await server.call('sync.deliver', { envelopes: full })
      if (answer.problem?.code === 'rate_limited') limited = n
    }
    expect(limited).toBeGreaterThan(10)
    expect(server.lines.join()).not.toContain(envelopes[0])
  })
})
