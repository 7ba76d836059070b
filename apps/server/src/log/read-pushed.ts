import { headerBytesHash } from '@tocsin/schema/chain/chain'
import { headerBytes } from '@tocsin/schema/chain/header-bytes'
import { pushedParts, type WrittenPart } from '@tocsin/schema/chain/parts'
import { type Header, Moment, type Parts } from '@tocsin/schema/events/envelope'
import { eventTypes, isEventTypeName } from '@tocsin/schema/events/registry'
import type { Released, WrapSets, Wraps } from '@tocsin/schema/events/sealed'
import { type Told, tellEvent } from '@tocsin/schema/events/tell'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { creatingEventId, eventId } from '@tocsin/schema/primitives/ids'
import type { ProblemCode } from '@tocsin/schema/problem'
import { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { isSurelyWithin } from './json-length.ts'

/** Most characters of JSON in the parts of one event; a long narrative has twenty thousand. */
export const largestEvent = 262_144

/** Most characters of JSON in the sealed parts of one event: a dozen people with long testimonies. */
export const largestSealed = 786_432

/** The text of an event as it came: of one that is taken nobody asks for it. */
type Spell = () => string

/** One event of a run as far as it can be judged alone, before anything is known of the log. */
export type Pushed =
  | { bytes: Spell; seatSeq: number | undefined; header: undefined }
  | {
      bytes: Spell
      seatSeq: number
      header: Header
      headerBytes: Bytes
      hash: string
      parts: Parts
      /** Of the clear parts, as they were hashed. */
      written: ReadonlyMap<string, WrittenPart>
      /** Beside the event: of its sealed parts, for the officers, and what its seat signed about them. */
      wraps: Wraps
      sets: WrapSets
      /** Of earlier events: what its people now let go. */
      released: readonly Released[]
      /** Undefined for a type or version that is newer than this server. */
      told: Told | undefined
      /** Why it cannot enter the log as it is; the header stands nevertheless. */
      flaw: ProblemCode | undefined
    }

/** One whose header stands. */
export type ReadableEvent = Extract<Pushed, { header: object }>

/** Reads one event of a run. Never throws: whatever it is, its bytes are kept. */
export function readPushed(raw: unknown): Pushed {
  const bytes = () => JSON.stringify(raw)
  const parsed = PushedEvent.safeParse(raw)
  if (!parsed.success) return { bytes, seatSeq: looseSeatSeq(raw), header: undefined }
  const { header, parts: bodies, sealed = {}, wraps = {}, sets = {}, released = [] } = parsed.data
  const signed = headerBytes(header)
  const hash = headerBytesHash(signed)
  const read = pushedParts(bodies, parsed.data, sealed)
  const accepted = read.ok && read.value.partsRoot === header.partsRoot ? read.value : undefined
  const { parts, written } = accepted ?? nothing
  const event = { id: eventId(header.seat, header.seatSeq), header, hash, parts }
  const told = tellEvent({ event, numbered: null })
  // Measured without what the header does not commit to, which anybody could have put beside it.
  const flaw = !accepted
    ? 'bad_parts'
    : isTooLarge(bytes, bodies, sealed)
      ? 'too_large'
      : isMisshapen(header, parts, told) || !Moment.safeParse(header.saidAt.at).success
        ? 'malformed_event'
        : undefined
  const { seatSeq } = header
  const beside = { wraps, sets, released }
  return {
    bytes,
    seatSeq,
    header,
    headerBytes: signed,
    hash,
    parts,
    written,
    ...beside,
    told,
    flaw,
  }
}

const nothing = { parts: {}, written: new Map<string, WrittenPart>() }

/** An event that is small as a whole has no part that is too large. */
function isTooLarge(bytes: Spell, bodies: object, sealed: object): boolean {
  if (isSurelyWithin(largestEvent, bodies) && isSurelyWithin(largestSealed, sealed)) return false
  if (bytes().length <= largestEvent) return false
  return (
    JSON.stringify(bodies).length > largestEvent || JSON.stringify(sealed).length > largestSealed
  )
}

/** A type that this server knows has to make sense to it; a newer one is kept as it is (SPEC EV-7). */
function isMisshapen(header: Header, parts: Parts, told: Told | undefined): boolean {
  // What is no longer there cannot be asked; its header links the chain (SPEC ER-3).
  if (!isEventTypeName(header.type) || parts.facts?.state === 'erased') return false
  const { version, creates } = eventTypes[header.type]
  if (header.typeVersion > version) return false
  const isCreated = creatingEventId(header.record) === eventId(header.seat, header.seatSeq)
  return told === undefined || isCreated !== creates
}

function looseSeatSeq(raw: unknown): number | undefined {
  if (typeof raw !== 'object' || raw === null || !('header' in raw)) return undefined
  const { header } = raw
  if (typeof header !== 'object' || header === null || !('seatSeq' in header)) return undefined
  return Number.isSafeInteger(header.seatSeq) ? Number(header.seatSeq) : undefined
}
