import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { FactsOf } from '../events/registry.ts'
import type { Actor } from '../primitives/actor.ts'
import { missionScope } from '../primitives/mission-scope.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import type { Problem } from '../problem.ts'
import { seatCan } from './can.ts'
import type { Seat } from './state.ts'

/** Enters a seat into the roster, which every seat of the mission may read. */
export function enrolSeat(
  actor: Actor,
  facts: FactsOf<'SeatEnrolled'>,
): Result<Draft<'SeatEnrolled'>, Problem> {
  const refusal = seatCan.enrol(actor)
  if (refusal) return err(refusal)
  const bodies = { facts }
  return ok({ type: 'SeatEnrolled', scope: missionScope, record: null, base: nothingSeen, bodies })
}

/** Gives a seat other rights, from a stated moment (ms since 1970); the server goes by it with the same append. */
export function changeSeat(
  seat: Pick<Seat, 'id' | 'revoked'>,
  actor: Actor,
  base: Header['base'],
  facts: FactsOf<'SeatChanged'>,
): Result<Draft<'SeatChanged'>, Problem> {
  const refusal = seatCan.change(seat, actor)
  if (refusal) return err(refusal)
  const bodies = { facts }
  return ok({ type: 'SeatChanged', scope: missionScope, record: seat.id, base, bodies })
}

/** Takes a seat out of the mission. It takes effect at the server first and is written here after. */
export function revokeSeat(
  seat: Seat,
  actor: Actor,
  base: Header['base'],
  reason: string,
): Result<Draft<'SeatRevoked'>, Problem> {
  const refusal = seatCan.revoke(seat, actor)
  if (refusal) return err(refusal)
  const bodies = { facts: { reason } }
  return ok({ type: 'SeatRevoked', scope: missionScope, record: seat.id, base, bodies })
}
