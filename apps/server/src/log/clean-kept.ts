import type { ErasedParts } from '@tocsin/schema/events/erase'
import { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { withoutErased } from '@tocsin/schema/sync/without-parts'
import { placeOf } from '../words/places.ts'
import { readRecordKeys, seatOwner } from '../words/record-keys.ts'
import type { MissionWords } from '../words/words.ts'
import type { Handle } from './log-deps.ts'
import { insertQuarantined, openQuarantined, quarantineKey } from './quarantine.ts'

/** What is erased, under its own hash first. */
export type Named = readonly [ErasedParts, ...ErasedParts[]]

/** Destroys what was erased in everything that is kept apart (SPEC ER-7), whoever sent it. */
export async function cleanQuarantine(tx: Handle, at: MissionWords, named: Named): Promise<void> {
  // All of it: whole requests, what nobody can read and what other seats say again may hold it too.
  const rows = await tx
    .selectFrom('quarantine')
    .selectAll()
    .where('mission_id', '=', at.mission)
    .execute()
  for (const { bytes, ...row } of await openQuarantined(tx, at, rows)) {
    if (bytes === undefined) continue
    const less = JSON.stringify(cleanKept(JSON.parse(bytes), named))
    if (less === bytes) continue
    await tx
      .deleteFrom('quarantine')
      .where('mission_id', '=', at.mission)
      .where('seat_id', '=', row.seat_id)
      .where('quarantine_key', '=', row.quarantine_key)
      .execute()
    // A row is named by its bytes: one that now says the same as another is one with it.
    const key = quarantineKey(less)
    await insertQuarantined(tx, at, [
      { ...row, bytes: less, size: less.length, quarantine_key: key },
    ])
  }
}

/** What is kept apart, one event or a whole request of which nothing was taken, without what was erased. */
export function cleanKept(value: unknown, named: Named): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value.run)) {
    return { ...value, run: value.run.map((one) => cleanKept(one, named)) }
  }
  if (PushedEvent.safeParse(value).success) return withoutErased(value, named)
  // No event that anybody can read, in the place of the erased one: what it holds cannot be told.
  const { header } = value
  if (!isObject(header)) return value
  const { seat, seatSeq } = header
  const isAtPlace = named.some(({ event }) => event === `${seat}-${seatSeq}`)
  return isAtPlace ? { header: { seat, seatSeq } } : value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Destroys what was erased in envelopes that wait for their place. */
export async function cleanEnvelopes(tx: Handle, at: MissionWords, named: Named): Promise<void> {
  const rows = await tx
    .selectFrom('envelope')
    .selectAll()
    .where('mission_id', '=', at.mission)
    .execute()
  const keys = await readRecordKeys(
    tx,
    at,
    rows.map((row) => seatOwner(row.seat_id)),
  )
  for (const { seat_id, hash, sealed_content } of rows) {
    const [owner, place] = [seatOwner(seat_id), placeOf.envelope(hash)]
    const json = sealed_content && keys.open(owner, place, sealed_content)
    const content: unknown = json ? JSON.parse(json) : undefined
    if (!isObject(content)) continue
    const less = JSON.stringify({ ...content, event: cleanKept(content.event, named) })
    if (less === json) continue
    await tx
      .updateTable('envelope')
      .set({ sealed_content: keys.seal(owner, place, less), size: less.length })
      .where('mission_id', '=', at.mission)
      .where('seat_id', '=', seat_id)
      .where('hash', '=', hash)
      .execute()
  }
}
