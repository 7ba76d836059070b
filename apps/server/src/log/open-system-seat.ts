import { GENESIS } from '@tocsin/schema/chain/chain'
import { type Draft, draftToEvent, type OwnEvent } from '@tocsin/schema/events/draft'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { fromBase64Url, toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { eventId, type RecordId, recordIdOf, type SeatId } from '@tocsin/schema/primitives/ids'
import { enrolSeat } from '@tocsin/schema/seat/decide'
import { planRun, pushedEvent } from '@tocsin/schema/sync/plan-run'
import { largestBatch } from '@tocsin/schema/sync/wire'
import type { Key } from '@tocsin/seal/key'
import {
  importSeatKey,
  seatIdOf,
  seatKeyBytes,
  seatPublicKey,
  unwrapSeatKey,
  wrapSeatKey,
} from '@tocsin/seal/seat-key'
import { inTransaction } from '../db/retry.ts'
import { appendRun } from './append.ts'
import { exclusively } from './exclusive.ts'
import type { LogDeps, Random } from './log-deps.ts'
import { missionOf } from './mission.ts'
import { findSeat, type KnownSeat } from './seats.ts'
import { signedRequest } from './signed-request.ts'

export type SystemSeatDeps = LogDeps & {
  random: Random
  /** Wraps the seeds of the server's own seats; it lies outside the database. */
  serverKey: { id: string; key: Key }
}

export type SystemSeatOptions = {
  /** History, for the demo: when the server is said to have received it, ms since 1970. */
  receivedAt?: number
  saidAt?: number
}

export type SystemSeat = {
  actor: Actor
  /** Writes decisions into the log, in as many runs as they need, and names the records they are about. */
  append(drafts: readonly Draft[], options?: SystemSeatOptions): Promise<RecordId[]>
}

/**
 * A seat that the server holds itself: imports, the roster, the demo. It is a member of the mission
 * by name, writes through the same door as every tablet, and its first event says what it is.
 */
export async function openSystemSeat(deps: SystemSeatDeps, name: string): Promise<SystemSeat> {
  const { seat, key } = (await findHeld(deps, name)) ?? (await makeHeld(deps, name))
  const actor: Actor = { seat, role: 'system', areas: [] }
  const lock = {}
  return {
    actor,
    append: (drafts, options = {}) =>
      exclusively(lock, () => appendAll({ deps, actor, key }, drafts, options)),
  }
}

type Held = { seat: SeatId; key: Key }

async function findHeld(deps: SystemSeatDeps, name: string): Promise<Held | undefined> {
  const row = await deps.database.db
    .selectFrom('system_seat')
    .selectAll()
    .where('mission_id', '=', deps.mission)
    .where('name', '=', name)
    .where('key_id', '=', deps.serverKey.id)
    .executeTakeFirst()
  if (!row) return undefined
  const key = await unwrapSeatKey(deps.serverKey.key, fromBase64Url(row.wrapped_seed))
  if (!key.ok) throw new Error(`the seed of the system seat ${name} does not open`)
  return { seat: row.seat_id as SeatId, key: key.value }
}

async function makeHeld(deps: SystemSeatDeps, name: string): Promise<Held> {
  const seed = deps.random(seatKeyBytes)
  const publicKey = await seatPublicKey(seed)
  const seat = await seatIdOf(publicKey)
  const wrapped = toBase64Url(await wrapSeatKey(deps.serverKey.key, seed))
  const key = await importSeatKey(seed)
  seed.fill(0)
  const { mission, clock } = deps
  const made = await inTransaction(deps.database, async (tx) => {
    const kept = await tx
      .insertInto('system_seat')
      .values({
        mission_id: mission,
        name,
        key_id: deps.serverKey.id,
        seat_id: seat,
        wrapped_seed: wrapped,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('seat_id')
      .execute()
    if (kept.length === 0) return false
    await tx
      .insertInto('seat')
      .values({
        mission_id: mission,
        seat_id: seat,
        record_id: eventId(seat, 1),
        account_id: null,
        name,
        role: 'system',
        component: null,
        areas_json: '[]',
        public_key: toBase64Url(publicKey),
        head_seq: 0,
        head_hash: GENESIS,
        counter: 0,
        enrolled_at: clock.now(),
        revoked_at: null,
        last_heard_at: null,
        rights_from: 0,
        told_from: 0,
        told_after: 0,
      })
      .execute()
    return true
  })
  if (made) return { seat, key }
  const other = await findHeld(deps, name)
  if (!other) throw new Error(`the system seat ${name} was made and is gone`)
  return other
}

/** The first event of a system seat says what it is, as the roster does for every other seat. */
function introduction(actor: Actor, { name, publicKey }: KnownSeat): Draft {
  const facts = {
    seat: actor.seat,
    publicKey: toBase64Url(publicKey),
    name,
    role: 'system',
    areas: [],
  }
  const draft = enrolSeat(actor, facts)
  if (!draft.ok) throw new Error('a system seat may not enrol seats')
  return draft.value
}

type Writer = { deps: SystemSeatDeps; actor: Actor; key: Key }

async function appendAll(
  writer: Writer,
  drafts: readonly Draft[],
  options: SystemSeatOptions,
): Promise<RecordId[]> {
  const records: RecordId[] = []
  let failures = 0
  while (records.length < drafts.length) {
    const written = await appendSome(writer, drafts.slice(records.length), options)
    if (written) records.push(...written)
    else if (++failures > 10) throw new Error('another server keeps writing from this system seat')
  }
  return records
}

/** One run; undefined when another server wrote from this seat meanwhile. */
async function appendSome(
  { deps, actor, key }: Writer,
  drafts: readonly Draft[],
  { receivedAt, saidAt }: SystemSeatOptions,
): Promise<RecordId[] | undefined> {
  const { db } = deps.database
  const seat = await findSeat(db, deps.mission, actor.seat)
  if (!seat) throw new Error('a system seat is gone')
  const isNew = seat.head.seatSeq === 0
  const toWrite = isNew ? [introduction(actor, seat), ...drafts] : drafts
  const events: OwnEvent[] = []
  let head = seat.head
  for (const draft of toWrite.slice(0, largestBatch)) {
    const at = saidAt ?? deps.clock.now()
    const stamp = { at, offset: 0, salt: deps.random(12) }
    const own = draftToEvent(draft, { mission: deps.mission, seat: actor.seat, head }, stamp)
    head = { seatSeq: own.event.header.seatSeq, hash: own.event.hash }
    events.push(own)
  }
  const run = planRun(events, seat.head.seatSeq)
  const { epoch } = await missionOf(db, deps.mission)
  const request = await signedRequest({
    key,
    question: {
      mission: deps.mission,
      seat: actor.seat,
      epoch,
      counter: seat.counter + 1,
      cursors: {},
      limit: 0,
    },
    head: seat.head,
    run: run.map(pushedEvent),
    hashes: run.map(({ event }) => event.hash),
  })
  const appended = await appendRun(
    deps,
    receivedAt === undefined ? { request } : { request, receivedAt },
  )
  if (!appended.ok) {
    if (appended.error.code === 'replayed_request') return undefined
    throw new Error(`the system seat was refused: ${appended.error.code}`)
  }
  const { held, receipts } = appended.value
  const [first] = held
  if (first && (first.problem.code === 'broken_chain' || first.problem.code === 'forked')) {
    return undefined
  }
  if (first) throw new Error(`an event of the system seat was refused: ${first.problem.code}`)
  const records = receipts.map((_, at) => {
    const own = run[at]
    if (!own) throw new Error('a receipt without its event')
    return toWrite[at]?.record ?? recordIdOf(own.event.id)
  })
  return isNew ? records.slice(1) : records
}

/** Names a server key without telling anything of it. */
export async function serverKeyId(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))).slice(0, 16)
}
