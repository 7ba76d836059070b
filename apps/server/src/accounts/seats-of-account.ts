import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { Handle } from '../log/log-deps.ts'

/** The seats of an account that are not revoked. */
export async function seatsOfAccount(
  db: Handle,
  mission: string,
  account: string,
): Promise<SeatId[]> {
  const rows = await db
    .selectFrom('seat')
    .select('seat_id')
    .where('mission_id', '=', mission)
    .where('account_id', '=', account)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map((row) => row.seat_id as SeatId)
}
