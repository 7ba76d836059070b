import * as z from 'zod/mini'
import { EventId, lastSeatSeq, MissionId, RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import { jsonObject } from '../primitives/json.ts'

/** SHA-256 as 64 lowercase hex digits. */
export const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** A JSON object: the body of one part of an event. */
export const PartBody = jsonObject
export type PartBody = z.infer<typeof PartBody>

const partLabel = /^[a-z]+(\/[0-9]{1,3})?$/
export const PartLabel = z.string().check(z.regex(partLabel))

export function isPartLabel(label: string): boolean {
  return partLabel.test(label)
}

const longestDate = 8_640_000_000_000_000

/** Milliseconds since 1970 that are a date (ECMA-262 §21.4.1.1): any other number has no form on a screen. */
export const Moment = z.int().check(z.gte(-longestDate), z.lte(longestDate))

const count = z.int().check(z.nonnegative())

const seatSeqNumber = z.int().check(z.gte(1), z.lte(lastSeatSeq))

/** Header v1: what is hashed and chained. It holds nothing that would have to be erased (SPEC EV-1). */
export const Header = z.object({
  suite: z.literal(1),
  type: z.string().check(z.regex(/^[A-Z][A-Za-z]{2,47}$/)),
  typeVersion: z.int().check(z.gte(1), z.lte(65535)),
  mission: MissionId,
  scope: ScopeId,
  /** The record that the event is about; its own id when it creates the record. */
  record: RecordId,
  seat: SeatId,
  seatSeq: seatSeqNumber,
  prevHash: Hash,
  /** What the author had seen of this record: the last known `seq` of anybody else, and the author's last own `seatSeq` on it. */
  base: z.object({ seq: z.nullable(count), own: z.nullable(seatSeqNumber) }),
  /** The device's claim: milliseconds since 1970, and its offset to the server when last known. */
  saidAt: z.object({ at: z.int(), offset: z.nullable(z.int()) }),
  partsRoot: Hash,
})
export type Header = z.infer<typeof Header>

/** A part as a log keeps it: readable, sealed to identity officers, or only its commitment because it is withheld from this reader or erased. */
export const Part = z.discriminatedUnion('state', [
  z.object({ state: z.literal('clear'), salt: z.string(), body: PartBody }),
  /** `bytes` in base64url: what was committed to, and nothing that is told (SPEC SE-1). */
  z.object({ state: z.literal('sealed'), bytes: z.string() }),
  z.object({ state: z.literal('withheld'), commitment: Hash }),
  z.object({ state: z.literal('erased'), commitment: Hash }),
])
export type Part = z.infer<typeof Part>

export const Parts = z.record(PartLabel, Part)
export type Parts = z.infer<typeof Parts>

/** An event as a log holds it. `id` follows from (seat, seatSeq), `hash` from the header bytes. */
export const LogEvent = z.object({ id: EventId, header: Header, hash: Hash, parts: Parts })
export type LogEvent = z.infer<typeof LogEvent>

/** Where the server put an event: `seq` in the mission's log, `scopeSeq` in its scope's, both gap-free. */
export const Numbered = z.object({ seq: count, scopeSeq: count, receivedAt: Moment })
export type Numbered = z.infer<typeof Numbered>

/** An event together with its number; `null` while it is only on this tablet. */
export type Entry = { event: LogEvent; numbered: Numbered | null }
