import type { Arrived } from '@tocsin/schema/desk/desk-answers'
import type { EventId, MissionId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { Handle } from '../log/log-deps.ts'

/** How much of the files of these events has arrived. What has not begun to arrive has no line. */
export async function readArrived(
  db: Handle,
  mission: MissionId,
  events: readonly { id: EventId }[],
): Promise<Arrived[]> {
  if (events.length === 0) return []
  const rows = await db
    .selectFrom('attachment_chunk')
    .select(['event_id', 'content', sql<number>`count(*)::int8`.as('chunks')])
    .where('mission_id', '=', mission)
    .where(
      'event_id',
      'in',
      events.map(({ id }) => id),
    )
    .groupBy(['event_id', 'content'])
    .execute()
  return rows.map(({ event_id, content, chunks }) => ({
    // as: the column holds ids of events of the log.
    event: event_id as EventId,
    content,
    chunks,
  }))
}
