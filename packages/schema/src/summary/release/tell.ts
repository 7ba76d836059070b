import type { Count } from '../../primitives/count.ts'
import type { Split } from '../state.ts'
import { smallestTold, type ToldSplit } from '../suppress.ts'
import type { LineKind } from './grid.ts'

const sides = ['verified', 'unverified', 'total'] as const
const ends = ['min', 'best', 'max'] as const

const untold: ToldSplit = { verified: null, unverified: null, total: null }

/**
 * What a line tells when it is told for the first time. A guarded one says nothing below five, and not
 * that it is nobody either: a silent line means "0 to 4". Its sides are told where both are five and
 * more (SPEC RP-2).
 */
export function tellFirst(kind: LineKind, exact: Split): ToldSplit {
  if (kind === 'open') return exact
  if (exact.total.min < smallestTold) return untold
  const areSidesTold = exact.verified.min >= smallestTold && exact.unverified.min >= smallestTold
  return areSidesTold ? exact : { ...untold, total: exact.total }
}

/**
 * What a batch tells of a line that was told before (`earlier`, oldest first); undefined where it says
 * nothing and what was told last stands. What was silent stays silent. A guarded number is told anew
 * only where it differs by nothing or by five and more from all that was told of it, because what came
 * or went between two numbers is a number of persons as well (SPEC RP-3).
 */
export function tellAgain(
  kind: LineKind,
  exact: Split,
  earlier: readonly ToldSplit[],
): ToldSplit | undefined {
  const last = earlier.at(-1)
  if (!last || last.total === null) return undefined
  const first = tellFirst(kind, exact)
  if (first.total === null) return first
  const next = last.verified === null ? { ...untold, total: first.total } : first
  if (sides.every((side) => isSame(next[side], last[side]))) return undefined
  const isTellable =
    kind === 'open' ||
    earlier.every((told) => sides.every((side) => isFarOrSame(next[side], told[side])))
  return isTellable ? next : undefined
}

/**
 * What is told of several silent lines together; undefined where nothing is said. Each held four at
 * most when it was first told, so that a sum above four for each is reports that came late, and says
 * of no single line what it holds (SPEC RP-4). Null once it is that no more: it stays silent then.
 */
export function tellLate(
  sum: Count,
  silent: number,
  earlier: readonly (Count | null)[],
): Count | null | undefined {
  const last = earlier.at(-1)
  if (last === null) return undefined
  if (sum.min <= silent * (smallestTold - 1)) return last ? null : undefined
  if (last && isSame(last, sum)) return undefined
  return earlier.every((told) => isFarOrSame(sum, told)) ? sum : undefined
}

function isSame(a: Count | null, b: Count | null): boolean {
  return ends.every((end) => a?.[end] === b?.[end])
}

/** An end that one of the two lacks tells no difference. */
function isFarOrSame(a: Count | null, b: Count | null): boolean {
  return ends.every((end) => {
    const [one, other] = [a?.[end] ?? null, b?.[end] ?? null]
    if (one === null || other === null || one === other) return true
    return Math.abs(one - other) >= smallestTold
  })
}
