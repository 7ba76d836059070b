import type { SealedFile } from '@tocsin/schema/events/attachments'
import { tellEvent } from '@tocsin/schema/events/tell'
import { attachmentsIn } from '@tocsin/schema/events/told-attachments'
import { type EventId, parseEventId } from '@tocsin/schema/primitives/ids'
import type { LogEntry } from '../log/log-deps.ts'
import { readEvents } from '../log/stored-events.ts'
import type { AttachmentDeps } from './attachment-deps.ts'

/** A file that an event names, and the part that holds its key. */
export type Announced = SealedFile & { label: string }

/** The event of the log with this id, whole. */
export async function eventOf(
  { database: { db }, mission, words }: AttachmentDeps,
  id: EventId,
): Promise<LogEntry | undefined> {
  const { seat, seatSeq } = parseEventId(id)
  const row = await db
    .selectFrom('event')
    .select('seq')
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('seat_seq', '=', seatSeq)
    .executeTakeFirst()
  const [entry] = row ? await readEvents(db, { mission, words }, [row.seq]) : []
  return entry
}

/** What an event says about a content; undefined when it names no such file. */
export function announcedIn(entry: LogEntry, content: string): Announced | undefined {
  const told = tellEvent(entry)
  for (const { copy, original } of told ? attachmentsIn(told) : []) {
    if (copy?.content === content) return { ...copy, label: 'narrative' }
    if (original?.content === content) {
      return { content, bytes: original.bytes, label: original.part }
    }
  }
  return undefined
}
