import { usualExpiryDays } from '@tocsin/schema/desk/usual-tablet-rules'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { offsetOf } from './append-event.ts'
import type { LocalFacts, PlannedExchange } from './local.ts'
import type { LogDeps, LogState } from './log-state.ts'
import type { Profile } from './profile.ts'
import type { KnownSeat } from './roster-seat.ts'
import { provenRoster, type SeatProofs } from './seat-proofs.ts'
import type { ToldRows } from './told-rows.ts'

/** The roster with what of it is proven. */
export function rosterOf(
  seats: ToldRows['seats'],
  profile: Profile,
  proofs: ReturnType<SeatProofs['now']>,
): ReadonlyMap<SeatId, KnownSeat> {
  return provenRoster(seats.values(), profile, proofs)
}

/**
 * Who acts here. The roster's word counts once it is proven; until then that of the enrolment does. Rights
 * that were changed came with the delegate's word, and are in the profile.
 */
export function actorOf(
  { vault }: LogDeps,
  { meta }: LogState,
  roster: ReadonlyMap<SeatId, KnownSeat>,
): Actor {
  const own = roster.get(vault.seat.id)
  const { role, areas, component } = own?.isProven && !meta.rights ? own : meta.profile
  return { seat: vault.seat.id, role, areas, component }
}

/** The two facts, and what else a screen says of the log as a whole. */
/** Own events whose place is to be proven, in scopes that this seat may still read. */
export function unprovenLines({ own, meta }: LogState): PlannedExchange['lines'] {
  // What another epoch had numbered is numbered anew first.
  if (meta.renumbering) return []
  return own.flatMap(({ seatSeq, unproven }) => {
    return unproven && meta.cursors[unproven.scope] !== undefined
      ? [{ seatSeq, scope: unproven.scope, ...unproven.line }]
      : []
  })
}

export function factsOf(state: LogState, onlyOneCopy: Problem | null): LocalFacts {
  const { own, rows, meta } = state
  const unsent = own.filter(({ state }) => state === 0)
  return {
    unsentRecords: rows.told.unsent,
    unsentEvents: unsent.length,
    unsentBytes: unsent.reduce((bytes, event) => bytes + event.bytes, 0),
    unsealedEvents: unsent.filter(({ envelope }) => envelope === undefined).length,
    heldRecords: rows.told.held,
    pictureAt: meta.pictureAt,
    heardAt: meta.heard?.at ?? null,
    offset: offsetOf(meta),
    onlyOneCopy,
    log: meta.log,
    unproven: unprovenLines(state).length,
    audited: own.filter(({ audited }) => audited).length,
    chainLost: meta.behind || rows.told.lost > 0 || meta.stopped === true,
    expiredAt: meta.expiredAt ?? null,
    rightsNews: meta.rightsNews ?? null,
    expiryDaysLeft: Math.max(
      0,
      (meta.profile.expiryDays ?? usualExpiryDays) - (meta.budget?.days ?? 0),
    ),
  }
}
