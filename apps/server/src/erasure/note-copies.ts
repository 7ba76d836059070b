import { mayReadPart, onlyOwnOf } from '@tocsin/schema/access/rules'
import { authorSeat } from '@tocsin/schema/events/tell'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { EventId, parseEventId, RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { type ErasureRow, partsOf } from './carry-out.ts'
import type { ErasureDeps } from './erasure-deps.ts'

/**
 * Which devices had received what is erased: its author's, and those to which its scope had gone down
 * as far as it while their role could read one of the parts (SPEC DV-9, ER-11). One that has confirmed
 * already stays as it is.
 */
export async function noteCopies(
  { database: { db }, mission }: ErasureDeps,
  row: ErasureRow & { erased_by: string },
): Promise<void> {
  const event = EventId.parse(row.event_id)
  const { seat: author, seatSeq } = parseEventId(event)
  const scope = ScopeId.parse(row.scope)
  const record = RecordId.parse(row.record_id)
  const labels = partsOf(row).map(({ label }) => label)
  const known = await db
    .selectFrom('event')
    .select('scope_seq')
    .where('mission_id', '=', mission)
    .where('seat_id', '=', author)
    .where('seat_seq', '=', seatSeq)
    .executeTakeFirst()
  // Not here (yet): a restored server erases it as soon as somebody brings it.
  const scope_seq = known?.scope_seq ?? Number.MAX_SAFE_INTEGER
  const delivered = await db
    .selectFrom('delivered')
    .select(['seat_id', 'actor_json', 'last_at'])
    .where('mission_id', '=', mission)
    .where('scope', '=', scope)
    .where('scope_seq', '>=', scope_seq)
    .where('seat_id', '!=', author)
    .execute()
  const readers = delivered.filter(({ actor_json }) => {
    // as: written by `noteDelivered` from checked values.
    const actor = JSON.parse(actor_json) as Actor
    const isSent = onlyOwnOf(actor, [scope]).length === 0 || authorSeat(record) === actor.seat
    return isSent && labels.some((label) => mayReadPart(actor, { scope, record }, label))
  })
  const rows = [
    { seat_id: author as string, is_author: true, last_at: null },
    ...readers.map(({ seat_id, last_at }) => ({ seat_id, is_author: false, last_at })),
  ]
  await db
    .insertInto('erasure_copy')
    .values(
      rows.map((one) => ({
        mission_id: mission,
        erased_by: row.erased_by,
        confirmed_at: null,
        ...one,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['mission_id', 'erased_by', 'seat_id']).doUpdateSet((set) => ({
        is_author: set.ref('excluded.is_author'),
        last_at: set.ref('excluded.last_at'),
      })),
    )
    .execute()
}
