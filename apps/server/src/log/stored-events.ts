import { parseHeaderBytes } from '@tocsin/schema/chain/header-bytes'
import type { Header, Parts } from '@tocsin/schema/events/envelope'
import { eventId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { EventTable } from '../db/tables.ts'
import { readRecordKeys } from '../words/record-keys.ts'
import { partOf } from '../words/sealed-parts.ts'
import type { MissionWords } from '../words/words.ts'
import type { Handle, LogEntry } from './log-deps.ts'

type StoredEvent = Pick<
  EventTable,
  'seq' | 'scope_seq' | 'record_id' | 'header_bytes' | 'hash' | 'received_at' | 'known_at'
>

const columns = [
  'seq',
  'scope_seq',
  'record_id',
  'header_bytes',
  'hash',
  'received_at',
  'known_at',
] as const

/** The events with these numbers, with all their parts, in the order of `seq`. */
export async function readEvents(
  db: Handle,
  at: MissionWords,
  seqs: readonly number[],
): Promise<LogEntry[]> {
  if (seqs.length === 0) return []
  const rows = await db
    .selectFrom('event')
    .select(columns)
    .where('mission_id', '=', at.mission)
    .where(sql<boolean>`seq = any(${[...seqs]}::int8[])`)
    .orderBy('seq')
    .execute()
  return await withParts(db, at, rows)
}

/** Headers of a seat's events behind one of them, at most `count`, in the order of its chain. */
export async function readHeaders(
  db: Handle,
  mission: string,
  { seat, afterSeq, count }: { seat: string; afterSeq: number; count: number },
): Promise<Header[]> {
  const rows = await db
    .selectFrom('event')
    .select(['seq', 'header_bytes'])
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('seat_seq', '>', afterSeq)
    .orderBy('seat_seq')
    .limit(count)
    .execute()
  return rows.map((row) => {
    const header = parseHeaderBytes(row.header_bytes)
    if (!header.ok) throw new Error(`event ${row.seq} of the log is damaged`)
    return header.value
  })
}

/** The log after `afterSeq` up to and with `upToSeq`, at most `limit` events of it. */
export async function readLog(
  db: Handle,
  at: MissionWords,
  range: { afterSeq: number; upToSeq: number; limit: number; knownBy?: number | undefined },
): Promise<LogEntry[]> {
  let query = db
    .selectFrom('event')
    .select(columns)
    .where('mission_id', '=', at.mission)
    .where('seq', '>', range.afterSeq)
    .where('seq', '<=', range.upToSeq)
  if (range.knownBy !== undefined) query = query.where('known_at', '<=', range.knownBy)
  const rows = await query.orderBy('seq').limit(range.limit).execute()
  return await withParts(db, at, rows)
}

async function withParts(
  db: Handle,
  at: MissionWords,
  rows: readonly StoredEvent[],
): Promise<LogEntry[]> {
  if (rows.length === 0) return []
  let read = await readParts(db, at, rows)
  // Parts and keys are two questions: a record that got new keys between them (SPEC KW-6) would go down
  // to tablets without its words, and never again with them. Words whose key is gone stay so.
  if (read.isUnopened) read = await readParts(db, at, rows)
  return rows.map((row) => entryOf(row, read.bySeq.get(row.seq) ?? {}))
}

async function readParts(
  db: Handle,
  at: MissionWords,
  rows: readonly StoredEvent[],
): Promise<{ bySeq: Map<number, Parts>; isUnopened: boolean }> {
  const parts = await db
    .selectFrom('part')
    .selectAll()
    .where('mission_id', '=', at.mission)
    .where(sql<boolean>`seq = any(${rows.map((row) => row.seq)}::int8[])`)
    .orderBy('seq')
    .orderBy('label')
    .execute()
  let damaged = 0
  const onDamaged: MissionWords['words']['onDamaged'] = (owner, place) => {
    damaged += 1
    at.words.onDamaged(owner, place)
  }
  const keys = await readRecordKeys(
    db,
    { ...at, words: { ...at.words, onDamaged } },
    rows.map((row) => row.record_id),
  )
  const eventOf = new Map(rows.map((row) => [row.seq, { record: row.record_id, hash: row.hash }]))
  const bySeq = new Map<number, Parts>()
  let unopened = 0
  for (const row of parts) {
    const event = eventOf.get(row.seq)
    if (!event) continue
    const part = partOf(row, event, keys)
    if (row.state !== part.state) unopened += 1
    bySeq.set(row.seq, { ...bySeq.get(row.seq), [row.label]: part })
  }
  return { bySeq, isUnopened: unopened > damaged }
}

function entryOf(row: StoredEvent, parts: Parts): LogEntry {
  const header = parseHeaderBytes(row.header_bytes)
  if (!header.ok) throw new Error(`event ${row.seq} of the log is damaged`)
  const { seat, seatSeq } = header.value
  return {
    event: { id: eventId(seat, seatSeq), header: header.value, hash: row.hash, parts },
    numbered: { seq: row.seq, scopeSeq: row.scope_seq, receivedAt: row.received_at },
    knownAt: row.known_at,
  }
}
