import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

/** One stop of the response clock, with the clock of the seat that set it (a claim) and the server's. */
export type Stop = { seat: SeatId; saidAt: number; receivedAt: number | null }

/** A call for somebody to act, raised by a report or a threat, until it is closed with a reason. Plain JSON. */
export type Alert = {
  id: RecordId
  scope: ScopeId
  about: 'report' | 'threat'
  level: string
  raised: Stop
  /** Everybody who took it, first one first: two officers may each have taken it unseen. */
  acknowledged: readonly (Stop & { by: string })[]
  answers: readonly (Stop & {
    response: string
    reason: string | null
    by: string
    text: string | null
  })[]
  closed: (Stop & { reason: string }) | null
  seq: number | null
}
