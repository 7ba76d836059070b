import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import { warningStanding } from './select.ts'
import type { Warning } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open (SPEC WN-2). */
export const warningCan = {
  lookAt(warning: Warning, actor: Actor): Problem | undefined {
    const isFirst = warningStanding(warning) === 'raised'
    return refused(warning, actor) ?? (isFirst ? undefined : problem('already_acknowledged'))
  },
  /** After a dismissal too: one may have been wrong. */
  openThreat(warning: Warning, actor: Actor): Problem | undefined {
    const isOpen = warningStanding(warning) === 'threatOpened'
    return refused(warning, actor) ?? (isOpen ? problem('already_closed') : undefined)
  },
  /** What was opened as a threat is closed there. */
  dismiss(warning: Warning, actor: Actor): Problem | undefined {
    const standing = warningStanding(warning)
    const isAnswered = standing === 'threatOpened' || standing === 'dismissed'
    return refused(warning, actor) ?? (isAnswered ? problem('already_closed') : undefined)
  },
  /** Whether it has ended or not: a mute is about what comes. */
  mute(_warning: Warning, { role }: Actor): Problem | undefined {
    return isDesk(role) ? undefined : problem('not_allowed')
  },
}

function refused({ end }: Warning, { role }: Actor): Problem | undefined {
  if (!isDesk(role)) return problem('not_allowed')
  return end ? problem('already_closed') : undefined
}

function isDesk(role: Actor['role']): boolean {
  return role === 'analyst' || role === 'headquarters'
}
