import type { Told } from '../events/tell.ts'
import { isRole } from '../primitives/actor.ts'
import type { Seat } from './state.ts'

/** Folds one event into a seat of the roster (SPEC RD-9, RC-1). */
export function reduceSeat(seat: Seat | undefined, told: Told): Seat | undefined {
  if (told.type === 'SeatEnrolled') return seat ?? enrolSeat(told)
  if (seat && told.type === 'SeatChanged') return changeSeat(seat, told)
  if (!seat || told.type !== 'SeatRevoked') return seat
  const revoked = seat.revoked ?? { reason: told.facts.reason, saidAt: told.saidAt }
  return { ...seat, revoked, seq: told.seq ?? seat.seq }
}

function changeSeat(seat: Seat, { facts, seq }: Extract<Told, { type: 'SeatChanged' }>): Seat {
  const { from, role, component, areas } = facts
  const { changed } = seat
  // A role that this version does not know: what is known stands until an update, and the server decides.
  if (from <= (changed?.from ?? 0) || !isRole(role)) return seat
  const last = {
    from: changed?.from ?? 0,
    role: seat.role,
    component: seat.component,
    areas: seat.areas,
  }
  return {
    ...seat,
    role,
    component: component ?? null,
    areas,
    changed: { from, before: [...(changed?.before ?? []), last] },
    seq: seq ?? seat.seq,
  }
}

function enrolSeat(told: Extract<Told, { type: 'SeatEnrolled' }>): Seat | undefined {
  const { seat, publicKey, name, role, component, areas } = told.facts
  // A role that this version does not know gives no rights; the seat appears after an update.
  if (!isRole(role)) return undefined
  return {
    id: told.record,
    seat,
    publicKey,
    name,
    role,
    component: component ?? null,
    areas,
    enrolledAt: told.saidAt,
    revoked: null,
    seq: told.seq,
  }
}
