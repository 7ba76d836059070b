import type { Violation } from '../events/bodies.ts'
import type { CountedAs } from '../incident/select.ts'
import type { Count } from '../primitives/count.ts'
import type { AreaId, RecordId } from '../primitives/ids.ts'
import type { OccurredAt } from '../primitives/occurred.ts'
import type { Place } from '../primitives/place.ts'
import type { Week } from '../primitives/week.ts'

/** What the figures read of one incident. Incidents only: no count ever comes from reports. */
export type SummaryRow = {
  id: RecordId
  area: AreaId
  /** Null leaves it out: merged, rejected, withdrawn or a drill. */
  countedAs: CountedAs
  what: string | null
  occurred: OccurredAt
  place: Place | null
  violations: readonly Violation[]
  /** When the mission, or for imports their source, first knew of it, ms since 1970. */
  knownAt: number
}

/** Verified and unverified are never added up without both being shown (SPEC SU-2). */
export type Split = { verified: Count; unverified: Count; total: Count }

/** The incidents behind each side of a split, none twice. Those behind a total are both lists. */
export type Behind = { verified: RecordId[]; unverified: RecordId[] }

/** One line of the summary, against the week before, with what each number counts (SPEC SU-9). */
export type Figure = { now: Split; before: Split; behind: { now: Behind; before: Behind } }

export const headlines = ['killed', 'injured', 'abducted', 'sexual_violence'] as const
export type Headline = (typeof headlines)[number]

/** An incident that the map or the calendar cannot hold: listed, so that nothing is silently left out. */
export type Apart = Pick<SummaryRow, 'id' | 'area' | 'what' | 'occurred' | 'place'>

/** `area` is null for incidents whose place is known only by country (SPEC SU-5). */
export type AreaKey = AreaId | null

export type WeeklySummary = {
  week: Week
  previous: Week
  incidents: Figure
  headline: Record<Headline, Figure>
  /** Every violation type that occurred in either week, in the order of the code list. */
  byViolation: (Figure & { type: string })[]
  byArea: { area: AreaKey; incidents: Figure; headline: Record<Headline, Figure> }[]
  cells: (Figure & { type: string; area: AreaKey })[]
  /** Incidents of which nobody has named a violation yet, flash reports mostly. */
  withoutViolation: Figure
  apart: {
    /** Became known this week, but nobody knows when they happened: in no week's figures. */
    unknownDate: Apart[]
    /** Counted this week, but in no area. */
    countryOnly: Apart[]
  }
}
