import type * as z from 'zod/mini'
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
import type { Entry, Header, Part } from './envelope.ts'
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
 *
 * `isRead`: an event that was made a moment ago, whose bodies were read when they were sealed (`draft.ts`);
 * reading what was read changes nothing.
 */
export function tellEvent({ event, numbered }: Entry, isRead = false): Told | undefined {
  const { header, parts } = event
  if (!isEventTypeName(header.type)) return undefined
  const definition = eventTypes[header.type]
  if (definition.creates !== (header.record === recordIdOf(event.id))) return undefined
  const body = clearBody(parts.facts)
  if (!body || header.typeVersion > definition.version) return undefined
  const read = (form: z.ZodMiniType, foreign: unknown) =>
    isRead || foreign === undefined ? foreign : form.safeParse(foreign).data
  const facts = read(definition.facts, upcastFacts(header.type, header.typeVersion, body))
  if (facts === undefined) return undefined
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
    facts,
    narrative: read(Narrative, clearBody(parts.narrative)),
    provenance: read(Provenance, clearBody(parts.provenance)),
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
