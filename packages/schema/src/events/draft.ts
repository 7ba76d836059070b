import { type ChainHead, headerHash } from '../chain/chain.ts'
import { sealParts } from '../chain/parts.ts'
import {
  eventId,
  type MissionId,
  type RecordId,
  recordIdOf,
  type ScopeId,
  type SeatId,
} from '../primitives/ids.ts'
import { Narrative, Provenance } from './bodies.ts'
import type { Header, LogEvent, Parts } from './envelope.ts'
import { type BodiesOf, type EventTypeName, eventTypes } from './registry.ts'
import type { Released, WrapSets, Wraps } from './sealed.ts'

/** What a person decided, before it is stamped, chained and sealed. */
export type Draft<T extends EventTypeName = EventTypeName> = {
  [K in T]: {
    type: K
    scope: ScopeId
    /** The record it is about; null when it creates one. */
    record: RecordId | null
    base: Header['base']
    bodies: BodiesOf<K>
  }
}[T]

/** What the outside world adds at the moment of intent: nothing under `packages/` reads a clock or draws randomness. */
export type Stamp = { at: number; offset: number | null; salt: Uint8Array }

/** What was sealed to identity officers for this very event, before it is made (SPEC SE-1, SE-4). */
export type Sealing = { parts: Parts; wraps: Wraps; sets?: WrapSets }

/** An event as its author's log keeps it until it is received: the salt travels, part salts derive from it. */
export type OwnEvent = {
  event: LogEvent
  /** Null once a part was erased: the others have their own salts (SPEC ER-3). */
  salt: Uint8Array | null
  wraps?: Wraps
  /** What this seat has signed about them. */
  sets?: WrapSets
  /** Only on its way up: what an amendment of consent lets go of earlier events. */
  released?: readonly Released[]
}

/** Stamps and chains a decision onto the author's own log (SPEC EV-2, CH rules). */
export function draftToEvent(
  draft: Draft,
  author: { mission: MissionId; seat: SeatId; head: ChainHead },
  stamp: Stamp,
  sealing?: Sealing,
): OwnEvent {
  const seatSeq = author.head.seatSeq + 1
  const id = eventId(author.seat, seatSeq)
  const sealed = sealParts(clearBodies(draft), stamp.salt, sealing?.parts)
  const header: Header = {
    suite: 1,
    type: draft.type,
    typeVersion: eventTypes[draft.type].version,
    mission: author.mission,
    scope: draft.scope,
    record: draft.record ?? recordIdOf(id),
    seat: author.seat,
    seatSeq,
    prevHash: author.head.hash,
    base: draft.base,
    saidAt: { at: stamp.at, offset: stamp.offset },
    partsRoot: sealed.partsRoot,
  }
  const event = { id, header, hash: headerHash(header), parts: sealed.parts }
  return {
    event,
    salt: stamp.salt,
    ...(sealing && { wraps: sealing.wraps, sets: sealing.sets ?? {} }),
  }
}

/**
 * The bodies as they will be hashed: parsed, because reading normalises (SPEC PR), and without empty
 * parts. Throws on facts that do not parse: a form that lets them through is a defect.
 */
function clearBodies({ type, bodies }: Draft): Record<string, object> {
  const parsed = {
    facts: eventTypes[type].facts.parse(bodies.facts),
    narrative: bodies.narrative && Narrative.parse(bodies.narrative),
    provenance: bodies.provenance && Provenance.parse(bodies.provenance),
  }
  const clear: Record<string, object> = {}
  for (const [label, body] of Object.entries(parsed)) {
    // Optional fields may be present as `undefined`, which has no bytes: sealing leaves them out (SPEC CH-2).
    if (body && Object.values(body).some((value) => value !== undefined)) clear[label] = body
  }
  return clear
}

/**
 * What an author has seen of a record: for the header's `base`. Own events count by `seatSeq` only: one
 * may be numbered before others' earlier ones are pulled, and its number would claim to have seen
 * them (SPEC EV-3).
 */
export function baseOf(
  entries: readonly { event: LogEvent; numbered: { seq: number } | null }[],
  seat: SeatId,
): Header['base'] {
  let seq: number | null = null
  let own: number | null = null
  for (const { event, numbered } of entries) {
    if (event.header.seat === seat) own = Math.max(own ?? 0, event.header.seatSeq)
    else if (numbered) seq = Math.max(seq ?? 0, numbered.seq)
  }
  return { seq, own }
}

/** The base of a record that its author is just creating: nothing was there to be seen. */
export const nothingSeen: Header['base'] = { seq: null, own: null }
