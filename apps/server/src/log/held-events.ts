import { leftOver } from '@tocsin/schema/desk/quarantine'
import { parseEventId } from '@tocsin/schema/primitives/ids'
import type { MissionWords } from '../words/words.ts'
import type { Handle } from './log-deps.ts'
import type { OldEventName } from './log-store.ts'
import { openQuarantined } from './quarantine.ts'
import { type ReadableEvent, readPushed } from './read-pushed.ts'

/** A held event that its seat signed and that may still be said again; undefined when there is none. */
export async function readHeldEvent(
  db: Handle,
  at: MissionWords,
  { event, hash }: OldEventName,
): Promise<ReadableEvent | undefined> {
  const row = await db
    .selectFrom('quarantine')
    .selectAll()
    .where('mission_id', '=', at.mission)
    .where('seat_id', '=', parseEventId(event).seat)
    .where('header_hash', '=', hash)
    .where('proven', '=', true)
    .where('problem', 'in', [...leftOver])
    .executeTakeFirst()
  if (!row) return undefined
  const [opened] = await openQuarantined(db, at, [row])
  return readHeldBytes(opened?.bytes)
}

/** Undefined for bytes that are no event, or whose key of words is gone. */
export function readHeldBytes(bytes: string | undefined): ReadableEvent | undefined {
  if (bytes === undefined) return undefined
  const pushed = readPushed(JSON.parse(bytes))
  return pushed.header ? pushed : undefined
}
