import * as z from 'zod/mini'

const n = z.int().check(z.nonnegative())

/** What an import did, or would do, row by row; places and people of the rows that were read. */
export const ImportCounts = z.object({
  rows: n,
  created: n,
  amended: n,
  unchanged: n,
  /** Withdrawn by a person here: an import does not bring them back. */
  withdrawn: n,
  faults: n,
  onMap: n,
  besideMap: n,
  /** Rows whose low, best and high figures contradict each other. */
  widened: n,
})
export type ImportCounts = z.infer<typeof ImportCounts>

export const ImportOutcome = z.object({
  /** Names what was written, for an undo; null when nothing was. */
  batch: z.nullable(z.string()),
  dryRun: z.boolean(),
  counts: ImportCounts,
  /** The first thousand lines that could not be read. */
  faults: z.array(z.object({ line: z.int(), id: z.string(), reason: z.string() })),
  /** The span of the rows, UTC minutes; null when there is none. */
  earliest: z.nullable(z.string()),
  latest: z.nullable(z.string()),
})
export type ImportOutcome = z.infer<typeof ImportOutcome>

export const noCounts: ImportCounts = {
  rows: 0,
  created: 0,
  amended: 0,
  unchanged: 0,
  withdrawn: 0,
  faults: 0,
  onMap: 0,
  besideMap: 0,
  widened: 0,
}
