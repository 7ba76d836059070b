import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { pushedUpTo } from '@tocsin/schema/sync/plan-run'
import { isSaidOfSeat } from '@tocsin/seal/check-revocation'
import { eraseTools } from './erase-tools.ts'
import { clustersOf } from './fold-record.ts'
import { putEntry, unprovenOf } from './log-state.ts'
import { fromBeginning } from './meta.ts'
import { readAllClusters, readClusters, readOwn } from './read-log.ts'
import { freshBudget } from './use-budget.ts'

/** What `ready-take-reply.ts` is given of the log. */
export const replyTools = {
  clustersOf,
  eraseTools,
  freshBudget,
  fromBeginning,
  isSaidOfSeat,
  missionScope,
  pushedUpTo,
  putEntry,
  readAllClusters,
  readClusters,
  readOwn,
  unprovenOf,
}
export type ReplyTools = typeof replyTools
