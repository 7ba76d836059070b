import type { AreaId, MissionId, RecordId } from '../../primitives/ids.ts'
import type { OccurredAt } from '../../primitives/occurred.ts'
import type { Place, PointPlace } from '../../primitives/place.ts'
import type { Week, WeekRule } from '../../primitives/week.ts'
import type { SummaryRow } from '../state.ts'
import type { AsOf, PaperModel } from './state.ts'

export type PaperIncident = Omit<SummaryRow, 'what' | 'place'> & {
  place: Place | PaperPlace | null
  /** Codes of `actor_types`: who is said to have done it. */
  actors: readonly string[]
}

/** How well a place is known: all of it that figures read. */
export type PaperPlace =
  | Pick<PointPlace, 'kind' | 'radiusM'>
  | { kind: Exclude<Place['kind'], 'point'> }

/** The round of an alert that rings now. Moments are the server's where it has them, ms since 1970. */
export type PaperAlert = {
  id: RecordId
  area: AreaId
  level: string
  about: 'report' | 'threat'
  standing: 'unanswered' | 'acknowledged' | 'answered' | 'closed'
  target: number | null
  raisedAt: number
  takenAt: number | null
  onSiteAt: number | null
  communityToldAt: number | null
  answers: readonly { response: string; reason: string | null }[]
}

export type PaperThreat = {
  id: RecordId
  area: AreaId
  kind: string
  imminence: string
  intent: string | null
  capability: string | null
  noticedAt: OccurredAt
  alert: PaperAlert['standing'] | null
}

export type PaperRecommendation = {
  id: RecordId
  area: AreaId
  organ: string
  owner: string | null
  /** Local date. */
  due: string | null
  standing: 'unanswered' | 'promised'
}

export type PaperVisit = { id: RecordId; area: AreaId; occurred: OccurredAt }

/** Of the host State in one area: assessments that stand, by their day (SPEC HS-3). Codes of their lists. */
export type PaperHostState = {
  id: RecordId
  area: AreaId
  forces: string | null
  standing: readonly {
    /** Local date. */
    on: string
    will: string | null
    capacity: string | null
    levers: readonly string[]
    hrddp: string | null
  }[]
}

/** What a paper is worked out from: rows of the read models, as they stood at `asOf`. */
export type PaperSource = {
  mission: MissionId
  rule: WeekRule
  week: Week
  /** Of the mission, without the one that stands for the whole of it. */
  areas: readonly AreaId[]
  asOf: AsOf
  /** Since when the log holds anything, ms since 1970; null while it holds no incident. */
  since: number | null
  /** Of the week and the eight before it, and those without a date that became known in it. */
  incidents: readonly PaperIncident[]
  /** Raised in the week, or not closed yet; no drills. */
  alerts: readonly PaperAlert[]
  /** Still determined as threats; no drills. */
  threats: readonly PaperThreat[]
  /** On which somebody still owes something. */
  recommendations: readonly PaperRecommendation[]
  visits: readonly PaperVisit[]
  hostStates: readonly PaperHostState[]
  /** When something was last recorded of an area before the week ended; areas without are left out. */
  heard: readonly { area: AreaId; at: number }[]
  /** The last released paper of each earlier week, and of this one. */
  released: readonly { paper: RecordId; model: PaperModel }[]
}
