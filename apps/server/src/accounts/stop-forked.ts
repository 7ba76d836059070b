import type { SeatId } from '@tocsin/schema/primitives/ids'
import { forkedReason } from '@tocsin/schema/trust/statements'
import { writeAudit } from './audit.ts'
import { type RevokeDeps, revokeDevice } from './revoke.ts'

/**
 * Stops every seat whose key has signed two different events for one place of its chain: its device
 * was copied, or put back from a backup, and nobody here can tell which of the two is its officer's
 * (SPEC DV-15). Only a holder of the key brings this about, as what is not signed by it is no fork.
 * Looks at what is kept and not at one request, so that a crash between the two is made good.
 */
export async function stopForked(deps: RevokeDeps): Promise<void> {
  const { database, mission, clock } = deps
  const rows = await database.db
    .selectFrom('quarantine')
    .innerJoin('seat', (join) =>
      join
        .onRef('seat.mission_id', '=', 'quarantine.mission_id')
        .onRef('seat.seat_id', '=', 'quarantine.seat_id'),
    )
    .select('quarantine.seat_id')
    .distinct()
    .where('quarantine.mission_id', '=', mission)
    .where('quarantine.problem', '=', 'forked')
    .where('quarantine.proven', '=', true)
    .where('seat.revoked_at', 'is', null)
    .where('seat.role', '!=', 'system')
    .execute()
  for (const row of rows) {
    const seat = row.seat_id as SeatId
    const stopped = await revokeDevice(deps, seat, forkedReason)
    if (!stopped.ok) continue
    const line = { by: null, what: 'seat_revoked', about: seat } as const
    const detail = { reason: forkedReason }
    await writeAudit(database.db, { mission, now: clock.now() }, { ...line, detail })
  }
}
