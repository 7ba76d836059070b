import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { HostAssessment } from '../events/host-state-assessed.ts'
import type { Actor } from '../primitives/actor.ts'
import type { AreaId, EventId } from '../primitives/ids.ts'
import { deskScope } from '../primitives/mission-scope.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { hostStateCan } from './can.ts'
import { needsCheck } from './select.ts'
import type { HostState } from './state.ts'

/** What a desk says of one day. `today`, by the mission's calendar: nobody assesses what is to come. */
export type Assessing = { facts: HostAssessment; text?: string; today: string }

/** Of whom: the whole State, forces of a kind, or a unit of them by its name. */
export type HostForces = { area: AreaId; forces?: string; unit?: string }

export function assessHostState(
  actor: Actor,
  { area, forces, unit }: HostForces,
  said: Assessing,
): Result<Draft<'HostStateAssessed'>, Problem> {
  const refusal = hostStateCan.assess(actor) ?? unfit(said)
  if (refusal) return err(refusal)
  const facts = { ...said.facts, area, ...(forces && { forces }) }
  const bodies = { facts, ...words(unit, said.text) }
  return ok({
    type: 'HostStateAssessed',
    scope: deskScope,
    record: null,
    base: nothingSeen,
    bodies,
  })
}

/** `instead`: the assessment that it puts right; without, another one beside those before. */
export function reassessHostState(
  host: HostState,
  actor: Actor,
  base: Header['base'],
  said: Assessing & { instead?: EventId },
): Result<Draft<'HostStateReassessed'>, Problem> {
  const { instead } = said
  const refusal = instead ? hostStateCan.change(host, actor, instead) : hostStateCan.assess(actor)
  const found = refusal ?? unfit(said)
  if (found) return err(found)
  const facts = { ...said.facts, ...(instead && { instead }) }
  const bodies = { facts, ...words(undefined, said.text) }
  return ok({ type: 'HostStateReassessed', scope: host.scope, record: host.id, base, bodies })
}

export function withdrawAssessment(
  host: HostState,
  actor: Actor,
  base: Header['base'],
  { assessment, reason }: { assessment: EventId; reason: string },
): Result<Draft<'HostStateWithdrawn'>, Problem> {
  const refusal = hostStateCan.change(host, actor, assessment)
  if (refusal) return err(refusal)
  if (!reason) return err(problem('reason_needed'))
  const bodies = { facts: { assessment, reason } }
  return ok({ type: 'HostStateWithdrawn', scope: host.scope, record: host.id, base, bodies })
}

function unfit({ facts, today }: Assessing): Problem | undefined {
  const { on, will, capacity, levers = [], hrddp } = facts
  if (on > today || (!will && !capacity)) return problem('bad_input')
  return needsCheck(levers) && !hrddp ? problem('check_needed') : undefined
}

function words(unit = '', text = '') {
  const [title, said] = [unit.trim(), text.trim()]
  const narrative = { ...(title && { title }), ...(said && { text: said }) }
  return Object.keys(narrative).length > 0 ? { narrative } : {}
}
