import { databaseProblem } from './database-problem.ts'
import type { Local } from './local.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { readOwn } from './read-log.ts'
import { openJson, sealJson } from './seal-json.ts'
import { trafficRow } from './seat-proofs.ts'
import type { Turns } from './turns.ts'

/** What `ready-lane-tools.ts` is given of the log. */
const laneWork = { readOwn, openJson, sealJson, databaseProblem, trafficRow }
export type LaneWork = typeof laneWork

export function lanesOf(
  deps: LogDeps,
  inTurn: Turns['inTurn'],
  own: () => LogState['own'],
): Local['lanes'] {
  return async () => {
    const { openLaneTools } = await import('./ready-lane-tools.ts')
    return openLaneTools(laneWork, deps, inTurn, own)
  }
}
