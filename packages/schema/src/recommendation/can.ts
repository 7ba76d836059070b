import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'

/** Answers with the reason why not, or undefined when the act is open. */
export const recommendationCan = {
  /** Again, too: what was accepted is done one day, what was refused may be taken up. */
  answer({ role }: Actor): Problem | undefined {
    return role === 'analyst' || role === 'headquarters' ? undefined : problem('not_allowed')
  },
}
