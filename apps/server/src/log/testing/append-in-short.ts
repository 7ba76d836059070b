import type { ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { World } from '../../testing/test-mission.ts'
import { appendRun } from '../append.ts'
import type { LogDeps } from '../log-deps.ts'
import { openQuarantined } from '../quarantine.ts'

/** What an append says, in short. */
export async function append(deps: LogDeps, request: ExchangeRequest) {
  const appended = await appendRun(deps, { request })
  if (!appended.ok) return { problem: appended.error }
  const { receipts, held, head } = appended.value
  return {
    seqs: receipts.map(({ numbered }) => numbered.seq),
    held: held.map(({ seatSeq, problem }) => `${seatSeq} ${problem.code}`),
    head: head.seatSeq,
    receipts,
  }
}

export async function quarantined({ deps }: World) {
  const { db } = deps.database
  const rows = await db.selectFrom('quarantine').selectAll().orderBy('seat_seq').execute()
  const opened = await openQuarantined(db, deps, rows)
  return opened.map(({ seat_seq, problem, proven, bytes }) => ({
    seat_seq,
    problem,
    proven,
    bytes,
  }))
}

export const logged = (world: World) =>
  world.deps.database.db
    .selectFrom('event')
    .select(['seq', 'scope', 'scope_seq', 'seat_id', 'seat_seq'])
    .orderBy('seq')
    .execute()
