import * as z from 'zod/mini'
import { err, ok, type Result } from '../../primitives/result.ts'
import { type Problem, problem } from '../../problem.ts'
import { ReleaseGrid } from './grid.ts'
import { changeGrid, type Ledger } from './ledger.ts'
import { ReleaseProfile } from './outside-table.ts'

/** What a mission decided to tell outside, and to whom what of it. */
export const ReleasePlan = z.object({
  /** Restatements come together, once in so many weeks; a quarter has 13. */
  batchWeeks: z.int().check(z.gte(1), z.lte(53)),
  /** Oldest first. */
  grids: z.array(ReleaseGrid).check(z.minLength(1)),
  profiles: z.array(ReleaseProfile),
})
export type ReleasePlan = z.infer<typeof ReleasePlan>

/** What the ledger holds beside the plan. */
export type Told = Pick<Ledger, 'weeks' | 'lines' | 'late'>

/**
 * The ledger of what was told, under a plan; `bad_input` where the grids of the plan are in no order.
 */
export function ledgerOf(
  { batchWeeks, grids: [first, ...later] }: ReleasePlan,
  told: Told,
): Result<Ledger, Problem> {
  if (!first) return err(problem('bad_input'))
  const empty: Ledger = { batchWeeks, grids: [first], weeks: [], lines: [], late: [] }
  const ledger = later.reduce<Result<Ledger, Problem>>(
    (before, grid) => (before.ok ? changeGrid(before.value, grid) : before),
    ok(empty),
  )
  return ledger.ok ? ok({ ...ledger.value, ...told }) : ledger
}

/**
 * Whether a plan may take the place of another: it tells no week by another grid than it was told by,
 * and moves no batch, else `bad_input` (SPEC RP-1).
 */
export function mayReplan(
  before: ReleasePlan | null,
  next: ReleasePlan,
  told: Told,
): Problem | undefined {
  const planned = ledgerOf(next, told)
  if (!planned.ok) return planned.error
  const last = [...told.weeks].sort().at(-1)
  if (!before || last === undefined) return undefined
  const used = ({ batchWeeks, grids }: ReleasePlan) =>
    JSON.stringify([batchWeeks, grids.filter(({ from }) => from <= last)])
  return used(before) === used(next) ? undefined : problem('bad_input')
}
