import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

/** One stop of the response clock, with the clock of the seat that set it (a claim) and the server's. */
export type Stop = { seat: SeatId; saidAt: number; receivedAt: number | null }

/** One ringing of an alert, with what became of it. */
export type Round = {
  level: string
  raised: Stop
  /** The event that raised it: whoever had not seen it acted on the round before (SPEC RD-15). */
  by: { seat: SeatId; seatSeq: number; seq: number | null }
  /** Everybody who took it, first one first: two officers may each have taken it unseen. */
  acknowledged: readonly (Stop & { by: string })[]
  answers: readonly (Stop & {
    response: string
    reason: string | null
    by: string
    text: string | null
  })[]
  closed: (Stop & { reason: string }) | null
  /** What happened on the ground, first one first (SPEC RD-16); states from before it could be said have none. */
  reached?: readonly (Stop & { stop: string; at: number })[]
}

/**
 * A call for somebody to act, raised by a report or a threat, until it is closed with a reason; and
 * again when it is said to be sooner. What stands is the round that rings now. Plain JSON.
 */
export type Alert = Round & {
  id: RecordId
  scope: ScopeId
  about: 'report' | 'threat'
  /** Rounds that rang before, the first one first. */
  before: readonly Round[]
  seq: number | null
}
