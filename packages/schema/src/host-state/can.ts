import type { Actor } from '../primitives/actor.ts'
import type { EventId } from '../primitives/ids.ts'
import { type Problem, problem } from '../problem.ts'
import type { HostState } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open (SPEC HS-2). */
export const hostStateCan = {
  assess({ role }: Actor): Problem | undefined {
    return role === 'analyst' || role === 'headquarters' ? undefined : problem('not_allowed')
  },
  /** To put one right, or take it back: by any desk, once. */
  change({ assessments }: HostState, actor: Actor, event: EventId): Problem | undefined {
    const refusal = hostStateCan.assess(actor)
    if (refusal) return refusal
    const one = assessments.find((assessed) => assessed.event === event)
    if (!one) return problem('not_found')
    return one.withdrawn ? problem('already_withdrawn') : undefined
  },
}
