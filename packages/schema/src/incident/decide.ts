import type { Draft } from '../events/draft.ts'
import type { Header } from '../events/envelope.ts'
import type { FactsOf } from '../events/registry.ts'
import type { Actor } from '../primitives/actor.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { type Problem, problem } from '../problem.ts'
import { incidentCan } from './can.ts'
import type { Incident } from './state.ts'

/**
 * Records a verification decision. "Verified" needs a UN eyewitness, a primary source and one more,
 * or three sources: several independent, credible and reliable sources (UNMISS/OHCHR 2019).
 */
export function verifyIncident(
  incident: Incident,
  actor: Actor,
  base: Header['base'],
  facts: FactsOf<'IncidentVerified'>,
  note?: string,
): Result<Draft<'IncidentVerified'>, Problem> {
  const refusal = incidentCan.verify(incident, actor)
  if (refusal) return err(refusal)
  if (facts.finding === 'verified' && !hasEnoughSources(facts)) {
    return err(problem('not_enough_sources'))
  }
  const bodies = note ? { facts, narrative: { text: note } } : { facts }
  return ok({ type: 'IncidentVerified', scope: incident.scope, record: incident.id, base, bodies })
}

export function hasEnoughSources(facts: FactsOf<'IncidentVerified'>): boolean {
  const { unEyewitness, primarySources: primary, secondarySources: secondary } = facts
  return unEyewitness || (primary >= 1 && primary + secondary >= 2) || primary + secondary >= 3
}

/** Says that `merged` is the same event as `incident`. */
export function mergeIncident(
  incident: Incident,
  merged: Incident,
  actor: Actor,
  base: Header['base'],
): Result<Draft<'IncidentMerged'>, Problem> {
  const refusal = incidentCan.merge(incident, actor) ?? incidentCan.merge(merged, actor)
  if (refusal) return err(refusal)
  if (incident.id === merged.id) return err(problem('nothing_changed'))
  const bodies = { facts: { merged: merged.id } }
  return ok({ type: 'IncidentMerged', scope: incident.scope, record: incident.id, base, bodies })
}

/** Takes `merged` out of the incident it was merged into. */
export function unmergeIncident(
  merged: Incident,
  actor: Actor,
  base: Header['base'],
): Result<Draft<'IncidentUnmerged'>, Problem> {
  const refusal = incidentCan.unmerge(merged, actor)
  if (refusal) return err(refusal)
  if (!merged.mergedInto) return err(problem('not_merged'))
  const bodies = { facts: { merged: merged.id } }
  return ok({
    type: 'IncidentUnmerged',
    scope: merged.scope,
    record: merged.mergedInto,
    base,
    bodies,
  })
}
