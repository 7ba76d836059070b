import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/retry.ts'
import { scrubDatabase } from '../db/scrub-database.ts'
import type { Handle } from '../log/log-deps.ts'
import { placeOf } from './places.ts'
import { makeRecordKeys, seatOwner } from './record-keys.ts'
import { partColumns, wordLabels } from './sealed-parts.ts'
import type { MissionWords } from './words.ts'

const pageSize = 500

/**
 * Seals what an older version left lying clear, and has the database give its old pages back, so that
 * nothing of it stays in a file. Does nothing when there is nothing; may be broken off and run again.
 */
export async function sealClearWords(
  database: Database,
  at: MissionWords,
  onProgress: (done: number) => void = () => {},
): Promise<void> {
  let done = 0
  for (const sealPage of [sealParts, sealQuarantine, sealEnvelopes]) {
    for (;;) {
      const sealed = await inTransaction(database, (tx) => sealPage(tx, at))
      done += sealed
      onProgress(done)
      if (sealed < pageSize) break
    }
  }
  if (done > 0) await scrubDatabase(database)
}

async function sealParts(tx: Handle, at: MissionWords): Promise<number> {
  const rows = await tx
    .selectFrom('part')
    .innerJoin('event', (join) =>
      join.onRef('event.mission_id', '=', 'part.mission_id').onRef('event.seq', '=', 'part.seq'),
    )
    .select(['part.seq', 'part.label', 'part.salt', 'part.body_json'])
    .select(['event.record_id as record', 'event.hash'])
    .where('part.mission_id', '=', at.mission)
    .where('part.label', 'in', [...wordLabels])
    .where('part.body_json', 'is not', null)
    .limit(pageSize)
    .execute()
  const keys = await makeRecordKeys(
    tx,
    at,
    rows.map(({ record }) => record),
  )
  for (const { seq, label, salt, body_json, ...event } of rows) {
    if (salt === null || body_json === null) throw new Error('a part of the log is damaged')
    const part = { state: 'clear', salt, body: JSON.parse(body_json) } as const
    await tx
      .updateTable('part')
      .set(partColumns(label, part, event, keys))
      .where('mission_id', '=', at.mission)
      .where('seq', '=', seq)
      .where('label', '=', label)
      .execute()
  }
  return rows.length
}

async function sealQuarantine(tx: Handle, at: MissionWords): Promise<number> {
  const rows = await tx
    .selectFrom('quarantine')
    .select(['seat_id', 'quarantine_key', 'bytes'])
    .where('mission_id', '=', at.mission)
    .where('bytes', 'is not', null)
    .limit(pageSize)
    .execute()
  const owners = rows.map((row) => seatOwner(row.seat_id))
  const keys = await makeRecordKeys(tx, at, owners)
  for (const { bytes, ...row } of rows) {
    const sealed = keys.seal(
      seatOwner(row.seat_id),
      placeOf.quarantine(row.quarantine_key),
      bytes ?? '',
    )
    await tx
      .updateTable('quarantine')
      .set({ bytes: null, sealed_bytes: sealed })
      .where('mission_id', '=', at.mission)
      .where('seat_id', '=', row.seat_id)
      .where('quarantine_key', '=', row.quarantine_key)
      .execute()
  }
  return rows.length
}

async function sealEnvelopes(tx: Handle, at: MissionWords): Promise<number> {
  const rows = await tx
    .selectFrom('envelope')
    .select(['seat_id', 'hash', 'content_json'])
    .where('mission_id', '=', at.mission)
    .where('content_json', 'is not', null)
    .limit(pageSize)
    .execute()
  const owners = rows.map((row) => seatOwner(row.seat_id))
  const keys = await makeRecordKeys(tx, at, owners)
  for (const { content_json, seat_id, hash } of rows) {
    const sealed = keys.seal(seatOwner(seat_id), placeOf.envelope(hash), content_json ?? '')
    await tx
      .updateTable('envelope')
      .set({ content_json: null, sealed_content: sealed })
      .where('mission_id', '=', at.mission)
      .where('seat_id', '=', seat_id)
      .where('hash', '=', hash)
      .execute()
  }
  return rows.length
}
