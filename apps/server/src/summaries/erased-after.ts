import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Handle } from '../log/log-deps.ts'

/** How many erasures the log holds behind this number. */
export async function erasedAfter(db: Handle, mission: MissionId, seq: number): Promise<number> {
  const { n } = await db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('mission_id', '=', mission)
    .where('seq', '>', seq)
    .where('type', '=', 'PartErased')
    .executeTakeFirstOrThrow()
  return Number(n)
}
