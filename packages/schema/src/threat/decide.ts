import { isClear } from '../events/cleared.ts'
import { type Draft, nothingSeen } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { BodiesOf } from '../events/registry.ts'
import { alertOfSooner } from '../events/sooner.ts'
import { startingBand } from '../events/starting-band.ts'
import { saysNothing } from '../events/written.ts'
import type { Actor } from '../primitives/actor.ts'
import { type AreaId, scopeId } from '../primitives/ids.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { threatCan } from './can.ts'
import type { Threat } from './state.ts'

/** Raises a threat in the team's area; what concerns children or sexual violence starts in the stricter band. */
export function raiseThreat(area: AreaId, bodies: BodiesOf<'ThreatRaised'>): Draft<'ThreatRaised'> {
  return {
    type: 'ThreatRaised',
    scope: scopeId(area, startingBand(bodies.facts)),
    record: null,
    base: nothingSeen,
    bodies,
  }
}

export function amendThreat(
  threat: Threat,
  actor: Actor,
  base: Header['base'],
  bodies: BodiesOf<'ThreatAmended'>,
): Result<Draft<'ThreatAmended'>, Problem> {
  const refusal = threatCan.amend(threat, actor)
  if (refusal) return err(refusal)
  if (saysNothing(bodies)) return err(problem('nothing_changed'))
  if (!isClear('ThreatAmended', bodies)) return err(problem('bad_input'))
  const alert = alertOfSooner(threat.fields.imminence, bodies.facts.set.imminence)
  const said = alert ? { ...bodies, facts: { ...bodies.facts, alert } } : bodies
  return ok({ type: 'ThreatAmended', scope: threat.scope, record: threat.id, base, bodies: said })
}

/** Ends a threat with its reason. */
export function closeThreat(
  threat: Threat,
  actor: Actor,
  base: Header['base'],
  reason: string,
): Result<Draft<'ThreatClosed'>, Problem> {
  const refusal = threatCan.close(threat, actor)
  if (refusal) return err(refusal)
  const bodies = { facts: { reason } }
  return ok({ type: 'ThreatClosed', scope: threat.scope, record: threat.id, base, bodies })
}
