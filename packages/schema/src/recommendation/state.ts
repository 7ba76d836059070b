import type { Assigned, RecommendationFields } from '../events/recommendation-made.ts'
import type { Claim } from '../events/register.ts'
import type { Ended, Written } from '../events/written.ts'
import type { RecordId, SeatId } from '../primitives/ids.ts'

/** One answer, with who it was given to in its place. */
export type RecommendationAnswer = Partial<Assigned> & {
  answer: string
  reason: string | null
  by: string
  text: string | null
  seat: SeatId
  saidAt: number
  receivedAt: number | null
  /** What was asked for has changed since, or its author had not seen the change (SPEC DP-9). */
  outdated: boolean
}

/** What a team asks for, with every amendment folded in, and everything that was answered. Plain JSON. */
export type Recommendation = Written<RecommendationFields> & {
  deployment: RecordId | null
  /** In the order of the log; the last one stands. */
  answers: readonly RecommendationAnswer[]
  /** Changes of what is asked for, in the order of the log. */
  changes: readonly Pick<Claim<unknown>, 'seat' | 'seatSeq' | 'seq'>[]
  withdrawn: Ended | null
}
