import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Threat } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. */
export const threatCan = {
  amend(threat: Threat, actor: Actor): Problem | undefined {
    if (threat.closed) return problem('already_closed')
    return isAuthorOrDesk(threat, actor) ? undefined : problem('not_author')
  },
  /** With a reason, a mistake among them: a threat is never deleted. */
  close(threat: Threat, actor: Actor): Problem | undefined {
    if (threat.closed) return problem('already_closed')
    return isAuthorOrDesk(threat, actor) ? undefined : problem('not_author')
  },
}

function isAuthorOrDesk(threat: Threat, actor: Actor): boolean {
  return threat.author === actor.seat || actor.role === 'analyst' || actor.role === 'headquarters'
}
