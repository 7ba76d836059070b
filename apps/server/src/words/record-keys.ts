import { sql } from 'kysely'
import type { Handle } from '../log/log-deps.ts'
import { type MissionWords, newRecordKey, openText, sealText, unwrapRecordKey } from './words.ts'

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
  const keys = new Map<Owner, Uint8Array>()
  const asked = [...new Set(owners)]
  if (asked.length > 0) {
    const rows = await db
      .selectFrom('record_key')
      .select(['owner', 'wrapped'])
      .where('mission_id', '=', at.mission)
      .where('key_id', '=', at.words.keyId)
      .where(sql<boolean>`owner = any(${asked}::text[])`)
      .execute()
    for (const { owner, wrapped } of rows) keys.set(owner, unwrapRecordKey(at.words, wrapped))
  }
  return keysOf(keys, at)
}

/** Likewise, and makes those that are missing: whoever writes calls it in the writing's transaction. */
export async function makeRecordKeys(
  tx: Handle,
  at: MissionWords,
  owners: readonly Owner[],
): Promise<RecordKeys> {
  const known = await readRecordKeys(tx, at, owners)
  const missing = [...new Set(owners)].filter((owner) => !known.has(owner))
  if (missing.length === 0) return known
  const rows = missing.map((owner) => {
    const { wrapped, check } = newRecordKey(at.words)
    const { keyId } = at.words
    return { mission_id: at.mission, owner, key_id: keyId, wrapped, key_check: check }
  })
  await tx
    .insertInto('record_key')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return await readRecordKeys(tx, at, owners)
}

function keysOf(
  keys: ReadonlyMap<Owner, Uint8Array>,
  { words, mission }: MissionWords,
): RecordKeys {
  return {
    has: (owner) => keys.has(owner),
    seal(owner, place, text) {
      const key = keys.get(owner)
      if (!key) throw new Error('words of a record without a key')
      return sealText(key, { text, place: `${mission}|${place}`, random: words.random })
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
