import type { Draft } from '@tocsin/schema/events/draft'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { withdrawReport } from '@tocsin/schema/report/decide'
import { openSystemSeat, type SystemSeatDeps } from '../log/open-system-seat.ts'
import { recordsOfBatch } from '../projections/foreign-refs.ts'
import { listBatches, markUndone } from './import-batches.ts'
import { readImported } from './imported-records.ts'

/** `amendedBefore`: reports of other batches that this one had amended; an undo leaves them as they are. */
export type UndoOutcome = {
  batch: string
  withdrawn: number
  alreadyWithdrawn: number
  amendedBefore: number
}

/**
 * Withdraws every report that a batch brought (SPEC IM-5): they leave every count and stay readable.
 * Repeating it, or taking up one that was broken off, withdraws what is left.
 *
 * @returns `batch_unknown`.
 */
export async function undoImport(
  deps: SystemSeatDeps,
  batch: string,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<Result<UndoOutcome, Problem>> {
  const { database, mission, clock } = deps
  const known = (await listBatches(database.db, mission)).find((one) => one.batch === batch)
  if (!known) return err(problem('batch_unknown', { batch }))
  const records = await recordsOfBatch(database.db, mission, batch)
  const seat = await openSystemSeat(deps, 'import')
  let withdrawn = 0
  for (let at = 0; at < records.length; at += 200) {
    const imported = await readImported(database.db, deps, records.slice(at, at + 200))
    const drafts: Draft[] = []
    for (const { report, base } of imported.values()) {
      const draft = withdrawReport(report, seat.actor, base, 'by_accident')
      if (draft.ok) drafts.push(draft.value)
    }
    if (drafts.length > 0) await seat.append(drafts)
    withdrawn += drafts.length
    onProgress(Math.min(at + 200, records.length), records.length)
  }
  await markUndone(database.db, mission, batch, clock.now())
  return ok({
    batch,
    withdrawn,
    alreadyWithdrawn: records.length - withdrawn,
    amendedBefore: known.counts.amended,
  })
}
