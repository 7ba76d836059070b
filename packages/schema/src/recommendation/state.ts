import type { Assigned } from '../events/recommendation-made.ts'
import type { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'

/** One answer, with who it was given to in its place. */
export type RecommendationAnswer = Partial<Assigned> & {
  answer: string
  reason: string | null
  by: string
  text: string | null
  seat: SeatId
  saidAt: number
  receivedAt: number | null
}

/** What a team asked for, and everything that was answered. Plain JSON. */
export type Recommendation = {
  id: RecordId
  scope: ScopeId
  author: SeatId
  saidAt: number
  receivedAt: number | null
  deployment: RecordId | null
  asked: Assigned
  means: readonly string[]
  title: string | null
  text: string | null
  /** In the order of the log; the last one stands. */
  answers: readonly RecommendationAnswer[]
  seq: number | null
}
