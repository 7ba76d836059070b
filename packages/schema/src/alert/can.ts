import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { ReachedStop } from './reached-stops.ts'
import { reachedAt } from './select.ts'
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
  /** Whoever is on the ground may say it, and says it also of an alert that is closed. */
  reach(alert: Alert, actor: Actor, stop: ReachedStop): Problem | undefined {
    const isField = actor.role === 'jpt_member' || actor.role === 'team_leader'
    if (!isDesk(actor) && !isField) return problem('not_allowed')
    return reachedAt(alert, stop) === undefined ? undefined : problem('nothing_changed')
  },
}

function isDesk({ role }: Actor): boolean {
  return role === 'analyst' || role === 'headquarters'
}
