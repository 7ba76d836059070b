import { nothingSeen } from '@tocsin/schema/events/draft'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { findSeat } from '../log/seats.ts'
import type { AccountDeps } from './account-deps.ts'
import { revocationOf, type VouchDeps } from './vouch.ts'

export type RevokeDeps = AccountDeps & { trust?: VouchDeps['trust'] }

/**
 * Takes a seat out of the mission: at once here, sessions included, then in the roster that every
 * seat reads. It is signed after: now where the delegate is at hand, else when somebody asks.
 *
 * @returns `not_found`, or `seat_revoked` when it already was.
 */
export async function revokeDevice(
  deps: RevokeDeps,
  seat: SeatId,
  reason: string,
): Promise<Result<undefined, Problem>> {
  const { db } = deps.database
  const known = await findSeat(db, deps.mission, seat)
  if (!known || known.actor.role === 'system') return err(problem('not_found'))
  if (known.revokedAt !== null) return err(problem('seat_revoked'))
  await db
    .updateTable('seat')
    .set({ revoked_at: deps.clock.now() })
    .where('mission_id', '=', deps.mission)
    .where('seat_id', '=', seat)
    .execute()
  await db
    .deleteFrom('session')
    .where('mission_id', '=', deps.mission)
    .where('seat_id', '=', seat)
    .execute()
  await deps.roster.append([
    {
      type: 'SeatRevoked',
      scope: missionScope,
      record: known.record,
      base: nothingSeen,
      bodies: { facts: { reason } },
    },
  ])
  const { trust } = deps
  if (trust)
    await revocationOf({ ...deps, trust }, { ...known, revokedAt: deps.clock.now() }, reason)
  return ok(undefined)
}
