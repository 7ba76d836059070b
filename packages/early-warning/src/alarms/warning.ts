import type { WarningKindCode } from '@tocsin/schema/vocabulary/warning-kinds'

/** How a warning came about. */
export type WarningKind = WarningKindCode

/** Where a warning stands. `cameTrue` and `didNot` are the end. */
export type WarningState =
  | { readonly at: 'raised' }
  | { readonly at: 'lookedAt'; readonly by: string; readonly ms: number }
  | {
      readonly at: 'threatOpened'
      readonly by: string
      readonly ms: number
      readonly threat: string
    }
  | { readonly at: 'dismissed'; readonly by: string; readonly ms: number; readonly reason: string }
  | { readonly at: 'cameTrue'; readonly incidentMs: number; readonly before: BeforeEnd }
  | { readonly at: 'didNot'; readonly ms: number; readonly before: BeforeEnd }

/** What people had made of a warning by the time the world decided. */
export type BeforeEnd = 'raised' | 'lookedAt' | 'threatOpened' | 'dismissed'

/** One warning from its first day to its end. Plain JSON. */
export type Warning = {
  readonly id: string
  readonly kind: WarningKind
  /** The pattern of threats or the source that it tells of; null where it tells of all reports. */
  readonly about: string | null
  /** Every area that it has ever named: an incident in one of them makes it come true. */
  readonly areas: readonly string[]
  /** Those of the last run in which it was found: what overlaps them is it again. */
  readonly seenAreas: readonly string[]
  readonly raisedMs: number
  /** The last run in which it was found again. */
  readonly seenMs: number
  readonly state: WarningState
}
