import type { AlertStanding } from '../alert/select.ts'
import type { CountedAs } from '../incident/select.ts'
import type { Drawn } from '../primitives/drawn.ts'
import type { RecordId, ScopeId } from '../primitives/ids.ts'
import type { OccurredAt } from '../primitives/occurred.ts'
import type { Place } from '../primitives/place.ts'

/** One incident or threat as the threat map and the lists beside it show it. */
export type MapRow = {
  kind: 'incident' | 'threat'
  id: RecordId
  scope: ScopeId
  /** The author's own words; null when there are none or this reader may not read them. */
  title: string | null
  /** An incident: flash tile, else its first violation. A threat: its kind. */
  what: string | null
  place: Place
  /** What was drawn on the map for it (SPEC RD-13); null without a drawing. */
  drawn: Drawn | null
  occurred: OccurredAt
  imminence: string | null
  /** On which side of the split it is counted; null for threats and for what is out of every count. */
  countedAs: CountedAs
  /** Lives in danger now, until its alert is closed: drawn in the one colour kept for it. */
  danger: boolean
  level: string | null
  standing: AlertStanding | null
  exercise: boolean
  /** By short message, its report is not here yet (SPEC SM-7). */
  onlyHeard: boolean
  /** A threat that is no longer determined as such. Incidents are always open. */
  open: boolean
  reports: number
  /** Number of the last event that changed it. */
  seq: number
}

/** The answer to a map question: nothing is dropped, what has no place on the map is listed beside it. */
export type MapPicture = {
  onMap: MapRow[]
  /** Country only, place withheld, or time unknown while a time was asked for. */
  beside: MapRow[]
  /** True when more matched than could be sent: the filter has to be narrowed, and says so. */
  cut: boolean
  /** The picture holds every event up to this number … */
  upToSeq: number
  /** … as of this moment, ms since 1970. */
  asOf: number
}
