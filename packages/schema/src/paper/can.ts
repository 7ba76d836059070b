import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import { compulsorySections, handsIn, isWritten, standingSignature } from './select.ts'
import type { Paper } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. */
export const paperCan = {
  draft({ role }: Actor): Problem | undefined {
    return isDesk(role) ? undefined : problem('not_allowed')
  },
  edit(paper: Paper, { role }: Actor): Problem | undefined {
    if (!isDesk(role)) return problem('not_allowed')
    return paper.released ? problem('paper_released') : undefined
  },
  sign(paper: Paper, actor: Actor): Problem | undefined {
    const refusal = paperCan.edit(paper, actor)
    if (refusal) return refusal
    const isComplete = compulsorySections.every((section) => isWritten(paper, section))
    return isComplete ? undefined : problem('paper_incomplete')
  },
  /** Whoever wrote or signed it has a second pair of eyes look at it. */
  release(paper: Paper, actor: Actor): Problem | undefined {
    const refusal = paperCan.edit(paper, actor)
    if (refusal) return refusal
    if (!standingSignature(paper)) return problem('paper_unsigned')
    return handsIn(paper).has(actor.seat) ? problem('second_reader_needed') : undefined
  },
  /** Only what was released leaves the house. */
  share(paper: Paper, { role }: Actor): Problem | undefined {
    if (!isDesk(role)) return problem('not_allowed')
    return paper.released ? undefined : problem('paper_not_released')
  },
  /** Also of a released one: it changes nothing of it. */
  dissent({ role }: Actor): Problem | undefined {
    return isDesk(role) ? undefined : problem('not_allowed')
  },
}

function isDesk(role: Actor['role']): boolean {
  return role === 'analyst' || role === 'headquarters'
}
