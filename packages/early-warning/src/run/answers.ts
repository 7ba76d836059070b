import type { SeatName } from '@tocsin/schema/desk/desk-answers'
import type { RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { WarningKindCode } from '@tocsin/schema/vocabulary/warning-kinds'
import type { Warning } from '@tocsin/schema/warning/state'
import type { Worth } from '../alarms/worth.ts'
import type { FoundRisk, FoundWarning, RunFound } from './found.ts'
import type { ListWorth } from './list-worth.ts'

/** A run without the warnings and places that are kept beside it. */
export type RunSummary = Omit<RunFound, 'warnings' | 'risk7' | 'risk28'>

export type RunLine = RunSummary & {
  readonly id: string
  readonly madeAt: number
  readonly askedBy: 'schedule' | 'desk'
}

/** A place of the list, with the warning that was raised when the area came on it. */
export type RiskLine = FoundRisk & { readonly warning: RecordId | null }

/** What headquarters is told of early warning, as far as a reader may read what it rests on. */
export type WarningsAnswer = {
  /** The last run; null while there was none. */
  readonly run: RunLine | null
  /** Whether one is being made. */
  readonly isRunning: boolean
  /** Open ones and those that ended in the last four weeks, the newest first. */
  readonly warnings: readonly Warning[]
  /** Of those the ones that the last run found. */
  readonly foundNow: readonly RecordId[]
  readonly over: readonly FoundWarning[]
  readonly muted: readonly FoundWarning[]
  readonly risk7: readonly RiskLine[]
  readonly risk28: readonly RiskLine[]
  /** Left out because something in it is not for this reader. */
  readonly withheld: number
  /** Where cells are: latitude and longitude of their middles. */
  readonly centres: Readonly<Record<string, readonly [number, number]>>
  /** Names of the tablets that silences are about. */
  readonly seats: Readonly<Record<SeatId, SeatName>>
}

/**
 * What early warning would have said at a past moment by what was known then, as far as a reader may read
 * what it rests on. Mutes and earlier warnings are left aside (SPEC EW-22).
 */
export type LookBackAnswer = {
  readonly run: RunSummary
  /** Whether any incident, threat or visit was known by then. */
  readonly isKnown: boolean
  /** As many as would have been shown at once; `over` more were rare enough. */
  readonly found: readonly FoundWarning[]
  readonly over: number
  readonly risk7: readonly FoundRisk[]
  readonly risk28: readonly FoundRisk[]
  /** Left out because something in it is not for this reader. */
  readonly withheld: number
  readonly centres: WarningsAnswer['centres']
  readonly seats: WarningsAnswer['seats']
}

export type KindWorth = Worth & { readonly kind: WarningKindCode }

/** What warnings and lists have been worth. */
export type BackTestAnswer = {
  readonly kinds: readonly KindWorth[]
  /** Lists of the last year, made anew; null while there was no run. */
  readonly lists: {
    readonly knownAt: number
    readonly worth: ListWorth
    readonly unitsWorth?: ListWorth
  } | null
  /** How many runs were owed and made. */
  readonly runs: number
}
