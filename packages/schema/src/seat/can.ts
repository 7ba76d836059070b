import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Seat } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. */
export const seatCan = {
  enrol(actor: Actor): Problem | undefined {
    return actor.role === 'system' ? undefined : problem('not_allowed')
  },
  change(seat: Pick<Seat, 'revoked'>, actor: Actor): Problem | undefined {
    if (actor.role !== 'system') return problem('not_allowed')
    return seat.revoked ? problem('seat_revoked') : undefined
  },
  revoke(seat: Seat, actor: Actor): Problem | undefined {
    if (actor.role !== 'system') return problem('not_allowed')
    return seat.revoked ? problem('seat_revoked') : undefined
  },
}
