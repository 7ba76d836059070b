import type { RecordId } from '@tocsin/schema/primitives/ids'
import { defaultBudget, withinBudget } from '../alarms/budget.ts'
import { mergeFound } from '../alarms/merge.ts'
import type { Mute } from '../alarms/mute.ts'
import { muteOf } from '../alarms/mute.ts'
import type { FoundWarning } from './found.ts'
import type { Life } from './lives.ts'

/** What was found, with what is made of it. */
export type SortedFound = {
  readonly found: FoundWarning
  readonly standing: 'told' | 'over' | 'muted'
  /** The open warning that it is again; null where it is new, or not told. */
  readonly known: RecordId | null
  /** Of new ones: which of `fresh` it belongs to. */
  readonly fresh: number | null
}

export type Sorted = {
  readonly all: readonly SortedFound[]
  /** To be raised. Those that overlap are one. */
  readonly fresh: readonly FoundWarning[]
}

export type KindMute = Mute & { readonly kind: string }

/**
 * Holds what a run has found against mutes, the budget of each kind, and what is open (SPEC EW-15 and
 * EW-16). What chance brings more often than the budget allows is dropped; news and silences have no
 * recurrence of their own to be held to, only their number.
 */
export function sortFound(
  found: readonly FoundWarning[],
  open: readonly Life[],
  mutes: readonly KindMute[],
  nowMs: number,
): Sorted {
  const isMuted = ({ kind, areas }: FoundWarning) =>
    muteOf(
      areas,
      mutes.filter((mute) => mute.kind === kind),
      nowMs,
    ) !== undefined
  const loud = found.filter((one) => !isMuted(one))
  const budgets = [...new Set(loud.map(({ kind }) => kind))].map((kind) =>
    budgeted(loud.filter((one) => one.kind === kind)),
  )
  const told = budgets.flatMap(({ shown }) => shown)
  const over = budgets.flatMap((one) => one.over)
  const merged = mergeFound(open, told, nowMs)
  const goingOn = merged.open.filter(({ seenMs }) => seenMs === nowMs)
  const fresh = merged.fresh.flatMap((group) => {
    const own = told.filter((one) => isSame(group, one))
    const [first] = own
    return first ? [joinedFound(first, own)] : []
  })
  const all = [
    ...told.map((one): SortedFound => {
      const known = goingOn.find((life) => isSame({ ...life, areas: life.seenAreas }, one))
      const at = fresh.findIndex((group) => isSame(group, one))
      return {
        found: one,
        standing: 'told',
        // as: lives carry the ids of their records.
        known: known ? (known.id as RecordId) : null,
        fresh: known || at < 0 ? null : at,
      }
    }),
    ...over.map((one) => quiet(one, 'over')),
    ...found.filter(isMuted).map((one) => quiet(one, 'muted')),
  ]
  return { all, fresh }
}

function quiet(found: FoundWarning, standing: 'over' | 'muted'): SortedFound {
  return { found, standing, known: null, fresh: null }
}

function budgeted(found: readonly FoundWarning[]) {
  const isHeld = found.every(({ kind }) => kind !== 'silence' && kind !== 'first_ever')
  const { most } = defaultBudget
  if (!isHeld) return { shown: found.slice(0, most), over: found.slice(most) }
  const rare = found.map((one) => ({ one, recurrenceDays: one.recurs ?? 0 }))
  const { shown, over } = withinBudget(rare)
  return { shown: shown.map(({ one }) => one), over: over.map(({ one }) => one) }
}

type Matter = Pick<FoundWarning, 'kind' | 'about' | 'areas'>

function isSame(one: Matter, other: Matter): boolean {
  const isSameMatter = one.kind === other.kind && one.about === other.about
  return isSameMatter && one.areas.some((area) => other.areas.includes(area))
}

/** The first is the rarest; what overlaps it is told with it. */
function joinedFound(first: FoundWarning, all: readonly FoundWarning[]): FoundWarning {
  const together = <T>(of: (one: FoundWarning) => readonly T[]) => [...new Set(all.flatMap(of))]
  return {
    ...first,
    areas: together(({ areas }) => areas),
    behind: together(({ behind }) => behind),
    scopes: together(({ scopes }) => scopes),
  }
}
