import { databaseProblem } from './database-problem.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { hasMoved } from './read-log.ts'
import { remakeRows } from './restore-log.ts'

/**
 * Makes records and lists again when the browser has lost rows of the records: the lists name more, or
 * fewer, than there are. A start does not count them (that reads the whole table), so it is done once
 * the list is shown. Undefined when nothing was lost, or when it has to wait for the next start.
 */
export async function mendLostRecords(
  deps: LogDeps,
  state: LogState,
): Promise<LogState | undefined> {
  let there: number
  try {
    there = await deps.db.clusters.count()
  } catch (thrown) {
    databaseProblem(thrown)
    return undefined
  }
  // Another tab has written meanwhile: the numbers are not of the same moment.
  if (there === state.rows.byRecord.size || (await hasMoved(deps, state))) return undefined
  const remade = await remakeRows(deps, state)
  return remade.ok ? remade.value : undefined
}
