import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Alert } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. */
export const alertCan = {
  acknowledge(alert: Alert, actor: Actor): Problem | undefined {
    if (!isDesk(actor)) return problem('not_allowed')
    if (alert.closed) return problem('already_closed')
    return alert.acknowledged.length > 0 ? problem('already_acknowledged') : undefined
  },
  answer(alert: Alert, actor: Actor): Problem | undefined {
    if (!isDesk(actor)) return problem('not_allowed')
    return alert.closed ? problem('already_closed') : undefined
  },
  close(alert: Alert, actor: Actor): Problem | undefined {
    if (!isDesk(actor)) return problem('not_allowed')
    return alert.closed ? problem('already_closed') : undefined
  },
}

function isDesk({ role }: Actor): boolean {
  return role === 'analyst' || role === 'headquarters'
}
