import {
  type EventId,
  parseEventId,
  type RecordId,
  recordIdOf,
  type ScopeId,
  type SeatId,
} from '../primitives/ids.ts'
import { Narrative, Provenance } from './bodies.ts'
import type { RecordRef } from './define.ts'
import type { Entry, Header, LogEvent, Part } from './envelope.ts'
import { type EventTypeName, eventTypes, type FactsOf, isEventTypeName } from './registry.ts'
import { upcastFacts } from './upcast.ts'

type ToldAs<T extends EventTypeName> = {
  type: T
  id: EventId
  hash: string
  record: RecordId
  scope: ScopeId
  seat: SeatId
  seatSeq: number
  /** Number in the mission's log; null while the event is only on the tablet that wrote it. */
  seq: number | null
  base: Header['base']
  /** The author's clock, in milliseconds since 1970: a claim. */
  saidAt: number
  /** How far the server's clock was ahead of the author's when last heard of, in milliseconds; null = never. */
  clockOffset: number | null
  receivedAt: number | null
  facts: FactsOf<T>
  narrative: Narrative | undefined
  provenance: Provenance | undefined
}

/** An event as the reducers read it: parsed, upcast, with the parts that this reader may see. */
export type Told<T extends EventTypeName = EventTypeName> = { [K in T]: ToldAs<K> }[T]

/**
 * Reads a log entry for the folds. Undefined when its facts are withheld or erased, its type is
 * newer than this code or its facts do not parse: such an entry is kept, forwarded and skipped, and
 * folded again after an update (SPEC EV-7). So is one that would create another event's record
 * (SPEC EV-5).
 */
export function tellEvent(entry: Entry): Told | undefined {
  const { header, parts } = entry.event
  if (!isEventTypeName(header.type)) return undefined
  const definition = eventTypes[header.type]
  const body = clearBody(parts.facts)
  if (!body || header.typeVersion > definition.version) return undefined
  const facts = definition.facts.safeParse(upcastFacts(header.type, header.typeVersion, body))
  if (!facts.success) return undefined
  return toldWith(entry, {
    facts: facts.data,
    narrative: Narrative.safeParse(clearBody(parts.narrative)).data,
    provenance: Provenance.safeParse(clearBody(parts.provenance)).data,
  })
}

/**
 * Likewise of an event that was made a moment ago and is in no log yet: its bodies were read when they
 * were sealed (`draft.ts`), and reading what was read changes nothing (SPEC EV-7).
 */
export function tellMade(event: LogEvent): Told | undefined {
  const { parts } = event
  const facts = clearBody(parts.facts)
  if (!facts) return undefined
  const [narrative, provenance] = [clearBody(parts.narrative), clearBody(parts.provenance)]
  return toldWith({ event, numbered: null }, { facts, narrative, provenance })
}

/** With the bodies as they were read. */
function toldWith(
  { event, numbered }: Entry,
  bodies: Record<'facts' | 'narrative' | 'provenance', unknown>,
): Told | undefined {
  const { header } = event
  if (!isEventTypeName(header.type)) return undefined
  if (eventTypes[header.type].creates !== (header.record === recordIdOf(event.id))) return undefined
  const told = {
    type: header.type,
    id: event.id,
    hash: event.hash,
    record: header.record,
    scope: header.scope,
    seat: header.seat,
    seatSeq: header.seatSeq,
    seq: numbered?.seq ?? null,
    base: header.base,
    saidAt: header.saidAt.at,
    clockOffset: header.saidAt.offset,
    receivedAt: numbered?.receivedAt ?? null,
    ...bodies,
  }
  // The registry ties each type to its facts; TypeScript cannot follow that through the index.
  return told as Told
}

/** The folds that an event changes, in the order of its definition. */
export function recordsTouched(told: Told): RecordRef[] {
  const touches = eventTypes[told.type].touches as (id: RecordId, facts: unknown) => RecordRef[]
  const touched = touches(told.record, told.facts)
  // What it says again may be known here by a short message alone (SPEC SM-8).
  const again = told.type === 'ReportFiled' ? told.provenance?.readmits?.event : undefined
  return again ? [...touched, { kind: 'report', id: recordIdOf(again) }] : touched
}

/** The seat whose event created a record. */
export function authorSeat(record: RecordId): SeatId {
  return parseEventId(record).seat
}

function clearBody(part: Part | undefined) {
  return part?.state === 'clear' ? part.body : undefined
}
