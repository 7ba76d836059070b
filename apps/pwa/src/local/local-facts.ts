import type { Actor } from '@tocsin/schema/primitives/actor'
import type { SeatId } from '@tocsin/schema/primitives/ids'
import type { Problem } from '@tocsin/schema/problem'
import { offsetOf } from './append-event.ts'
import type { LocalFacts, PlannedExchange } from './local.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { lostPlaces } from './lost-places.ts'
import type { KnownSeat, RosterSeat } from './roster-seat.ts'
import { provenRoster, type SeatProofs } from './seat-proofs.ts'
import { usualExpiryDays } from './use-budget.ts'

/** The roster with what of it is proven. */
export function rosterOf(
  { rows, meta }: LogState,
  proofs: SeatProofs,
): ReadonlyMap<SeatId, KnownSeat> {
  const seats: RosterSeat[] = []
  for (const { row } of rows.byRecord.values()) if (row.seat) seats.push(row.seat)
  return provenRoster(seats, meta.profile, proofs)
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
  let unsentRecords = 0
  let heldRecords = 0
  let isForked = false
  for (const { row } of rows.byRecord.values()) {
    if (row.kind === 'seat') continue
    if (row.state === 'here') unsentRecords += 1
    if (row.state === 'held') heldRecords += 1
    if (row.held && lostPlaces.includes(row.held.code)) isForked = true
  }
  return {
    unsentRecords,
    unsentEvents: unsent.length,
    unsentBytes: unsent.reduce((bytes, event) => bytes + event.bytes, 0),
    unsealedEvents: unsent.filter(({ envelope }) => envelope === undefined).length,
    heldRecords,
    pictureAt: meta.pictureAt,
    heardAt: meta.heard?.at ?? null,
    offset: offsetOf(meta),
    onlyOneCopy,
    log: meta.log,
    unproven: unprovenLines(state).length,
    audited: own.filter(({ audited }) => audited).length,
    chainLost: meta.behind || isForked || meta.stopped === true,
    expiredAt: meta.expiredAt ?? null,
    rightsNews: meta.rightsNews ?? null,
    expiryDaysLeft: Math.max(
      0,
      (meta.profile.expiryDays ?? usualExpiryDays) - (meta.budget?.days ?? 0),
    ),
  }
}
