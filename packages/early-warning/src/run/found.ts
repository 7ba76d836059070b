import type { WarningReason } from '@tocsin/schema/events/warning-raised'
import type { RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import type { WarningKindCode } from '@tocsin/schema/vocabulary/warning-kinds'
import type { WarningReasonCode } from '@tocsin/schema/warning/reason-codes'
import type { Nowcast } from '../nowcast/nowcast.ts'
import type { Trend } from '../nowcast/trend.ts'
import type { Coverage } from '../silence/area-week.ts'
import type { Silence } from '../silence/silence.ts'
import type { ListWorth } from './list-worth.ts'

export type FoundReason = WarningReason & { readonly code: WarningReasonCode }

/** What a run has found, before it is held against the budget, mutes and what is known already. */
export type FoundWarning = {
  readonly kind: WarningKindCode
  readonly about: string | null
  readonly areas: readonly string[]
  readonly from: string
  readonly to: string
  readonly observed: number
  readonly expected: number | null
  readonly chance: number | null
  /** null where chance says nothing of it: news, and places of the list. */
  readonly recurs: number | null
  readonly reasons: readonly FoundReason[]
  readonly behind: readonly RecordId[]
  /** The scopes of everything that it was computed from. */
  readonly scopes: readonly ScopeId[]
}

/** An area of the risk list. */
export type FoundRisk = {
  readonly place: number
  readonly area: string
  readonly p: number
  readonly isKept: boolean
  /** The three that add most. */
  readonly reasons: readonly FoundReason[]
  readonly behind: readonly RecordId[]
  /** Which of them are threats; the others are incidents. Lists of before threats counted have none. */
  readonly threats?: readonly RecordId[]
  readonly scopes: readonly ScopeId[]
}

/** How much of the last four weeks is known, of the whole mission (`area` null) or a part of it. */
export type FoundNowcast = {
  readonly area: string | null
  readonly now: Nowcast
  /** Reports of the four weeks before. */
  readonly before: number
  readonly trend: Trend
}

/** The mission's last seven days against the same season of the last three years. */
export type FoundSeason = {
  /** First and last date, by the mission's calendar. */
  readonly from: string
  readonly to: string
  /** Reports that had come of them. */
  readonly observed: number
  /** Share of them that had come, as delays let expect; null where that was not known. */
  readonly completeness: number | null
  /**
   * Of that share, how many the season lets expect and up to how many are usual; null, "not yet known",
   * where less than half had come.
   */
  readonly usual: { readonly expected: number; readonly upper: number } | null
}

/** Everything that one run says. Plain JSON. */
export type RunFound = {
  readonly knownAt: number
  /** The mission's date at that moment: what happened before it is looked at. */
  readonly today: string
  readonly warnings: readonly FoundWarning[]
  readonly risk7: readonly FoundRisk[]
  readonly risk28: readonly FoundRisk[]
  /**
   * The list for 28 days once more, with administrative units in the place of hexagons, and their names
   * (SPEC RL-11); left out where no map pack has units, and by runs of before.
   */
  readonly units28?: readonly (FoundRisk & { readonly name: string })[]
  /** Of lists for 28 days. */
  readonly worth: ListWorth
  /** The same of lists by units; left out where these are, and by runs of before. */
  readonly unitsWorth?: ListWorth
  /**
   * By what the judged weights of precursors are multiplied in the lists for 7 and 28 days (SPEC RL-10);
   * left out where none was ever known, and by runs of before they counted.
   */
  readonly precursorFactors?: { readonly in7: number; readonly in28: number }
  readonly nowcasts: readonly FoundNowcast[]
  /** Left out where the years before say nothing (SPEC EW-23), and by runs of before it was asked. */
  readonly season?: FoundSeason | undefined
  readonly silences: readonly Silence[]
  readonly coverage: Coverage
  /** Whether enough past is known to call anything unexpected. */
  readonly breaks: 'scanned' | 'notYetKnown'
  /** Incidents and threats of the last year whose place or date is too vague for any area. */
  readonly tooVague: number
  /** What cells are called: the name that most reports of the ordinary band gave there. */
  readonly names: Readonly<Record<string, string>>
}
