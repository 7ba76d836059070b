import type { Told } from '../events/tell.ts'
import { isRole } from '../primitives/actor.ts'
import type { Seat } from './state.ts'

/** Folds one event into a seat of the roster (SPEC RD-9). */
export function reduceSeat(seat: Seat | undefined, told: Told): Seat | undefined {
  if (told.type === 'SeatEnrolled') return seat ?? enrolSeat(told)
  if (!seat || told.type !== 'SeatRevoked') return seat
  const revoked = seat.revoked ?? { reason: told.facts.reason, saidAt: told.saidAt }
  return { ...seat, revoked, seq: told.seq ?? seat.seq }
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
