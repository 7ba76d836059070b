import type { Draft } from '@tocsin/schema/events/draft'
import { nothingSeen } from '@tocsin/schema/events/draft'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { changeSeat } from '@tocsin/schema/seat/decide'
import { findSeat, type KnownSeat, listSeats } from '../log/seats.ts'
import { type Account, accountFromRow } from './account-store.ts'
import { type RevokeDeps, revokeDevice } from './revoke.ts'
import { needsSecondFactor } from './second-factor.ts'
import { vouchFor } from './vouch.ts'

/**
 * Gives the seats of an account the rights of the account (SPEC RC-1): by the roster, in one append with
 * which the server goes by them, and signed after. A role that is only given to a browser after a second
 * factor never comes to a device that showed none: such a device is taken out and enrolled anew.
 */
export async function alignSeats(
  deps: RevokeDeps,
  account: Pick<Account, 'id' | 'role' | 'component' | 'areas'>,
): Promise<void> {
  const { database, mission, roster, trust } = deps
  const differing = (await listSeats(database.db, mission)).filter((seat) => {
    return seat.account === account.id && seat.revokedAt === null && !hasRights(seat, account)
  })
  const changed: SeatId[] = []
  const drafts: Draft[] = []
  for (const seat of differing) {
    if (needsSecondFactor(account.role) && !needsSecondFactor(seat.actor.role)) {
      await revokeDevice(deps, seat.actor.seat, 'role_changed')
      continue
    }
    const { role, component, areas } = account
    const draft = changeSeat({ id: seat.record, revoked: null }, roster.actor, nothingSeen, {
      from: nextFrom(seat, deps.clock.now()),
      role,
      areas,
      ...(component !== null && { component }),
    })
    if (!draft.ok) throw new Error('the roster may not change a seat')
    drafts.push(draft.value)
    changed.push(seat.actor.seat)
  }
  if (drafts.length > 0) await roster.append(drafts)
  for (const id of trust ? changed : []) {
    const seat = await findSeat(database.db, mission, id)
    if (seat && trust) await vouchFor({ ...deps, trust }, seat)
  }
}

/** What a crash cut off between an account and its seats is made good at the start. */
export async function alignAllSeats(deps: RevokeDeps): Promise<void> {
  const accounts = await deps.database.db
    .selectFrom('account')
    .selectAll('account')
    .where('account.mission_id', '=', deps.mission)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('role_change')
          .select('change_id')
          .whereRef('role_change.mission_id', '=', 'account.mission_id')
          .whereRef('role_change.account_id', '=', 'account.account_id')
          .where('confirmed_at', 'is not', null),
      ),
    )
    .execute()
  for (const row of accounts) await alignSeats(deps, accountFromRow(row))
}

/** It only rises, whatever a clock does, and past what a restored backup has forgotten and the device has not. */
function nextFrom({ rightsFrom, told }: KnownSeat, now: number): number {
  return Math.max(now, rightsFrom + 1, told.from + 1)
}

function hasRights(
  { actor, component }: KnownSeat,
  to: Pick<Account, 'role' | 'component' | 'areas'>,
): boolean {
  const isSame = actor.role === to.role && component === to.component
  return isSame && sameJson([...actor.areas], [...to.areas])
}
