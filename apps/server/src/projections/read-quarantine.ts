import { mayReadPart } from '@tocsin/schema/access/rules'
import type { HeldEvent, HeldLine, HeldSeat, HeldState } from '@tocsin/schema/desk/quarantine'
import { leftOver } from '@tocsin/schema/desk/quarantine'
import { isSealedLabel } from '@tocsin/schema/events/sealed'
import { restrictedBy } from '@tocsin/schema/events/starting-band'
import type { Actor } from '@tocsin/schema/primitives/actor'
import {
  creatingEventId,
  type EventId,
  eventId,
  type MissionId,
  parseScopeId,
  type SeatId,
} from '@tocsin/schema/primitives/ids'
import type { ProblemCode } from '@tocsin/schema/problem'
import { sql } from 'kysely'
import type { QuarantineTable } from '../db/kept-tables.ts'
import { readHeldBytes } from '../log/held-events.ts'
import type { Handle } from '../log/log-deps.ts'
import { openQuarantined, quarantineQuota, quarantineUsed } from '../log/quarantine.ts'
import type { ReadableEvent } from '../log/read-pushed.ts'
import { findSeat } from '../log/seats.ts'
import type { MissionWords } from '../words/words.ts'
import { revocationReasons } from './read-seats.ts'

type Place = { seat_id: string; seat_seq: number; header_hash: string | null }
type Opened = Awaited<ReturnType<typeof openQuarantined>>[number]

/**
 * Rows of one seat that are listed, what waits for a decision first and then the newest: its quota holds
 * thousands of small ones, and no seat hides what is held of another.
 */
const mostOfSeat = 2000

/** What is held, by seat, without anything that it says (SPEC DV-16); the newest first. */
export async function readQuarantine(db: Handle, at: MissionWords): Promise<HeldSeat[]> {
  const { mission } = at
  const { rows: sealed } = await sql<QuarantineTable>`
    select * from (
      select q.*, row_number() over (partition by q.seat_id order by
        q.problem = any(${[...leftOver]}::text[])
          and not exists (select 1 from readmitted where readmitted.mission_id = q.mission_id
            and readmitted.old_hash = q.header_hash)
          and not exists (select 1 from held_left where held_left.mission_id = q.mission_id
            and held_left.quarantine_key = q.quarantine_key) desc,
        q.received_at desc, q.quarantine_key) as place
      from quarantine as q where q.mission_id = ${mission} and q.proven
    ) as placed where place <= ${mostOfSeat}::int8
    order by received_at desc, quarantine_key`.execute(db)
  const rows = await openQuarantined(db, at, sealed)
  const states = await readStates(db, mission, rows)
  const reasons = await revocationReasons(db, mission)
  const seats: HeldSeat[] = []
  for (const id of new Set(rows.map((row) => row.seat_id as SeatId))) {
    const seat = await findSeat(db, mission, id)
    if (!seat) continue
    const own = rows.filter((row) => row.seat_id === id)
    seats.push({
      seat: id,
      name: seat.name,
      role: seat.actor.role,
      revokedAt: seat.revokedAt,
      revokedBecause: seat.revokedAt === null ? null : (reasons.get(id) ?? null),
      used: await quarantineUsed(db, mission, id, true),
      quota: quarantineQuota,
      lines: onceEach(own).map((row) =>
        lineOf(row, states.get(row.quarantine_key) ?? { is: 'open' }),
      ),
    })
  }
  return seats
}

/** An event that was pushed and came in its envelope too lies here twice, with other bytes: it is one. */
function onceEach(rows: readonly Opened[]): Opened[] {
  const seen = new Set<string>()
  const inOrder = [...rows].sort(
    (a, b) =>
      a.seat_seq - b.seat_seq ||
      a.received_at - b.received_at ||
      a.quarantine_key.localeCompare(b.quarantine_key),
  )
  return inOrder.filter(({ header_hash, quarantine_key }) => {
    const is = header_hash ?? quarantine_key
    return !seen.has(is) && seen.add(is)
  })
}

function lineOf(row: Opened, state: HeldState): HeldLine {
  const held = readHeldBytes(row.bytes)
  return {
    key: row.quarantine_key,
    seatSeq: row.seat_seq,
    // as: the column holds only codes that this server wrote.
    problem: row.problem as ProblemCode,
    bytes: row.size,
    receivedAt: row.received_at,
    event: held
      ? {
          id: idOf(held),
          type: held.header.type,
          ...parseScopeId(held.header.scope),
          saidAt: held.header.saidAt.at,
        }
      : null,
    state,
  }
}

function idOf({ header }: ReadableEvent): EventId {
  return eventId(header.seat, header.seatSeq)
}

