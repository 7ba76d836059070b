import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { enrolSeat } from '@tocsin/schema/seat/decide'
import type { Signed } from '@tocsin/schema/trust/signed'
import type { SeatStatement } from '@tocsin/schema/trust/statements'
import { seatIdOf } from '@tocsin/seal/seat-key'
import { findSeat, type KnownSeat } from '../log/seats.ts'
import type { AccountDeps } from './account-deps.ts'
import type { Account } from './account-store.ts'
import { meetsChallenge } from './challenges.ts'
import { type NamedSealing, namesSealing } from './name-sealing.ts'
import { type VouchDeps, vouchFor } from './vouch.ts'

/**
 * Makes a device's key a seat of the mission, with the role and areas of the account, and enters it
 * into the roster, signed for by the delegate. Repeating it with the same key and account gives the
 * same seat.
 *
 * @returns `bad_signature` when the challenge is not met, `not_allowed` when the key is another's.
 */
export async function enrolDevice(
  deps: AccountDeps & VouchDeps,
  account: Account,
  device: {
    publicKey: Uint8Array<ArrayBuffer>
    challenge: string
    signature: string
    /** Absent for a device that takes nothing sealed. */
    sealing?: NamedSealing | undefined
  },
): Promise<Result<{ seat: KnownSeat; vouched: Signed<SeatStatement> }, Problem>> {
  const { db } = deps.database
  const seat = await seatIdOf(device.publicKey)
  if (!(await meetsChallenge(deps, { seat, ...device }))) return err(problem('bad_signature'))
  if (device.sealing && !(await namesSealing(deps, { seat, ...device }, device.sealing))) {
    return err(problem('bad_signature'))
  }
  const before = await findSeat(db, deps.mission, seat)
  if (before && before.account !== null && before.account !== account.id) {
    return err(problem('not_allowed'))
  }
  if (before?.actor.role === 'system') return err(problem('not_allowed'))
  if (before?.revokedAt) return err(problem('seat_revoked'))
  if (!before) {
    const entered = await enterIntoRoster(deps, account, seat, device.publicKey)
    if (!entered.ok) return entered
  }
  await db
    .updateTable('seat')
    .set({ account_id: account.id })
    .where('mission_id', '=', deps.mission)
    .where('seat_id', '=', seat)
    .where('account_id', 'is', null)
    .execute()
  const known = await findSeat(db, deps.mission, seat)
  if (!known) throw new Error('a seat was enrolled and is not there')
  if (known.account !== account.id) return err(problem('not_allowed'))
  return ok({ seat: known, vouched: await vouchFor(deps, known, device.sealing?.key) })
}

async function enterIntoRoster(
  deps: AccountDeps,
  account: Account,
  seat: SeatId,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<Result<undefined, Problem>> {
  const draft = enrolSeat(deps.roster.actor, {
    seat,
    publicKey: toBase64Url(publicKey),
    name: account.personName,
    role: account.role,
    areas: account.areas,
    ...(account.component === null ? {} : { component: account.component }),
  })
  if (!draft.ok) return draft
  await deps.roster.append([draft.value])
  return ok(undefined)
}
