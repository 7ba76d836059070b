import { GENESIS } from '@tocsin/schema/chain/chain'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { SeatTable } from '../db/tables.ts'
import type { Handle } from '../log/log-deps.ts'
import type { Folded } from './fold-entries.ts'

/**
 * Opens a chain for each seat that the roster newly names, gives it the rights that the roster says, and
 * closes those it revokes. The table
 * holds what no log can tell (heads, counters, accounts), so a rebuild leaves it alone.
 */
export async function writeSeatRows(
  tx: Handle,
  mission: MissionId,
  { changed, states }: Folded,
): Promise<void> {
  const seats = changed.flatMap((ref) => {
    const seat = ref.kind === 'seat' ? states.get('seat', ref.id) : undefined
    return seat ? [seat] : []
  })
  if (seats.length === 0) return
  const rows: SeatTable[] = seats.map((seat) => ({
    mission_id: mission,
    seat_id: seat.seat,
    record_id: seat.id,
    account_id: null,
    name: seat.name,
    role: seat.role,
    component: seat.component,
    areas_json: JSON.stringify(seat.areas),
    public_key: seat.publicKey,
    head_seq: 0,
    head_hash: GENESIS,
    counter: 0,
    enrolled_at: seat.enrolledAt,
    revoked_at: seat.revoked?.saidAt ?? null,
    last_heard_at: null,
    rights_from: seat.changed?.from ?? 0,
    told_from: 0,
    told_after: 0,
  }))
  await tx
    .insertInto('seat')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  for (const { seat, changed, role, component, areas } of seats) {
    if (!changed) continue
    await tx
      .updateTable('seat')
      .set({ role, component, areas_json: JSON.stringify(areas), rights_from: changed.from })
      .where('mission_id', '=', mission)
      .where('seat_id', '=', seat)
      .where('rights_from', '<', changed.from)
      .execute()
  }
  for (const seat of seats) {
    if (!seat.revoked) continue
    await tx
      .updateTable('seat')
      .set({ revoked_at: seat.revoked.saidAt })
      .where('mission_id', '=', mission)
      .where('seat_id', '=', seat.seat)
      .where('revoked_at', 'is', null)
      .execute()
  }
}
