import * as z from 'zod/mini'

/** A mission, chosen once when its server is set up. Example: `ondara`. */
export const MissionId = z
  .string()
  .check(z.regex(/^[a-z][a-z0-9-]{1,31}$/))
  .brand<'MissionId'>()
export type MissionId = z.infer<typeof MissionId>

/** One officer on one device: the first 16 bytes of SHA-256(raw Ed25519 public key) in lowercase hex. */
export const SeatId = z
  .string()
  .check(z.regex(/^[0-9a-f]{32}$/))
  .brand<'SeatId'>()
export type SeatId = z.infer<typeof SeatId>

/** The highest `seatSeq`: header bytes carry it as an unsigned 32-bit number. */
export const lastSeatSeq = 0xffffffff

const eventShape = /^[0-9a-f]{32}-[1-9][0-9]{0,9}$/

const eventIdText = z.string().check(
  z.regex(eventShape),
  z.refine((id) => Number(id.slice(33)) <= lastSeatSeq, { error: 'seatSeq above 32 bits' }),
)

/** The `seatSeq`-th event of a seat, written `<seat>-<seatSeq>` (SPEC PR-2). */
export const EventId = eventIdText.brand<'EventId'>()
export type EventId = z.infer<typeof EventId>

/** A record (report, incident, threat, alert, seat): the id of the event that created it (SPEC PR-3). */
export const RecordId = eventIdText.brand<'RecordId'>()
export type RecordId = z.infer<typeof RecordId>

/** An area of responsibility, usually named by its P-code. Example: `OD03`. */
export const AreaId = z
  .string()
  .check(z.regex(/^[A-Z0-9]{2,16}$/))
  .brand<'AreaId'>()
export type AreaId = z.infer<typeof AreaId>

/** How many people may read: `restricted` is the stricter one, in which new reports of children and sexual violence start. */
export const Band = z.enum(['standard', 'restricted'])
export type Band = z.infer<typeof Band>

/** Area and band together: what a grant opens and a cursor runs along. Example: `OD03.standard`. */
export const ScopeId = z
  .string()
  .check(z.regex(/^[A-Z0-9]{2,16}\.(standard|restricted)$/))
  .brand<'ScopeId'>()
export type ScopeId = z.infer<typeof ScopeId>

/** A code of some vocabulary. Any is accepted and kept: code lists have versions of their own (SPEC VO-4). */
export const Code = z.string().check(z.regex(/^[a-z0-9_]{1,48}$/))
export type Code = z.infer<typeof Code>

/** Throws a RangeError when `seatSeq` is not a whole number from 1 to {@link lastSeatSeq}. */
export function eventId(seat: SeatId, seatSeq: number): EventId {
  if (!Number.isInteger(seatSeq) || seatSeq < 1 || seatSeq > lastSeatSeq) {
    throw new RangeError(`seatSeq ${seatSeq} is not within 1..${lastSeatSeq}`)
  }
  return `${seat}-${seatSeq}` as EventId
}

export function parseEventId(id: EventId | RecordId): { seat: SeatId; seatSeq: number } {
  return { seat: id.slice(0, 32) as SeatId, seatSeq: Number(id.slice(33)) }
}

/** The record that this event creates. */
export function recordIdOf(id: EventId): RecordId {
  return id as string as RecordId
}

/** The event that created this record. */
export function creatingEventId(id: RecordId): EventId {
  return id as string as EventId
}

export function scopeId(area: AreaId, band: Band): ScopeId {
  return `${area}.${band}` as ScopeId
}

export function parseScopeId(id: ScopeId): { area: AreaId; band: Band } {
  const dot = id.indexOf('.')
  return { area: id.slice(0, dot) as AreaId, band: id.slice(dot + 1) as Band }
}
