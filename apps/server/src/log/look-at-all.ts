import { sql } from 'kysely'
import { anyForeign, beforeAll, type RecordPlace, readStates } from '../words/check-keys.ts'
import type { MissionWords } from '../words/words.ts'
import type { Handle } from './log-deps.ts'
import { missionOf } from './mission.ts'

/** What only all of the log, or all of the keys, can show. */
export type WholeFlaw =
  /** A number before the newest ones is missing. */
  | 'numbers'
  /** A folded state lies here and its key does not (SPEC KW-8). */
  | 'keys_lost'
  /** A key of words is of another server key. */
  | 'keys_foreign'

const pageSize = 10_000

/**
 * What grows with the log and so is not asked before a server serves: whether all numbers are there and
 * every folded state has its key, of this server key (SPEC PF-19, KW-8). A few thousand rows at a time;
 * `pause` is awaited before each page, and what it throws ends the look.
 */
export async function lookAtAll(
  db: Handle,
  at: MissionWords,
  pause: () => Promise<unknown> = async () => {},
): Promise<WholeFlaw[]> {
  const flaws: WholeFlaw[] = []
  const { lastSeq, generation } = await missionOf(db, at.mission)
  for (let from = 0; from < lastSeq; from += pageSize) {
    await pause()
    const upTo = Math.min(from + pageSize, lastSeq)
    if ((await countEvents(db, at, from, upTo)) === upTo - from) continue
    flaws.push('numbers')
    break
  }
  for (let after: RecordPlace | undefined = beforeAll; after; ) {
    await pause()
    const { lost, next } = await readStates(db, { ...at, generation }, after)
    after = lost > 0 ? undefined : next
    if (lost > 0) flaws.push('keys_lost')
  }
  await pause()
  if ((await anyForeign(db, at)) !== undefined) flaws.push('keys_foreign')
  return flaws
}

async function countEvents(
  db: Handle,
  { mission }: MissionWords,
  afterSeq: number,
  upToSeq: number,
): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::int4 as events from event
    where mission_id = ${mission} and seq > ${afterSeq}::int8 and seq <= ${upToSeq}::int8`.execute(
    db,
  )
  return rows[0]?.events ?? 0
}
