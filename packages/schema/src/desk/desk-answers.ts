import type { AlertStanding } from '../alert/select.ts'
import type { Alert } from '../alert/state.ts'
import type { ContentId } from '../events/attachments.ts'
import type { Role } from '../primitives/actor.ts'
import type { AreaId, EventId, RecordId, SeatId } from '../primitives/ids.ts'
import type { OccurredAt } from '../primitives/occurred.ts'
import type { Place } from '../primitives/place.ts'
import type { HistoryLine, RecordView } from './record-view.ts'

/** Who a seat is, as other members of the mission read it. */
export type SeatName = { name: string; role: Role; component: string | null }

/** How many chunks of a file that an event names have arrived. */
export type Arrived = { event: EventId; content: ContentId; chunks: number }

/** Everything the desk shows of one record: the folds, what led to them, and who wrote it. */
/** A lost tablet on which something of a record was readable. */
export type ExposedBy = { name: string; reason: string; revokedAt: number }

export type RecordAnswer = RecordView & {
  kind: 'incident' | 'threat'
  id: RecordId
  history: HistoryLine[]
  seats: Record<SeatId, SeatName>
  /** For the `base` of what the reader decides next: the last number that is in this answer. */
  seenSeq: number
  /** Whether something in it is of the restricted band: who opens it is written down. */
  isRestricted: boolean
  /** Tablets that were lost or taken with it: it may be known to who has them (SPEC DV-18). */
  exposed: ExposedBy[]
  /** Of the files that its events name: what has begun to arrive. */
  arrived: Arrived[]
}

/** One alert in the queue. */
export type AlertLine = {
  id: RecordId
  alert: Alert
  standing: AlertStanding
  rank: number
  /** Minutes within which a named person answers; null without a target. */
  ackMinutes: number | null
  exercise: boolean
  /** By short message, its report is not here yet (SPEC SM-7). */
  onlyHeard: boolean
  title: string | null
  what: string | null
  /** Undefined when the report behind it is not readable. */
  place: Place | undefined
  occurred: OccurredAt | undefined
  imminence: string | null
  reporter: SeatName | undefined
}

/** One seat as the desk follows it: silence is data. */
export type TabletLine = SeatName & {
  seat: SeatId
  areas: AreaId[]
  enrolledAt: number
  lastHeardAt: number | null
  revokedAt: number | null
  /** Events received from it so far. */
  events: number
}