async function readStates(
  db: Handle,
  mission: MissionId,
  rows: readonly Opened[],
): Promise<Map<string, HeldState>> {
  const left = await db
    .selectFrom('held_left')
    .innerJoin('account', (join) =>
      join
        .onRef('account.mission_id', '=', 'held_left.mission_id')
        .onRef('account.account_id', '=', 'held_left.account_id'),
    )
    .select(['quarantine_key', 'person_name', 'reason', 'left_at'])
    .where('held_left.mission_id', '=', mission)
    .execute()
  const again = await admittedOf(db, mission, rows)
  const states = new Map<string, HeldState>()
  for (const { quarantine_key, person_name, reason, left_at } of left) {
    states.set(quarantine_key, { is: 'left', by: person_name, at: left_at, reason })
  }
  for (const { quarantine_key, header_hash } of rows) {
    const event = header_hash === null ? undefined : again.get(header_hash)
    if (event) states.set(quarantine_key, { is: 'admitted', event })
  }
  return states
}

/** Of held events that stand in the log again: hash to the id under which they do. */
async function admittedOf(
  db: Handle,
  mission: MissionId,
  rows: readonly Pick<Place, 'header_hash'>[],
): Promise<Map<string, EventId>> {
  const hashes = rows.flatMap(({ header_hash }) => header_hash ?? [])
  if (hashes.length === 0) return new Map()
  const found = await db
    .selectFrom('readmitted')
    .select(['old_hash', 'event_id'])
    .where('mission_id', '=', mission)
    .where('old_hash', 'in', hashes)
    .execute()
  return new Map(found.map(({ old_hash, event_id }) => [old_hash, event_id as EventId]))
}

/**
 * One held event, as far as the reader may read it: what they may not read whole is only counted, and
 * then it is not theirs to admit. Undefined when there is none.
 */
export async function readHeld(
  db: Handle,
  at: MissionWords,
  reader: Actor,
  key: string,
): Promise<(HeldEvent & { isRestricted: boolean; record: string }) | undefined> {
  const { mission } = at
  const found = await db
    .selectFrom('quarantine')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('quarantine_key', '=', key)
    .where('proven', '=', true)
    .execute()
  const [row] = await openQuarantined(db, at, found)
  const held = row && readHeldBytes(row.bytes)
  if (!row || !held) return undefined
  const { header, told, parts } = held
  // What is about a record may be about one that has become strict: it is read as if it were.
  const begins = told?.type === 'ReportFiled' || told?.type === 'ThreatRaised'
  const isStrict = !begins || restrictedBy(told, told.facts) !== null
  const subject = { scope: header.scope, record: header.record, isStrict }
  const shown: Record<string, unknown> = {}
  let withheld = 0
  let sealed = 0
  for (const [label, part] of Object.entries(parts)) {
    if (isSealedLabel(label)) sealed += 1
    else if (part.state === 'clear' && mayReadPart(reader, subject, label)) shown[label] = part.body
    else withheld += 1
  }
  const rows = await db
    .selectFrom('quarantine')
    .select(['seat_id', 'seat_seq', 'header_hash'])
    .where('mission_id', '=', mission)
    .where('seat_id', '=', row.seat_id)
    .where('proven', '=', true)
    .execute()
  const again = await admittedOf(db, mission, rows)
  const isOpen = leftOver.some((code) => code === row.problem) && !again.has(held.hash)
  const needs = neededBy(held, rows, again)
  // What is sealed cannot be said again: it stays where it is.
  const clear = Object.entries(parts).filter(([label]) => !isSealedLabel(label))
  const event = { id: idOf(held), header, hash: held.hash, parts: Object.fromEntries(clear) }
  return {
    key,
    parts: shown,
    withheld,
    sealed,
    needs,
    admit:
      isOpen && withheld === 0 && !held.flaw
        ? { event, newIds: newIdsOf(rows, again), ownSeq: await ownSeqOf(db, mission, held) }
        : null,
    isRestricted: isStrict || parseScopeId(header.scope).band === 'restricted',
    record: header.record,
  }
}

/** The held event by which the record began that this one is about, unless it stands in the log again. */
function neededBy(
  { header }: ReadableEvent,
  rows: readonly Place[],
  again: ReadonlyMap<string, EventId>,
): EventId | null {
  const begun = creatingEventId(header.record)
  if (begun === eventId(header.seat, header.seatSeq)) return null
  const first = rows.find((row) => eventId(header.seat, row.seat_seq) === begun)
  return first?.header_hash && !again.has(first.header_hash) ? begun : null
}

function newIdsOf(
  rows: readonly Place[],
  again: ReadonlyMap<string, EventId>,
): [EventId, EventId][] {
  return rows.flatMap(({ seat_id, seat_seq, header_hash }) => {
    const next = header_hash === null ? undefined : again.get(header_hash)
    return next ? [[eventId(seat_id as SeatId, seat_seq), next] as [EventId, EventId]] : []
  })
}

/** Number in the log of the own event that the author had seen last. */
async function ownSeqOf(
  db: Handle,
  mission: MissionId,
  { header }: ReadableEvent,
): Promise<number | null> {
  if (header.base.own === null) return null
  const row = await db
    .selectFrom('event')
    .select('seq')
    .where('mission_id', '=', mission)
    .where('seat_id', '=', header.seat)
    .where('seat_seq', '=', header.base.own)
    .executeTakeFirst()
  return row?.seq ?? null
}
