import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Visit } from './state.ts'

/** Answers with the reason why not, or undefined when the act is open. */
export const visitCan = {
  amend(visit: Visit, { seat, role }: Actor): Problem | undefined {
    const isDesk = role === 'analyst' || role === 'headquarters'
    return visit.author === seat || isDesk ? undefined : problem('not_author')
  },
}
