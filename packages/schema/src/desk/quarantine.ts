import type { LogEvent } from '../events/envelope.ts'
import type { Role } from '../primitives/actor.ts'
import type { AreaId, Band, EventId, SeatId } from '../primitives/ids.ts'
import type { ProblemCode } from '../problem.ts'

/** What a seat wrote and the log did not take only because the seat was out or its chain forked (SPEC DV-16). */
export const leftOver: readonly ProblemCode[] = ['seat_revoked', 'forked', 'broken_chain']

/** What has become of something held. */
export type HeldState =
  | { is: 'open' }
  /** Said again in the log: by its officer from a new seat, or by who admitted it. */
  | { is: 'admitted'; event: EventId }
  | { is: 'left'; by: string; at: number; reason: string }

/** One thing that a seat pushed and the log did not take, without anything that it says. */
export type HeldLine = {
  /** SHA-256 of its bytes, hex. */
  key: string
  seatSeq: number
  problem: ProblemCode
  bytes: number
  receivedAt: number
  /** Null for bytes that are no event of this version. */
  event: { id: EventId; type: string; area: AreaId; band: Band; saidAt: number } | null
  state: HeldState
}

export type HeldSeat = {
  seat: SeatId
  name: string
  role: Role
  revokedAt: number | null
  /** Why it was taken out, a code; null while it is in use. */
  revokedBecause: string | null
  /** Bytes that it has in quarantine, of those that it may. */
  used: number
  quota: number
  lines: HeldLine[]
}

/** One held event as far as this reader may see it. */
export type HeldEvent = {
  key: string
  /** By part, only those that the reader may read whole. */
  parts: Record<string, unknown>
  /** Parts that are there and not this reader's to read; sealed people count as one each. */
  withheld: number
  sealed: number
  /** What admitting it takes; null when it is not this reader's to admit. */
  admit: Admission | null
  /** A held event that has to be admitted before this one: what it is about was reported there. */
  needs: EventId | null
}

export type Admission = {
  event: LogEvent
  /** What of the seat stands in the log again, old id to new. */
  newIds: [EventId, EventId][]
  /** Number in the log of the author's own last event that this one knew; null when there is none. */
  ownSeq: number | null
}
