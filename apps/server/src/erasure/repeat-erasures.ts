import { carryOut, type ErasureRow, erasureOf, finishErasures, orderOf } from './carry-out.ts'
import type { ErasureDeps } from './erasure-deps.ts'
import type { ErasureOrder } from './erasure-order.ts'

/** What came of the ledger. */
export type Repeated = {
  /** False when there was no ledger: what was erased since a backup may be here again. */
  isThere: boolean
  /** Erasures that the database had forgotten and that were carried out again now. */
  repeated: number
  /** Lines for which nothing was done: not signed by this server, or damaged. */
  refused: number
}

/**
 * Erases again what a restored database has brought back, by the orders that lie beside it, before
 * anything is served (SPEC ER-13); and finishes what a crash cut off. Done twice it is done once.
 */
export async function repeatErasures(deps: ErasureDeps): Promise<Repeated> {
  const { isThere, orders, refused } = await deps.erasures.read()
  let repeated = 0
  for (const order of orders) {
    const row = await erasureOf(deps, order.id)
    if (row?.approved === true) continue
    await insertDecided(deps, order)
    await carryOut(deps, order.id)
    repeated += 1
  }
  await finishErasures(deps)
  await keepKnown(deps)
  return { isThere, repeated, refused }
}

/** As it was before the restore: who proposed and who decided it, and that it is still to be done. */
async function insertDecided({ database, mission }: ErasureDeps, order: ErasureOrder) {
  const { proposed, decided } = order
  const row: ErasureRow = {
    mission_id: mission,
    erasure_id: order.id,
    event_id: order.event,
    hash: order.hash,
    record_id: order.record,
    scope: order.scope,
    type: order.type,
    parts_json: JSON.stringify(order.parts),
    reason: order.reason,
    reference: order.reference,
    proposed_by: proposed.account,
    proposed_name: proposed.name,
    proposed_seat: proposed.seat,
    proposed_at: proposed.at,
    decided_by: decided.account,
    decided_name: decided.name,
    decided_seat: decided.seat,
    decided_at: decided.at,
    approved: true,
    erased_by: null,
    erased_seq: null,
    erased_at: null,
    tables_at: null,
    wal: null,
  }
  await database.db
    .insertInto('erasure')
    .values(row)
    // One that waits in the backup was decided after it.
    .onConflict((conflict) => conflict.columns(['mission_id', 'erasure_id']).doUpdateSet(row))
    .execute()
}

/** What was erased before there was a ledger, or by a server whose ledger was lost. */
async function keepKnown(deps: ErasureDeps): Promise<void> {
  const rows = await deps.database.db
    .selectFrom('erasure')
    .selectAll()
    .where('mission_id', '=', deps.mission)
    .where('approved', '=', true)
    .orderBy('decided_at')
    .execute()
  const { orders } = await deps.erasures.read()
  const kept = new Set(orders.map(({ id }) => id))
  for (const row of rows) {
    if (kept.has(row.erasure_id)) continue
    const order = await orderOf(deps, row)
    if (order) await deps.erasures.keep(order)
  }
}
