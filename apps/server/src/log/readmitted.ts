import { roleAccess } from '@tocsin/schema/access/role-access'
import type { LogEvent } from '@tocsin/schema/events/envelope'
import { authorSeat, type Told } from '@tocsin/schema/events/tell'
import type { Actor } from '@tocsin/schema/primitives/actor'
import {
  type EventId,
  eventId,
  type MissionId,
  parseEventId,
  recordIdOf,
  type SeatId,
} from '@tocsin/schema/primitives/ids'
import type { ProblemCode } from '@tocsin/schema/problem'
import { saysTheSame } from '@tocsin/schema/sync/says-the-same'
import type { Handle, LogEntry } from './log-deps.ts'
import type { LogView, OldEventName } from './log-store.ts'
import type { Pushed, ReadableEvent } from './read-pushed.ts'
import { toldOf } from './told-of.ts'

/** Which event of a stopped seat this one says again; undefined for every usual one. */
export function readmitsOf(told: Told | undefined): OldEventName | undefined {
  return told?.provenance?.readmits
}

/**
 * Judges what is said again, event by event, each once, so that nothing is counted twice: by another
 * seat of the same person (SPEC DV-10), or by a desk for a seat that cannot, and then only what is held
 * of that seat, word for word (SPEC DV-17).
 */
export async function readReadmitted(
  view: Pick<LogView, 'admitted' | 'heldEvent'>,
  events: readonly Pushed[],
  { actor, person }: { actor: Actor; person: ReadonlySet<SeatId> },
): Promise<{
  refuse(pushed: ReadableEvent): ProblemCode | undefined
  note(taken: ReadableEvent): void
}> {
  const named = events.flatMap((pushed) => (pushed.header ? (readmitsOf(pushed.told) ?? []) : []))
  const admitted = named.length > 0 ? await view.admitted(named) : new Set<string>()
  const held = new Map<string, LogEvent>()
  for (const old of roleAccess[actor.role].desk ? named : []) {
    const found = await view.heldEvent(old)
    if (found) held.set(old.hash, eventOf(found))
  }
  return {
    refuse(pushed) {
      const { told, header } = pushed
      const readmits = readmitsOf(told)
      if (!readmits) return undefined
      const seat = authorSeat(recordIdOf(readmits.event))
      if (seat === header.seat) return 'not_author'
      const old = held.get(readmits.hash)
      const isAdmission = old?.id === readmits.event && saysTheSame(eventOf(pushed), old)
      if (!person.has(seat) && !isAdmission) return 'not_author'
      return admitted.has(readmits.hash) ? 'already_admitted' : undefined
    },
    note({ told }) {
      const readmits = readmitsOf(told)
      if (readmits) admitted.add(readmits.hash)
    },
  }
}

function eventOf({ header, hash, parts }: ReadableEvent): LogEvent {
  return { id: eventId(header.seat, header.seatSeq), header, hash, parts }
}

export async function readAdmitted(
  db: Handle,
  mission: MissionId,
  old: readonly OldEventName[],
): Promise<Set<string>> {
  const hashes = old.map(({ hash }) => hash)
  const again = await db
    .selectFrom('readmitted')
    .select('old_hash')
    .where('mission_id', '=', mission)
    .where('old_hash', 'in', hashes)
    .execute()
  const found = new Set(again.map((row) => row.old_hash))
  for (const { event, hash } of old) {
    const { seat, seatSeq } = parseEventId(event)
    const itself = await db
      .selectFrom('event')
      .select('hash')
      .where('mission_id', '=', mission)
      .where('seat_id', '=', seat)
      .where('seat_seq', '=', seatSeq)
      .executeTakeFirst()
    if (itself?.hash === hash) found.add(hash)
  }
  return found
}

/** What entries say again, by the hash of the old event. */
export function readmittedIn(entries: readonly LogEntry[]): [string, EventId][] {
  return entries.flatMap((entry): [string, EventId][] => {
    const readmits = readmitsOf(toldOf(entry))
    return readmits ? [[readmits.hash, entry.event.id]] : []
  })
}

export async function insertReadmitted(
  tx: Handle,
  mission: MissionId,
  entries: readonly LogEntry[],
): Promise<void> {
  const rows = readmittedIn(entries).map(([old_hash, event_id]) => {
    return { mission_id: mission, old_hash, event_id }
  })
  if (rows.length > 0) await tx.insertInto('readmitted').values(rows).execute()
}
