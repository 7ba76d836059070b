import { parseHeaderBytes } from '@tocsin/schema/chain/header-bytes'
import type { Part, Parts } from '@tocsin/schema/events/envelope'
import { eventId, type MissionId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { EventTable, PartTable } from '../db/tables.ts'
import type { Handle, LogEntry } from './log-deps.ts'

type StoredEvent = Pick<
  EventTable,
  'seq' | 'scope_seq' | 'header_bytes' | 'hash' | 'received_at' | 'known_at'
>

const columns = ['seq', 'scope_seq', 'header_bytes', 'hash', 'received_at', 'known_at'] as const

/** The events with these numbers, with all their parts, in the order of `seq`. */
export async function readEvents(
  db: Handle,
  mission: MissionId,
  seqs: readonly number[],
): Promise<LogEntry[]> {
  if (seqs.length === 0) return []
  const rows = await db
    .selectFrom('event')
    .select(columns)
    .where('mission_id', '=', mission)
    .where(sql<boolean>`seq = any(${[...seqs]}::int8[])`)
    .orderBy('seq')
    .execute()
  return await withParts(db, mission, rows)
}

/** The log after `afterSeq` up to and with `upToSeq`, at most `limit` events of it. */
export async function readLog(
  db: Handle,
  mission: MissionId,
  range: { afterSeq: number; upToSeq: number; limit: number; knownBy?: number | undefined },
): Promise<LogEntry[]> {
  let query = db
    .selectFrom('event')
    .select(columns)
    .where('mission_id', '=', mission)
    .where('seq', '>', range.afterSeq)
    .where('seq', '<=', range.upToSeq)
  if (range.knownBy !== undefined) query = query.where('known_at', '<=', range.knownBy)
  const rows = await query.orderBy('seq').limit(range.limit).execute()
  return await withParts(db, mission, rows)
}

async function withParts(
  db: Handle,
  mission: MissionId,
  rows: readonly StoredEvent[],
): Promise<LogEntry[]> {
  if (rows.length === 0) return []
  const parts = await db
    .selectFrom('part')
    .selectAll()
    .where('mission_id', '=', mission)
    .where(sql<boolean>`seq = any(${rows.map((row) => row.seq)}::int8[])`)
    .orderBy('seq')
    .orderBy('label')
    .execute()
  const bySeq = new Map<number, Parts>()
  for (const row of parts) {
    bySeq.set(row.seq, { ...bySeq.get(row.seq), [row.label]: partOf(row) })
  }
  return rows.map((row) => entryOf(row, bySeq.get(row.seq) ?? {}))
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

/** A part as its row has it; throws on a row that no server wrote. */
export function partOf({ state, salt, body_json, commitment, sealed_bytes }: PartTable): Part {
  if (state === 'clear' && salt !== null && body_json !== null) {
    return { state, salt, body: JSON.parse(body_json) }
  }
  if (state === 'sealed' && sealed_bytes !== null) return { state, bytes: sealed_bytes }
  if ((state === 'withheld' || state === 'erased') && commitment !== null) {
    return { state, commitment }
  }
  throw new Error('a part of the log is damaged')
}
