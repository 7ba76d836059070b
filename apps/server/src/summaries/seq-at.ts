import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'

/**
 * The first number of the log that was received at a moment (ms since 1970) or later; one past the last
 * where there is none. Found by halving: what was received later has the higher number.
 */
export async function seqAt(db: Handle, mission: MissionId, at: number): Promise<number> {
  const { lastSeq } = await missionOf(db, mission)
  let [low, high] = [1, lastSeq + 1]
  while (low < high) {
    const middle = (low + high) >> 1
    const row = await db
      .selectFrom('event')
      .select('received_at')
      .where('mission_id', '=', mission)
      .where('seq', '=', middle)
      .executeTakeFirst()
    if ((row?.received_at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
