import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Deployment } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. */
export const deploymentCan = {
  open(actor: Actor): Problem | undefined {
    return leads(actor) ? undefined : problem('not_allowed')
  },
  amend(deployment: Deployment, actor: Actor): Problem | undefined {
    if (deployment.closed) return problem('already_closed')
    return leads(actor) ? undefined : problem('not_allowed')
  },
  close(deployment: Deployment, actor: Actor): Problem | undefined {
    return deploymentCan.amend(deployment, actor)
  },
  /** A component signs, not the desk; also when the team is back. */
  sign(actor: Actor): Problem | undefined {
    const isTeam = actor.role === 'jpt_member' || actor.role === 'team_leader'
    return isTeam && actor.component ? undefined : problem('not_allowed')
  },
}

function leads({ role }: Actor): boolean {
  return role === 'team_leader' || role === 'analyst' || role === 'headquarters'
}
