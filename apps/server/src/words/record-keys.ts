import { sql } from 'kysely'
import { insertRows } from '../db/insert-rows.ts'
import type { RecordKeyTable } from '../db/kept-tables.ts'
import type { Handle } from '../log/log-deps.ts'
import { drawnAhead } from './drawn-ahead.ts'
import {
  type MissionWords,
  newRecordKey,
  openText,
  type RecordKey,
  sealText,
  unwrapRecordKey,
} from './words.ts'
import { movingMark } from './words-mark.ts'

/** Whose words: those of a record, or what a seat sent that is in no record yet. */
export type Owner = string

export function seatOwner(seat: string): Owner {
  return `seat/${seat}`
}

/** The keys of some owners, opened. */
export type RecordKeys = {
  has(owner: Owner): boolean
  /** Throws without a key: {@link makeRecordKeys} comes first. */
  seal(owner: Owner, place: string, text: string): Buffer
  /**
   * Undefined when the key of the text is gone (destroyed, or not restored with the rest), and when
   * its bytes were damaged, which is told: one spoilt row must not stop a mission (SPEC KW-7).
   */
  open(owner: Owner, place: string, sealed: Uint8Array): string | undefined
}

/** Opens the keys of these owners, as far as there are any. */
export async function readRecordKeys(
  db: Handle,
  at: MissionWords,
  owners: readonly Owner[],
): Promise<RecordKeys> {
  return keysOf(await readKeys(db, at, owners), at)
}

async function readKeys(
  db: Handle,
  { mission, words }: MissionWords,
  owners: readonly Owner[],
): Promise<Map<Owner, RecordKey>> {
  const keys = new Map<Owner, RecordKey>()
  const asked = [...new Set(owners)]
  if (asked.length === 0) return keys
  // Each by itself, as the records are read.
  const { rows } = await sql<Pick<RecordKeyTable, 'owner' | 'wrapped'>>`
    select found.* from unnest(${asked}::text[]) as asked(owner)
    cross join lateral (
      select record_key.owner, record_key.wrapped from record_key
      where record_key.mission_id = ${mission} and record_key.key_id = ${words.keyId}
        and record_key.owner = asked.owner
      limit 1
    ) as found`.execute(db)
  for (const { owner, wrapped } of rows) {
    keys.set(owner, unwrapRecordKey(words, wrapped))
  }
  return keys
}

/** Keys that are good once their new ones are written, which comes first in the writing's transaction. */
export type PlannedKeys = RecordKeys & {
  /** False when somebody else has made one of them meanwhile: what was sealed must then be sealed again. */
  write(tx: Handle): Promise<boolean>
}

/**
 * Opens the keys of these owners and makes those that are missing, so that everything can be sealed
 * before anybody waits for the transaction. Whoever writes makes sure that no erasure came between.
 */
export async function planRecordKeys(
  db: Handle,
  at: MissionWords,
  owners: readonly Owner[],
): Promise<PlannedKeys> {
  const keys = await readKeys(db, at, owners)
  const missing = [...new Set(owners)].filter((owner) => !keys.has(owner))
  const rows = missing.map((owner): RecordKeyTable => {
    const { key, wrapped } = newRecordKey(at.words)
    keys.set(owner, key)
    const { keyId } = at.words
    return { mission_id: at.mission, owner, key_id: keyId, wrapped, key_check: key.check }
  })
  return {
    ...keysOf(keys, at),
    write: async (tx) => (await insertKeys(tx, at, rows)) === rows.length,
  }
}

/** How many were not there yet. */
async function insertKeys(
  tx: Handle,
  at: MissionWords,
  rows: readonly RecordKeyTable[],
): Promise<number> {
  if (rows.length === 0) return 0
  const { rows: made } = await sql`
    with made as (
      ${insertRows('record_key', recordKeyColumns, rows)} on conflict do nothing returning 1
    ), ${movingMark(at)}
    select 1 from made`.execute(tx)
  return made.length
}

const recordKeyColumns = {
  mission_id: 'text',
  owner: 'text',
  key_id: 'text',
  wrapped: 'bytea',
  key_check: 'bytea',
} as const

/** As {@link planRecordKeys}, written at once: for whoever seals within its transaction. */
export async function makeRecordKeys(
  tx: Handle,
  at: MissionWords,
  owners: readonly Owner[],
): Promise<RecordKeys> {
  const planned = await planRecordKeys(tx, at, owners)
  return (await planned.write(tx)) ? planned : await readRecordKeys(tx, at, owners)
}

function keysOf(keys: ReadonlyMap<Owner, RecordKey>, { words, mission }: MissionWords): RecordKeys {
  const random = drawnAhead(words.random)
  return {
    has: (owner) => keys.has(owner),
    seal(owner, place, text) {
      const key = keys.get(owner)
      if (!key) throw new Error('words of a record without a key')
      return sealText(key, { text, place: `${mission}|${place}`, random })
    },
    open(owner, place, sealed) {
      const key = keys.get(owner)
      if (!key) return undefined
      try {
        return openText(key, sealed, `${mission}|${place}`)
      } catch {
        words.onDamaged(owner, place)
        return undefined
      }
    },
  }
}
