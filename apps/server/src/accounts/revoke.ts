import { nothingSeen } from '@tocsin/schema/events/draft'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { forkedReason } from '@tocsin/schema/trust/statements'
import { findSeat, type KnownSeat } from '../log/seats.ts'
import { newestStatement } from '../trust/statement-store.ts'
import type { AccountDeps } from './account-deps.ts'
import { revocationOf, type VouchDeps } from './vouch.ts'

export type RevokeDeps = AccountDeps & { trust?: VouchDeps['trust'] }

/**
 * A seat that was stopped for a fork, and whose tablet is now lost or taken: it is told the new reason,
 * and wipes itself for it. `seat_revoked` for every other one that is out already.
 */
async function revokeStopped(
  deps: RevokeDeps,
  known: KnownSeat,
  reason: string,
): Promise<Result<undefined, Problem>> {
  const { trust } = deps
  const before = await newestStatement(deps, 'revocation', known.actor.seat)
  const isStopped = before?.statement.reason === forkedReason && reason !== forkedReason
  if (!trust || !isStopped) return err(problem('seat_revoked'))
  await revocationOf({ ...deps, trust }, known, reason)
  return ok(undefined)
}

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
  if (known.revokedAt !== null) return revokeStopped(deps, known, reason)
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
