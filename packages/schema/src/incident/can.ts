import { authorSeat } from '../events/tell.ts'
import type { Actor } from '../primitives/actor.ts'
import { type Problem, problem } from '../problem.ts'
import type { Incident } from './state.ts'

/** Each answers with the reason why not, or undefined when the act is open. */
export const incidentCan = {
  /** Four eyes: who reported an incident never verifies it (domain.md row 48). */
  verify(incident: Incident, actor: Actor): Problem | undefined {
    if (actor.role !== 'analyst' && actor.role !== 'headquarters') return problem('not_allowed')
    if (incident.mergedInto) return problem('already_merged')
    const told = [...incident.reports, ...incident.absorbed]
    const isAuthor = told.some((record) => authorSeat(record) === actor.seat)
    return isAuthor ? problem('self_verification') : undefined
  },
  merge(incident: Incident, actor: Actor): Problem | undefined {
    if (actor.role !== 'analyst' && actor.role !== 'headquarters') return problem('not_allowed')
    return incident.mergedInto ? problem('already_merged') : undefined
  },
  unmerge(incident: Incident, actor: Actor): Problem | undefined {
    if (actor.role !== 'analyst' && actor.role !== 'headquarters') return problem('not_allowed')
    return incident.mergedInto ? undefined : problem('not_merged')
  },
}
