import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Report } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. The reason is what the button says. */
export const reportCan = {
  /** Authors amend their own words; analysts and headquarters add what they learn elsewhere. */
  amend(report: Report, actor: Actor): Problem | undefined {
    if (report.withdrawn) return problem('already_withdrawn')
    return isAuthorOrDesk(report, actor) ? undefined : problem('not_author')
  },
  /** The author, or an analyst who finds a mistake; an import is withdrawn by the seat that imported it. */
  withdraw(report: Report, actor: Actor): Problem | undefined {
    if (report.withdrawn) return problem('already_withdrawn')
    return isAuthorOrDesk(report, actor) ? undefined : problem('not_author')
  },
}

function isAuthorOrDesk(report: Report, actor: Actor): boolean {
  return report.author === actor.seat || actor.role === 'analyst' || actor.role === 'headquarters'
}
