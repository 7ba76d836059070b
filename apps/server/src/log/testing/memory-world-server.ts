import { type ChainHead, GENESIS } from '@tocsin/schema/chain/chain'
import { type Draft, draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { eventId, type RecordId, recordIdOf, type SeatId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { forkedReason } from '@tocsin/schema/trust/statements'
import { importSeatKey, seatIdOf, seatKeyBytes, seatPublicKey } from '@tocsin/seal/seat-key'
import type { TestClock } from '@tocsin/testkit/clock'
import type { WorldServer } from '@tocsin/testkit/world/world-server'
import { appendToStore } from '../append.ts'
import { exchangeWithStore } from '../exchange.ts'
import { growTrees, rootOfTrees } from '../grow-trees.ts'
import type { Random } from '../log-deps.ts'
import { logKeyOf, signHead } from '../log-key.ts'
import type { LogStore } from '../log-store.ts'
import { emptyMemory, memoryStore } from '../memory-store.ts'
import type { KnownSeat } from '../seats.ts'
import { signedRequest } from '../signed-request.ts'
import { foldInMemory } from './fold-in-memory.ts'
import { heldEventOf, heldInMemory } from './held-in-memory.ts'
import { type IdentityFault, identityFaults, memoryIdentities } from './memory-identities.ts'
import { worldEnvelopes } from './world-envelopes.ts'
import { Died, worldMission } from './world-mission.ts'
import { rightsDraft, tellRights } from './world-rights.ts'
import { worldShorts, worldTransport } from './world-shorts.ts'
import { withStop } from './world-stop.ts'

/** Faults that the world must find. */
export type ServerFault =
  | 'takes_duplicates'
  | 'drops_an_acknowledged_event'
  | 'admits_twice'
  | IdentityFault

/** The real log over the store in memory, as the world drives it. */
export async function openMemoryWorldServer(
  { clock, random }: { clock: TestClock; random: Random },
  fault?: ServerFault,
): Promise<WorldServer & { store: LogStore; rewind: () => Promise<void> }> {
  const at = {
    state: emptyMemory({
      settings: worldMission,
      lastSeq: 0,
      epoch: toHex(random(8)),
      generation: 1,
      projectionVersion: 1,
    }),
  }
  let backup = at.state
  let isDying = false
  let hasDropped = false
  const logKey = await logKeyOf(random(seatKeyBytes))
  const transport = await worldTransport(random)
  const { nameSealing, openShort } = worldShorts(transport)
  const kept = memoryStore(
    at,
    async (entries, load, log) => {
      if (isDying) throw new Died('before its commit')
      return await foldInMemory(entries, load, log)
    },
    logKey,
    openShort,
  )
  // The fault: what is in the log already is taken again when it is said again.
  const store =
    fault === 'admits_twice' ? { ...kept, admitted: async () => new Set<string>() } : kept
  const roster = await openRoster(store, { clock, random }, (seat) => {
    at.state.seats.set(seat.actor.seat, seat)
  })

  const sealed = worldEnvelopes(store, clock, transport)
  const identities = memoryIdentities(
    at,
    identityFaults.find((one) => one === fault),
  )

  /** The fault: the head and the unique keys of a seat are forgotten before every request. */
  const forgetReceived = ({ question, run }: ExchangeRequest) => {
    const seat = at.state.seats.get(question.seat)
    const first = run[0] as { header?: { seatSeq: number; prevHash: string } } | undefined
    if (!seat || !first?.header) return
    const head: ChainHead = { seatSeq: first.header.seatSeq - 1, hash: first.header.prevHash }
    at.state.seats.set(question.seat, { ...seat, head, counter: question.counter - 1 })
    at.state.keys = new Set([...at.state.keys].filter((key) => !key.startsWith(question.seat)))
  }
  /** The fault: the newest event goes after its receipt was written, as if it had never come. */
  const dropLast = async () => {
    const last = at.state.events.pop()
    if (!last) return
    const { scope } = last.event.header
    hasDropped = true
    at.state.keys.delete(last.event.id)
    at.state.keys.delete(`${scope} ${last.numbered.scopeSeq}`)
    const { grown } = growTrees(new Map(), at.state.events)
    const { signed } = at.state.proofs
    if (!signed) return
    const shorter = { ...signed.head, seq: last.numbered.seq - 1, ...rootOfTrees(grown) }
    at.state.proofs = { trees: grown, signed: await signHead(logKey, shorter) }
    at.state.mission = { ...at.state.mission, lastSeq: last.numbered.seq - 1 }
  }

  const revoke = async (seat: SeatId, reason: string) => {
    const known = at.state.seats.get(seat)
    if (!known) throw new Error('a seat to revoke is not there')
    at.state.seats.set(seat, { ...known, revokedAt: clock.now() })
    await roster.append([
      {
        type: 'SeatRevoked',
        scope: missionScope,
        record: known.record,
        base: { seq: null, own: null },
        bodies: { facts: { reason } },
      },
    ])
  }
  const stopped = new Set<SeatId>()
  /** The same as `stopForked` over the database. */
  const stopForked = async () => {
    const forks = at.state.quarantine.filter(
      ({ problem, proven }) => problem === 'forked' && proven,
    )
    for (const seat of new Set(forks.map((row) => row.seat_id as SeatId))) {
      if (at.state.seats.get(seat)?.revokedAt !== null) continue
      stopped.add(seat)
      await revoke(seat, forkedReason)
    }
  }

  return {
    store,
    mission: worldMission.mission,
    areas: worldMission.areas.map(({ id }) => id),
    rosterActor: roster.actor,
    roster: roster.append,
    epoch: async () => at.state.mission.epoch,
    async exchange(request) {
      if (fault === 'takes_duplicates') forgetReceived(request)
      const before = at.state.events.length
      const reply = await exchangeWithStore(store, clock, ExchangeRequest.parse(request))
      await stopForked()
      const isNew = reply.ok && at.state.events.length > before
      if (fault === 'drops_an_acknowledged_event' && isNew && !hasDropped) await dropLast()
      const { seat } = request.question
      const told = tellRights(reply, request, at.state.seats.get(seat))
      return structuredClone(stopped.has(seat) ? withStop(told, seat) : told)
    },
    transport: sealed.transport,
    nameSealing,
    logKey: logKey.publicKey,
    async deliver(envelopes) {
      const answers = await sealed.deliver(envelopes)
      await stopForked()
      return answers
    },
    identities,
    async samePerson(seat, other) {
      for (const id of [seat, other]) {
        const known = at.state.seats.get(id)
        if (known) at.state.seats.set(id, { ...known, account: known.account ?? seat })
      }
    },
    heldApart: async () => heldInMemory(at.state),
    async crashDelivery(envelopes) {
      isDying = true
      try {
        await sealed.deliver(envelopes)
      } catch (thrown) {
        if (!(thrown instanceof Died)) throw thrown
      } finally {
        isDying = false
      }
    },
    async crash(request) {
      isDying = true
      try {
        await exchangeWithStore(store, clock, request)
      } catch (thrown) {
        if (!(thrown instanceof Died)) throw thrown
      } finally {
        isDying = false
      }
    },
    revoke: (seat) => revoke(seat, 'lost'),
    async changeRights(seat, rights) {
      const known = at.state.seats.get(seat)
      if (!known) throw new Error('a seat to change is not there')
      await roster.append([rightsDraft(known, roster.actor, rights, clock.now())])
    },
    /** Goes back to the backup and says nothing of it: what a hostile operator would do. */
    async rewind() {
      at.state = structuredClone(backup)
    },
    async backUp() {
      backup = structuredClone(at.state)
    },
    async restore() {
      at.state = structuredClone(backup)
      const epoch = toHex(random(8))
      at.state.mission = { ...at.state.mission, epoch }
      const { signed, trees } = at.state.proofs
      if (signed) {
        at.state.proofs = { trees, signed: await signHead(logKey, { ...signed.head, epoch }) }
      }
    },
    async inside() {
      const { events, quarantine, envelopes, records, seats, wraps } = at.state
      return {
        wraps,
        openings: identities.openings(),
        log: events,
        quarantine: [
          ...quarantine.map((row) => ({
            seat: row.seat_id as SeatId,
            seatSeq: row.seat_seq,
            hash: row.header_hash,
            problem: row.problem,
            event: heldEventOf(row),
          })),
          ...envelopes.map(({ content: { seat, hash }, seatSeq }) => {
            return { seat, hash, seatSeq, problem: 'waits' }
          }),
        ],
        records: [...records.values()],
        seats: new Map(
          [...seats].map(([id, { actor, revokedAt }]) => {
            return [id, { actor, isRevoked: revokedAt !== null }]
          }),
        ),
      }
    },
  }
}

/** A system seat without the tables that keep its key (`openSystemSeat` is the one in service). */
async function openRoster(
  store: LogStore,
  { clock, random }: { clock: TestClock; random: Random },
  add: (seat: KnownSeat) => void,
): Promise<{ actor: Actor; append: (drafts: readonly Draft[]) => Promise<RecordId[]> }> {
  const seed = random(seatKeyBytes)
  const publicKey = await seatPublicKey(seed)
  const key = await importSeatKey(seed)
  const actor: Actor = { seat: await seatIdOf(publicKey), role: 'system', areas: [] }
  add({
    actor,
    record: recordIdOf(eventId(actor.seat, 1)),
    account: null,
    name: 'roster',
    component: null,
    publicKey,
    head: { seatSeq: 0, hash: GENESIS },
    counter: 0,
    enrolledAt: clock.now(),
    revokedAt: null,
    lastHeardAt: null,
    rightsFrom: 0,
    told: { from: 0, after: 0 },
  })
  const append = async (drafts: readonly Draft[]): Promise<RecordId[]> => {
    const [seat, { epoch, settings }] = [await store.seat(actor.seat), await store.mission()]
    if (!seat) throw new Error('the roster is gone')
    const own: OwnEvent[] = []
    let { head } = seat
    for (const draft of drafts) {
      const stamp = { at: clock.now(), offset: 0, salt: random(12) }
      const author = { mission: settings.mission, seat: actor.seat, head }
      const next = draftToEvent(draft, author, stamp)
      head = { seatSeq: next.event.header.seatSeq, hash: next.event.hash }
      own.push(next)
    }
    const request = await signedRequest({
      key,
      question: {
        mission: settings.mission,
        seat: actor.seat,
        epoch,
        counter: seat.counter + 1,
        cursors: {},
        limit: 0,
      },
      head: seat.head,
      run: own.map(pushedEvent),
      hashes: own.map(({ event }) => event.hash),
    })
    const appended = await appendToStore(store, clock, { request })
    if (!appended.ok || appended.value.held.length > 0) throw new Error('the roster was refused')
    return own.map(({ event }) => event.header.record)
  }
  await append([
    {
      type: 'SeatEnrolled',
      scope: missionScope,
      record: null,
      base: { seq: null, own: null },
      bodies: {
        facts: {
          seat: actor.seat,
          publicKey: toBase64Url(publicKey),
          name: 'roster',
          role: 'system',
          areas: [],
        },
      },
    },
  ])
  return { actor, append }
}
