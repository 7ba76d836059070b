import { parseEventId } from '@tocsin/schema/primitives/ids'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { readEvents } from '../log/stored-events.ts'
import type { LogToRefold } from './refold-erased.ts'

/** The log in the database, for folding single records anew. */
export function logToRefold(db: Handle, at: ReadModels): LogToRefold {
  const { mission, generation } = at
  return {
    async find({ event, hash }) {
      const { seat, seatSeq } = parseEventId(event)
      const row = await db
        .selectFrom('event')
        .select('seq')
        .where('mission_id', '=', mission)
        .where('seat_id', '=', seat)
        .where('seat_seq', '=', seatSeq)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return row && (await readEvents(db, at, [row.seq]))[0]
    },
    async touching({ kind, id }) {
      const rows = await db
        .selectFrom('record_entry')
        .select('seq')
        .where('mission_id', '=', mission)
        .where('generation', '=', generation)
        .where('kind', '=', kind)
        .where('record_id', '=', id)
        .execute()
      return await readEvents(
        db,
        at,
        rows.map(({ seq }) => seq),
      )
    },
  }
}
