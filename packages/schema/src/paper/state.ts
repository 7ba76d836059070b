import type { PaperProfileRef } from '../events/paper-shared.ts'
import type { EventId, RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import type { AsOf } from '../summary/paper/state.ts'

/** Who did something to a paper, by their own clock and the server's. */
export type PaperStep = {
  event: EventId
  seat: SeatId
  saidAt: number
  receivedAt: number | null
  seq: number | null
}

/** A model that was worked out: its bytes lie beside the log, found by their hash. */
export type PaperDraft = PaperStep & {
  /** SHA-256 of the canonical JSON of the model. */
  model: string
  asOf: AsOf
}

/** What an officer wrote under a section, and what stood there before. */
export type PaperEdit = PaperStep & {
  section: string
  isEmptied: boolean
  /** Null: nothing stood there, or it is not for this reader or was erased. */
  before: string | null
  after: string | null
}

/** What was read and signed or released: SHA-256 over model and words (SPEC SP-16). */
export type PaperSignature = PaperStep & { content: string }

/** What somebody holds differently from what they read. It stays with the paper whatever becomes of it. */
export type PaperDissent = PaperSignature & { component: string | null; text: string | null }

/** Who was handed what. `to` and `why` are null where they are not for this reader or were erased. */
export type PaperShare = PaperSignature & {
  /** Null: the exact paper. */
  profile: PaperProfileRef | null
  to: string | null
  why: string | null
}

/**
 * One version of the summary of one week, from its first draft to its release. A week that has to be
 * told anew is another paper, with the next `version`. Plain JSON.
 */
export type Paper = {
  id: RecordId
  scope: ScopeId
  /** First local date of its week. */
  weekStart: string
  version: number
  /** The released paper in the place of which this one is written. */
  replaces: RecordId | null
  /** Every model it had; the last one stands. */
  drafts: readonly PaperDraft[]
  /** Every edit since generation, in the order of the log; the last of a section stands. */
  edits: readonly PaperEdit[]
  /** `stands`: of a complete paper, by somebody who had seen all of it, and nothing was changed since. */
  signatures: readonly (PaperSignature & { stands: boolean })[]
  /** Once and for all: what comes later changes nothing. */
  released: PaperSignature | null
  dissents: readonly PaperDissent[]
  shares: readonly PaperShare[]
  seq: number | null
}
