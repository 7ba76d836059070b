import type { Count } from '../../primitives/count.ts'
import type { AreaId, MissionId, RecordId } from '../../primitives/ids.ts'
import type { Week } from '../../primitives/week.ts'
import type { AreaKey, Headline } from '../state.ts'
import type { Statement } from './statement.ts'

/** A number with the records that it counts: there is none without them (SPEC SP-1). */
export type Traced = { count: Count; ids: readonly RecordId[] }

/** Verified and unverified never stand without each other (SPEC SU-2). */
export type TracedSplit = { verified: Traced; unverified: Traced; total: Traced }

/**
 * This week beside the last. `fewer_so_far`: less is known, and late reports may still make it more;
 * `overlapping`: the two ranges do, so that nothing is said.
 */
export type Change = 'more' | 'fewer' | 'fewer_so_far' | 'same' | 'overlapping'

/** One earlier week, by its `Week.label`. */
export type EarlierWeek = { week: string; total: Traced }

/**
 * Incidents of one earlier week on their two sides, and the share of them that is known by now as
 * weeks before it were so long after them; null = too few to tell.
 */
export type WeekColumn = Sides & { week: string; share: number | null }
type Sides = Pick<TracedSplit, 'verified' | 'unverified'>

/**
 * Median of the earlier weeks' estimates, or lower ends where nobody estimated. Null while fewer than
 * four of them lie within what the log holds; `of` = how many did.
 */
export type Median = { value: number | null; of: number; isLowerEnd: boolean }

export type FigureLine = {
  now: TracedSplit
  before: TracedSplit
  change: Change
  /** The eight weeks before this one, the oldest first. */
  history: readonly EarlierWeek[]
  median: Median
}

/** A figure of an earlier week as its last released paper gave it, and as it is known now. */
export type Restatement = {
  week: string
  paper: RecordId
  figure: Headline | 'incidents'
  was: TracedSplit
  now: TracedSplit
}

/** Incidents and people harmed in one area, or by one type of actor. */
export type Breakdown = {
  incidents: TracedSplit
  before: TracedSplit
  harm: Record<Headline, TracedSplit>
}

export type AlertEntry = {
  id: RecordId
  area: AreaId
  level: string
  about: 'report' | 'threat'
  standing: 'unanswered' | 'acknowledged'
  raisedAt: number
  /** Minutes from then to the paper's moment; never below 0. */
  waiting: number
  /** Minutes within which somebody should have taken it; null without a target. */
  target: number | null
}

export type GraveLine = {
  /** Code of `grave_violations`. */
  violation: string
  countedBy: 'victims' | 'incidents'
  now: TracedSplit
  before: TracedSplit
}

export type OutlookEntry = {
  id: RecordId
  area: AreaId
  /** Codes of `threat_kinds`, `imminence`, `threat_intents`, `threat_capabilities`. */
  kind: string
  imminence: string
  intent: string | null
  capability: string | null
  noticedAt: string | null
  /** Where its alert stands; null when it raised none. */
  alert: 'unanswered' | 'acknowledged' | 'answered' | 'closed' | null
  /** Noticed more than four weeks ago. */
  isStale: boolean
}

/** Minutes from the raising of an alert, over those that got so far. */
export type Clock = { reached: Traced; median: number | null; longest: number | null }

export type ResponseClock = {
  /** Code of `alert_levels`. */
  level: string
  raised: Traced
  target: number | null
  inTime: Traced
  late: Traced
  /** Never taken by anybody, whether it is still open or was closed. */
  unanswered: Traced
  taken: Clock
  onSite: Clock
  communityTold: Clock
}

/** An alert that nobody went for, by the reason that was given: null = none was. */
export type NotDone = { reason: string | null; alerts: Traced }

/**
 * Will and capacity of the host State in an area, by their code lists; null = not known. Before: at the
 * end of the week before; null = nothing was assessed by then, or it was not known.
 */
export type HostAssessment = {
  area: AreaId
  id: RecordId
  /** Code of `actor_types`; null = the State as a whole. */
  forces: string | null
  /** Local date from which on it holds. */
  on: string
  will: string | null
  capacity: string | null
  willBefore: string | null
  capacityBefore: string | null
  /** Codes of `host_levers` and `hrddp_checks`. */
  levers: readonly string[]
  hrddp: string | null
}

