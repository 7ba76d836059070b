import type { Count } from '../../primitives/count.ts'
import { err, ok, type Result } from '../../primitives/result.ts'
import { type Problem, problem } from '../../problem.ts'
import type { ToldSplit } from '../suppress.ts'
import type { LineKey, ReleaseGrid } from './grid.ts'

/** `release`: the one that said it, counted from 1. A number that is null is withheld. */
export type ToldLine = LineKey & { release: number; told: ToldSplit }

/**
 * How many persons the silent lines of one area and category hold together, of the weeks of one batch
 * (counted from 0). Told where it is sure that reports came late, null where that is so no more.
 */
export type LateLine = {
  batch: number
  area: string
  category: string
  weeks: readonly string[]
  release: number
  total: Count | null
}

/**
 * All that a mission ever told offices outside, whoever they are: one for all profiles, so that
 * recipients who lay their papers side by side know no more than this. It is only added to.
 */
export type Ledger = {
  /** Restatements come together, once in so many weeks. */
  batchWeeks: number
  /** Oldest first. Batches are counted from the first day of the first one. */
  grids: readonly ReleaseGrid[]
  /** First days of the weeks told, in the order of their releases. */
  weeks: readonly string[]
  lines: readonly ToldLine[]
  late: readonly LateLine[]
}

const weekMs = 7 * 86_400_000

/**
 * Areas and categories change with the first week of a batch of which nothing was told yet, else
 * `bad_input`: no week is ever told by two grids (SPEC RP-1).
 */
export function changeGrid(ledger: Ledger, grid: ReleaseGrid): Result<Ledger, Problem> {
  const taken = [...ledger.weeks, ...ledger.grids.map(({ from }) => from)]
  const isFree = taken.every((week) => week < grid.from)
  if (!isFree || weekIn(ledger, grid.from) % ledger.batchWeeks !== 0) {
    return err(problem('bad_input'))
  }
  return ok({ ...ledger, grids: [...ledger.grids, grid] })
}

export function gridOf({ grids }: Ledger, week: string): ReleaseGrid | undefined {
  return grids.findLast(({ from }) => from <= week)
}

/** The batch to which a week belongs, counted from 0. */
export function batchOf(ledger: Ledger, week: string): number {
  return Math.floor(weekIn(ledger, week) / ledger.batchWeeks)
}

/** How many batches are over when this week is. */
export function batchesOver(ledger: Ledger, week: string): number {
  return Math.floor((weekIn(ledger, week) + 1) / ledger.batchWeeks)
}

/** Its place among the weeks since the first grid, counted from 0. */
function weekIn({ grids }: Ledger, week: string): number {
  const first = grids[0]?.from ?? week
  return Math.floor((Date.parse(week) - Date.parse(first)) / weekMs)
}
