import { databaseProblem } from './database-problem.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { readOwn } from './read-log.ts'
import { openJson, sealJson } from './seal-json.ts'
import { trafficRow } from './seat-proofs.ts'
import type { Turns } from './turns.ts'

/** What `ready-lane-tools.ts` is given of the log. */
export const laneWork = { readOwn, openJson, sealJson, databaseProblem, trafficRow }

export type LaneParts = {
  work: typeof laneWork
  deps: LogDeps
  inTurn: Turns['inTurn']
  own: () => LogState['own']
}