export type SilentArea = {
  area: AreaId
  /** When anything was last recorded of it, ms since 1970; null = never. */
  lastAt: number | null
  /** Whole days from then to the end of the week. */
  days: number | null
}

export type RecommendationEntry = {
  id: RecordId
  area: AreaId
  owner: string | null
  due: string | null
  standing: 'unanswered' | 'promised'
  /** Whole days since it was due, by the mission's calendar; null when it is not overdue. */
  overdue: number | null
}

/** What a reader has to know before believing a number. Each is worked out, none is a habit. */
export type Caveat =
  | 'no_incidents'
  | 'few_incidents'
  | 'nothing_verified'
  | 'all_late'
  | 'late_expected'
  | 'lateness_unknown'
  | 'imprecise_dates'
  | 'imprecise_places'
  | 'one_area'
  | 'short_history'
  | 'clocks_wrong'

/** Up to which number of the log, by which reducers and when a model was worked out. */
export type AsOf = { seq: number; reducers: number; at: number }

/**
 * The weekly summary as data: codes, counts, ids and moments, and not a word, so that each language
 * says it itself (SPEC SP-1 to SP-12). Plain JSON; the same log gives the same bytes.
 */
export type PaperModel = {
  /** In which form its text is written (SPEC SP-23). */
  format: 1 | 2
  mission: MissionId
  week: Week
  asOf: AsOf
  /** At most five, the gravest first. */
  bottomLine: readonly Statement[]
  openAlerts: readonly AlertEntry[]
  figures: {
    incidents: FigureLine
    harm: Record<Headline, FigureLine>
    /** Incidents of which nobody has named a violation yet. */
    withoutViolation: TracedSplit
    restatements: readonly Restatement[]
  }
  /** The eight weeks before this one, the oldest first. Papers from before it was told lack it. */
  byWeek?: readonly WeekColumn[]
  breakdown: {
    areas: readonly ({ area: AreaKey } & Breakdown)[]
    /** Code of `actor_types`; null = nobody said who. An incident with two actors stands in two lines. */
    actors: readonly ({ actor: string | null } & Breakdown)[]
  }
  children: {
    /** All six, always: a missing line would read as none looked for. */
    violations: readonly GraveLine[]
    /** Victims of such violations of whom nobody knows whether they are children. */
    ageUnknown: Traced
  }
  sexualViolence: {
    now: TracedSplit
    before: TracedSplit
    /** Code of `crsv_forms`; null = nobody said, and nobody has to ask. */
    forms: readonly { form: string | null; now: TracedSplit }[]
  }
  outlook: {
    /** End of the two weeks, ms since 1970. */
    until: number
    must: readonly OutlookEntry[]
    should: readonly OutlookEntry[]
    could: readonly OutlookEntry[]
  }
  response: {
    clocks: readonly ResponseClock[]
    /** Code of `response_types`. */
    done: readonly { response: string; alerts: Traced }[]
    notDone: readonly NotDone[]
    visits: Traced
  }
  hostState: {
    /** False: nothing was recorded in the week, which is not the same as nothing to say. */
    isRecorded: boolean
    assessments: readonly HostAssessment[]
    /** Incidents in which forces of the State are named. */
    byStateForces: TracedSplit
  }
  unknowns: {
    /** Share of a week's incidents that was known as long after it as now, in the `of` incidents of the weeks before; null = too few to tell. */
    completeness: { share: number | null; of: number }
    unknownDate: Traced
    countryOnly: Traced
    impreciseDate: Traced
    imprecisePlace: Traced
    /** Of this week, and known only after it had ended. */
    late: Traced
    /** Of earlier weeks, and known only in this one. */
    lateOfEarlier: Traced
    clockWrong: Traced
    /** Alerts of the week for which nobody could go, or was let in. */
    noAccess: Traced
    silentAreas: readonly SilentArea[]
  }
  recommendations: readonly { organ: string; entries: readonly RecommendationEntry[] }[]
  method: {
    /** Code of `standards_of_proof`. */
    standardOfProof: string
    caveats: readonly Caveat[]
    /** Who may read it: exact figures and ids. Coarser profiles are made of it, never it of them. */
    distribution: 'desks'
  }
}
