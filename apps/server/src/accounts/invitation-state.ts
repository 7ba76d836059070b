import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { AccountDeps } from './account-deps.ts'
import type { Account } from './account-store.ts'

/** What has become of an invitation, for whoever shows its code. */
export type InvitationState = {
  expiresAt: number
  /** Null while it waits for the second administrator. */
  confirmedAt: number | null
  usedAt: number | null
  withdrawnAt: number | null
  /** The device that enrolled by it; null until it has. */
  device: { seat: SeatId; name: string; enrolledAt: number } | null
}

/**
 * How an invitation stands (SPEC DV-13); undefined for one that is unknown, or that somebody else made,
 * except to administrators.
 */
export async function invitationState(
  { database: { db }, mission }: Pick<AccountDeps, 'database' | 'mission'>,
  by: Account,
  id: string,
): Promise<InvitationState | undefined> {
  const row = await db
    .selectFrom('invitation')
    .selectAll()
    .where('mission_id', '=', mission)
    .where('invitation_id', '=', id)
    .executeTakeFirst()
  if (!row || (by.role !== 'administrator' && row.made_by !== by.id)) return undefined
  const seat =
    row.used_at === null
      ? undefined
      : await db
          .selectFrom('seat')
          .select(['seat_id', 'name', 'enrolled_at'])
          .where('mission_id', '=', mission)
          .where('account_id', '=', row.account_id)
          .where('enrolled_at', '>=', row.used_at)
          .orderBy('enrolled_at')
          .executeTakeFirst()
  return {
    expiresAt: row.expires_at,
    confirmedAt: row.confirmed_at,
    usedAt: row.used_at,
    withdrawnAt: row.withdrawn_at,
    device: seat
      ? { seat: seat.seat_id as SeatId, name: seat.name, enrolledAt: seat.enrolled_at }
      : null,
  }
}
