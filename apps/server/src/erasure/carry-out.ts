import { nothingSeen } from '@tocsin/schema/events/draft'
import { EventId, parseEventId, RecordId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Selectable } from 'kysely'
import type { ErasureTable } from '../db/erasure-tables.ts'
import { scrubDatabase } from '../db/scrub-database.ts'
import { readEvents } from '../log/stored-events.ts'
import type { ErasureDeps } from './erasure-deps.ts'
import { ErasureOrder } from './erasure-order.ts'
import { strictFrom } from './find-event.ts'
import { noteCopies } from './note-copies.ts'

/**
 * Does what two persons have decided: it is written into the ledger (SPEC ER-12), the event that says so and the destruction go in by one
 * transaction (SPEC ER-7), then the database is scrubbed (SPEC ER-8). Begun again after a crash it goes
 * on where it stopped, and done twice it is done once.
 */
export async function carryOut(deps: ErasureDeps, id: string): Promise<void> {
  const row = await erasureOf(deps, id)
  if (row?.approved !== true || row.tables_at !== null) return
  const { orders } = await deps.erasures.read()
  const order = orders.find((one) => one.id === id) ?? (await orderOf(deps, row))
  if (!order) throw new Error('an erasure without two persons')
  await deps.erasures.keep(order)
  const erasedBy = row.erased_by ?? (await erase(deps, row, order))
  await noteCopies(deps, { ...row, erased_by: erasedBy })
  const { wal } = await scrubDatabase(deps.database)
  await change(deps, id, { tables_at: deps.clock.now(), wal })
}

/** What was decided and cut off before it was done, at the start of a server. */
export async function finishErasures(deps: ErasureDeps): Promise<void> {
  const rows = await deps.database.db
    .selectFrom('erasure')
    .select('erasure_id')
    .where('mission_id', '=', deps.mission)
    .where('approved', '=', true)
    .where('tables_at', 'is', null)
    .orderBy('decided_at')
    .execute()
  for (const { erasure_id } of rows) await carryOut(deps, erasure_id)
}

export type ErasureRow = Selectable<ErasureTable>

export async function erasureOf(
  { database, mission }: ErasureDeps,
  id: string,
): Promise<ErasureRow | undefined> {
  return await database.db
    .selectFrom('erasure')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('erasure_id', '=', id)
    .executeTakeFirst()
}

/** What is to be done again should the database forget it; undefined for what was not decided by two. */
export async function orderOf(
  deps: ErasureDeps,
  row: ErasureRow,
): Promise<ErasureOrder | undefined> {
  const parts = partsOf(row)
  const takesFacts = parts.some(({ label }) => label === 'facts')
  const strict = takesFacts ? await strictOf(deps, EventId.parse(row.event_id)) : undefined
  return ErasureOrder.safeParse({
    v: 1,
    mission: deps.mission,
    id: row.erasure_id,
    event: row.event_id,
    hash: row.hash,
    record: row.record_id,
    scope: row.scope,
    type: row.type,
    parts,
    reason: row.reason,
    reference: row.reference,
    restricts: strict !== undefined,
    proposed: {
      account: row.proposed_by,
      name: row.proposed_name,
      seat: row.proposed_seat,
      at: row.proposed_at,
    },
    decided: {
      account: row.decided_by,
      name: row.decided_name,
      seat: row.decided_seat,
      at: row.decided_at,
    },
  }).data
}

/** Labels of the parts and what was committed to, as `proposeErasure` wrote them. */
export function partsOf({ parts_json }: Pick<ErasureRow, 'parts_json'>) {
  // as: the column holds what `proposeErasure` wrote.
  return JSON.parse(parts_json) as { label: string; commitment: string }[]
}

/** Writes the event, once; the id under which it stands. */
async function erase(
  deps: ErasureDeps,
  row: ErasureRow,
  { restricts }: Pick<ErasureOrder, 'restricts'>,
): Promise<string> {
  const labels = partsOf(row).map(({ label }) => label)
  const known = await writtenBefore(deps, row, labels)
  if (!known) {
    const event = EventId.parse(row.event_id)
    const here = labels.includes('facts') ? await strictOf(deps, event) : undefined
    // Of what a restored server has not got back yet the number is not known: strict from the beginning.
    const strict = here ?? (restricts ? 1 : undefined)
    await deps.roster.append([
      {
        type: 'PartErased',
        scope: ScopeId.parse(row.scope),
        record: RecordId.parse(row.record_id),
        base: nothingSeen,
        bodies: {
          facts: {
            event,
            hash: row.hash,
            parts: labels,
            reason: row.reason,
            ...(row.reference !== null && { reference: row.reference }),
            ...(strict !== undefined && { strictFrom: strict }),
            proposedBy: SeatId.parse(row.proposed_seat),
            confirmedBy: SeatId.parse(row.decided_seat),
          },
        },
      },
    ])
  }
  const by = known ?? (await writtenBefore(deps, row, labels))
  if (!by) throw new Error('an erasure was written and is not there')
  const { seat, seatSeq } = parseEventId(EventId.parse(by))
  const written = await deps.database.db
    .selectFrom('event')
    .select(['seq', 'received_at'])
    .where('mission_id', '=', deps.mission)
    .where('seat_id', '=', seat)
    .where('seat_seq', '=', seatSeq)
    .executeTakeFirstOrThrow()
  const done = { erased_by: by, erased_seq: written.seq, erased_at: written.received_at }
  await change(deps, row.erasure_id, done)
  return by
}

/** The event that erased all of these parts, when it was written before a crash. */
async function writtenBefore(
  { database, mission }: ErasureDeps,
  { hash }: ErasureRow,
  labels: readonly string[],
): Promise<string | undefined> {
  const rows = await database.db
    .selectFrom('erased_part')
    .select(['label', 'erased_by'])
    .where('mission_id', '=', mission)
    .where('hash', '=', hash)
    .where('label', 'in', labels)
    .execute()
  return rows.length === labels.length ? rows[0]?.erased_by : undefined
}

async function strictOf(deps: ErasureDeps, id: EventId): Promise<number | undefined> {
  const { seat, seatSeq } = parseEventId(id)
  const row = await deps.database.db
    .selectFrom('event')
    .select('seq')
    .where('mission_id', '=', deps.mission)
    .where('seat_id', '=', seat)
    .where('seat_seq', '=', seatSeq)
    .executeTakeFirst()
  const [entry] = row ? await readEvents(deps.database.db, deps, [row.seq]) : []
  return entry && (await strictFrom(deps, entry))
}

async function change(
  { database, mission }: ErasureDeps,
  id: string,
  to: Partial<ErasureRow>,
): Promise<void> {
  await database.db
    .updateTable('erasure')
    .set(to)
    .where('mission_id', '=', mission)
    .where('erasure_id', '=', id)
    .execute()
}
