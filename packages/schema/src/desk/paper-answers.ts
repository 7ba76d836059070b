import type { PaperGap } from '../paper/gaps.ts'
import type { PaperStanding } from '../paper/select.ts'
import type { Paper } from '../paper/state.ts'
import type { RecordId, SeatId } from '../primitives/ids.ts'
import type { PaperModel, Restatement } from '../summary/paper/state.ts'
import type { SeatName } from './desk-answers.ts'

/** Most records that are asked for at once by their ids. */
export const mostNamed = 500

/** A model that was worked out and kept; a desk says in an event of its own that it stands by it. */
export type WorkedOut = {
  model: PaperModel
  /** By which it is kept. */
  hash: string
  weekStart: string
  version: number
  /** The released paper of the same week, which a new one tells anew. */
  replaces: RecordId | null
}

/** One version of one week, in a list. */
export type PaperLine = Pick<Paper, 'id' | 'weekStart' | 'version' | 'replaces'> & {
  standing: PaperStanding
  draftedAt: number
  releasedAt: number | null
  edits: number
  dissents: number
}

/** What has changed since a paper was worked out. */
export type SincePaper = {
  /** Incidents of its week that it does not count. */
  late: RecordId[]
  /** Its figures that are no longer so. */
  restatements: Restatement[]
  /** Parts of the log that were erased. */
  erased: number
}

export type PaperAnswer = {
  paper: Paper
  standing: PaperStanding
  /** Null where it was lost, or is no longer what was hashed. */
  model: PaperModel | null
  /** What a signature would be of, as it stands. */
  content: string
  /** False: words were erased since, so that what was released cannot be hashed again. Null before a release. */
  isWhole: boolean | null
  gaps: PaperGap[]
  since: SincePaper
  seats: Record<SeatId, SeatName>
  /** For the `base` of what the reader decides next. */
  seenSeq: number
}

/** A paper worked out once more from the log as it was (SPEC SP-19). */
export type PaperReplay = {
  isSame: boolean
  /** Parts of the model that come out differently. */
  differs: string[]
  /** Parts of the log that were erased since: these explain a difference. */
  erased: number
  /** By which reducers it was worked out, and by which again. */
  reducers: { was: number; now: number }
}
