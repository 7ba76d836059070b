import { createHash } from 'node:crypto'
import type { MissionId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Problem, ProblemCode } from '@tocsin/schema/problem'
import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import { sql } from 'kysely'
import type { QuarantineTable } from '../db/kept-tables.ts'
import { placeOf } from '../words/places.ts'
import { makeRecordKeys, readRecordKeys, seatOwner } from '../words/record-keys.ts'
import type { MissionWords } from '../words/words.ts'
import { requestWithoutErased } from './erased-parts.ts'
import type { Kept } from './judge-run.ts'
import type { Handle } from './log-deps.ts'
import type { LogStore } from './log-store.ts'

/** Bytes that one seat may have in quarantine. */
export const quarantineQuota = 5_000_000

/** Bytes kept of what only claims to come from a seat: others can write there, so it is apart and small. */
export const forgeryQuota = 1_000_000

/** What is kept apart, before its bytes are sealed under its seat's key of words. */
export type Quarantined = Omit<QuarantineTable, 'bytes' | 'sealed_bytes'> & { bytes: string }

export function quarantineKey(bytes: string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export async function quarantineUsed(
  db: Handle,
  mission: MissionId,
  seat: SeatId,
  proven: boolean,
): Promise<number> {
  const row = await db
    .selectFrom('quarantine')
    .select(({ fn }) => fn.sum<number | null>('size').as('used'))
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('proven', '=', proven)
    .executeTakeFirst()
  return row?.used ?? 0
}

/** What is kept of a seat at these places of its chain, so that a repeated push is not kept twice. */
export async function readQuarantined(
  db: Handle,
  mission: MissionId,
  seat: SeatId,
  seatSeqs: readonly number[],
): Promise<{ bySeatSeq: Kept['quarantined']; keys: Set<string> }> {
  const bySeatSeq = new Map<number, { headerHash: string | null; problem: ProblemCode }[]>()
  if (seatSeqs.length === 0) return { bySeatSeq, keys: new Set() }
  const rows = await db
    .selectFrom('quarantine')
    .select(['quarantine_key', 'seat_seq', 'header_hash', 'problem'])
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('proven', '=', true)
    .where(sql<boolean>`seat_seq = any(${[...seatSeqs]}::int8[])`)
    .execute()
  for (const row of rows) {
    // as: the column holds only codes that this server wrote.
    const kept = { headerHash: row.header_hash, problem: row.problem as ProblemCode }
    bySeatSeq.set(row.seat_seq, [...(bySeatSeq.get(row.seat_seq) ?? []), kept])
  }
  return { bySeatSeq, keys: new Set(rows.map((row) => row.quarantine_key)) }
}

export async function insertQuarantined(
  tx: Handle,
  at: MissionWords,
  rows: readonly Quarantined[],
): Promise<void> {
  if (rows.length === 0) return
  const keys = await makeRecordKeys(
    tx,
    at,
    rows.map((row) => seatOwner(row.seat_id)),
  )
  await tx
    .insertInto('quarantine')
    .values(
      rows.map(({ bytes, ...row }) => ({
        ...row,
        bytes: null,
        sealed_bytes: keys.seal(
          seatOwner(row.seat_id),
          placeOf.quarantine(row.quarantine_key),
          bytes,
        ),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Rows as they were sent; of a row whose key is gone nothing is left but that it was there. */
export async function openQuarantined(
  db: Handle,
  at: MissionWords,
  rows: readonly QuarantineTable[],
): Promise<(Omit<Quarantined, 'bytes'> & { bytes: string | undefined })[]> {
  const owners = rows.map((row) => seatOwner(row.seat_id))
  const keys = await readRecordKeys(db, at, owners)
  return rows.map(({ sealed_bytes, ...row }) => {
    const place = placeOf.quarantine(row.quarantine_key)
    const bytes = sealed_bytes && keys.open(seatOwner(row.seat_id), place, sealed_bytes)
    return { ...row, bytes: bytes ?? undefined }
  })
}

/** Keeps a whole request whose signature fails or whose mission is another, as far as the quota goes. */
export async function keepForgery(
  store: LogStore,
  request: ExchangeRequest,
  { refusal, proven, now }: { refusal: Problem; proven: boolean; now: number },
): Promise<void> {
  if (request.run.length === 0) return
  const bytes = JSON.stringify(await requestWithoutErased(store, request))
  const { seat } = request.question
  const quota = proven ? quarantineQuota : forgeryQuota
  if ((await store.quarantineUsed(seat, proven)) + bytes.length > quota) return
  await store.keep({
    mission_id: store.missionId,
    quarantine_key: quarantineKey(bytes),
    seat_id: seat,
    seat_seq: 0,
    header_hash: null,
    problem: refusal.code,
    bytes,
    size: bytes.length,
    proven,
    received_at: now,
  })
}
