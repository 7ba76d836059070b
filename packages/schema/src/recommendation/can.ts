import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Recommendation } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. */
export const recommendationCan = {
  /** Again, too: what was accepted is done one day, what was refused may be taken up. */
  answer(recommendation: Recommendation, { role }: Actor): Problem | undefined {
    if (recommendation.withdrawn) return problem('already_withdrawn')
    return isDesk(role) ? undefined : problem('not_allowed')
  },
  /** Its author; and the desk, when the author is back and a word has to be put right. */
  amend(recommendation: Recommendation, { seat, role }: Actor): Problem | undefined {
    if (recommendation.withdrawn) return problem('already_withdrawn')
    return recommendation.author === seat || isDesk(role) ? undefined : problem('not_author')
  },
  withdraw(recommendation: Recommendation, actor: Actor): Problem | undefined {
    return recommendationCan.amend(recommendation, actor)
  },
}

function isDesk(role: Actor['role']): boolean {
  return role === 'analyst' || role === 'headquarters'
}
