import type { Actor } from '@tocsin/schema/primitives/actor'
import type { MissionId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Cursors, ExchangeQuestion } from '@tocsin/schema/sync/wire'
import { sql } from 'kysely'
import type { Handle, LogDeps } from './log-deps.ts'
import { findSeat } from './seats.ts'

/**
 * Keeps how far each scope has gone down to a seat (SPEC DV-9). Nothing is written while nothing new
 * goes down. A scope that the seat no longer names in its signed question is one that it has dropped.
 */
export async function noteDelivered(
  { database: { db }, mission, clock }: Pick<LogDeps, 'database' | 'mission' | 'clock'>,
  { seat, cursors: asked, rights }: ExchangeQuestion,
  delivered: Cursors,
): Promise<void> {
  const now = clock.now()
  await dropUnnamed(db, { mission, seat, now }, Object.keys(asked))
  // as: the keys of `Cursors` are scopes.
  const scopes = (Object.keys(delivered) as ScopeId[]).filter(
    (scope) => (delivered[scope] ?? 0) > (asked[scope] ?? 0),
  )
  if (scopes.length === 0) return
  const reader = await findSeat(db, mission, seat)
  if (!reader) return
  // A device that has not carried out a change of its rights holds what it could read before (SPEC RC-7).
  const isBehind = reader.rightsFrom > (rights?.from ?? 0)
  const readAs = isBehind
    ? sql<string>`case when delivered.scope_seq > 0 then delivered.actor_json else excluded.actor_json end`
    : sql<string>`excluded.actor_json`
  const rows = scopes.map((scope) => ({
    mission_id: mission,
    seat_id: seat,
    scope,
    scope_seq: delivered[scope] ?? 0,
    actor_json: JSON.stringify(reader.actor),
    first_at: now,
    last_at: now,
    dropped_at: null,
  }))
  await db
    .insertInto('delivered')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['mission_id', 'seat_id', 'scope']).doUpdateSet({
        // A reply that was lost is asked for again from further back: it may have arrived all the same.
        scope_seq: sql<number>`greatest(delivered.scope_seq, excluded.scope_seq)`,
        actor_json: readAs,
        last_at: now,
        dropped_at: null,
      }),
    )
    .execute()
}

async function dropUnnamed(
  db: Handle,
  { mission, seat, now }: { mission: MissionId; seat: SeatId; now: number },
  named: readonly string[],
): Promise<void> {
  let gone = db
    .updateTable('delivered')
    .set({ scope_seq: 0, dropped_at: now })
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('scope_seq', '>', 0)
  if (named.length > 0) gone = gone.where('scope', 'not in', named)
  await gone.execute()
}

export type Delivered = { scope: ScopeId; scopeSeq: number; actor: Actor; lastAt: number }

/** What lies on a seat's device as far as the server knows. */
export async function readDelivered(
  db: Handle,
  mission: MissionId,
  seat: SeatId,
): Promise<Delivered[]> {
  const rows = await db
    .selectFrom('delivered')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('seat_id', '=', seat)
    .where('scope_seq', '>', 0)
    .orderBy('scope')
    .execute()
  return rows.map(({ scope, scope_seq, actor_json, last_at }) => ({
    // as: written by `noteDelivered` from checked values.
    scope: scope as ScopeId,
    scopeSeq: scope_seq,
    actor: JSON.parse(actor_json) as Actor,
    lastAt: last_at,
  }))
}
