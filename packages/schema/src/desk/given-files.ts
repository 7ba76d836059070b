import type { Recall } from '../paper/recall.ts'
import type { PaperShare } from '../paper/state.ts'
import type { RecordId, SeatId } from '../primitives/ids.ts'
import type { PaperDocument } from '../summary/document/document.ts'
import type { OutsideTable } from '../summary/release/outside-table.ts'
import type { ReleasePlan } from '../summary/release/plan.ts'
import type { SeatName } from './desk-answers.ts'

/** As what a paper leaves the server. `print`: a page that a browser prints as PDF. */
export const paperFormats = ['docx', 'xlsx', 'csv', 'geojson', 'print'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** As what a profile's table does. `json`: the bytes whose hash an event of its hand-over names. */
export const outsideFormats = ['docx', 'xlsx', 'csv', 'print', 'json'] as const
export type OutsideFormat = (typeof outsideFormats)[number]

/** A file that was made for whoever asked. */
export type GivenFile = {
  name: string
  /** Its media type. */
  type: string
  /** In base64. */
  bytes: string
}

/** Who has to be told that something they were handed is no longer so. */
export type RecallAnswer = {
  recalls: Recall[]
  /** Papers that were handed out, and whose model is not here any more: nobody can say what has changed. */
  lost: RecordId[]
  seats: Record<SeatId, SeatName>
}

/** A released paper of the week, and who was handed what of it. */
export type OutsidePaper = {
  id: RecordId
  version: number
  shares: readonly PaperShare[]
}

/** What offices outside are told of one week. */
export type OutsideAnswer = {
  plan: ReleasePlan | null
  /** First day of the week. */
  week: string
  isOver: boolean
  /** All weeks that were told, in the order of their releases. */
  releases: { week: string; at: number; seat: SeatId }[]
  /** Null until the week is released, or where the plan has no such profile. */
  given: { table: OutsideTable; hash: string; document: PaperDocument } | null
  /** The latest version last. A hand-over is an event of one of them. */
  papers: OutsidePaper[]
  seats: Record<SeatId, SeatName>
  /** For the `base` of what the reader decides next. */
  seenSeq: number
}
