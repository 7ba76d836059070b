import type { Provenance } from '../events/bodies.ts'
import type { Erasure } from '../events/erase.ts'
import type { ReportFields } from '../events/report-filed.ts'
import type { ToldPerson } from '../events/told-people.ts'
import type { Ended, Written } from '../events/written.ts'
import type { EventId, RecordId, SeatId } from '../primitives/ids.ts'

/** A short message that a desk recorded (SPEC SM-6). */
export type Heard = {
  event: EventId
  /** The desk that recorded it, by its clock and the server's. */
  seat: SeatId
  saidAt: number
  receivedAt: number | null
  /** How the hash of the author's event begins, as the message says. */
  hashStart: string
  attached: boolean
}

/** What one officer said, with every amendment folded in (architecture.md §2.4). Plain JSON. */
export type Report = Written<ReportFields> & {
  form: 'flash' | 'full' | 'import'
  /** Hash of the author's own event; null while headquarters has only heard of it (SPEC SM-7). */
  filedAs: string | null
  /** As short messages, the first one first. */
  heard: readonly Heard[]
  /** The record in which another seat said again what this one is only heard of (SPEC DV-10). */
  saidAgainAs: RecordId | null
  /** The incident it was filed to: its own unless its author attached it to another. */
  incident: RecordId
  fromThreat: RecordId | null
  deployment: RecordId | null
  alert: string | null
  provenance: Provenance | null
  people: readonly ToldPerson[]
  withdrawn: Ended | null
  /** What of it was erased, in the order of the log (SPEC ER-4). */
  erased: readonly Erasure[]
  amendments: number
  /** The event by which it belongs into the restricted band, whichever it was written into (SPEC AC-6). */
  restrictedBy: { by: EventId; seq: number | null } | null
}
