import type { Draft } from '../events/draft.ts'
import type { Header, LogEvent, Numbered } from '../events/envelope.ts'
import { eventTypes, isEventTypeName } from '../events/registry.ts'
import { tellEvent } from '../events/tell.ts'
import { type EventId, eventId, parseEventId, recordIdOf } from '../primitives/ids.ts'

/** An event of a seat that was stopped, and its number when the log has it. */
export type OldEvent = { event: LogEvent; numbered: Numbered | null }

/** What of a stopped seat is known while its tail is said again. */
export type Readmitting = {
  /** Of what it wrote, the number of what the log has. */
  known: ReadonlyMap<EventId, { numbered: Pick<Numbered, 'seq'> | null }>
  /** The new ids of what was said again so far. */
  newIds: ReadonlyMap<EventId, EventId>
}

/**
 * What a stopped seat wrote and the log never took, as a decision of a new seat (SPEC DV-10): it names
 * the event that it stands for ({@link standsFor}), and the records and events of the tail by their new ids. Said in the
 * order of writing. Undefined for a type that this version does not know.
 */
export function readmitDraft({ event }: OldEvent, of: Readmitting): Draft | undefined {
  const { header, parts } = event
  if (!isEventTypeName(header.type)) return undefined
  const records = new Map(
    [...of.newIds].map(([old, next]): [string, string] => [recordIdOf(old), recordIdOf(next)]),
  )
  const bodies: Record<string, unknown> = {}
  for (const [label, part] of Object.entries(parts)) {
    if (part.state === 'clear') bodies[label] = renamed(part.body, records)
  }
  const before = isObject(bodies.provenance) ? bodies.provenance : {}
  const named = standsFor(event)
  const draft = {
    type: header.type,
    scope: header.scope,
    record: eventTypes[header.type].creates ? null : renamed(header.record, records),
    base: baseInNewChain(header, of),
    bodies: { ...bodies, provenance: { ...before, readmits: named } },
  }
  // as: type and bodies come from one event, which was checked when it was written.
  return draft as Draft
}

/**
 * The event whose words these are: itself, or the one that it says again. Said again once more it names
 * that one still, so that whoever has said it too is found (SPEC DV-10).
 */
export function standsFor(event: LogEvent): { event: EventId; hash: string } {
  const readmits = tellEvent({ event, numbered: null })?.provenance?.readmits
  return readmits ?? { event: event.id, hash: event.hash }
}

/**
 * What the author had seen, in the words of the new chain. An own event that the log has is another
 * seat's now, so it counts by its number.
 */
function baseInNewChain({ base, seat }: Header, { known, newIds }: Readmitting): Header['base'] {
  if (base.own === null) return base
  const id = eventId(seat, base.own)
  const again = newIds.get(id)
  const seq = Math.max(base.seq ?? 0, known.get(id)?.numbered?.seq ?? 0)
  return { seq: seq > 0 ? seq : null, own: again ? parseEventId(again).seatSeq : null }
}

function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value
  if (Array.isArray(value)) return value.map((one) => renamed(one, ids))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, renamed(one, ids)]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
