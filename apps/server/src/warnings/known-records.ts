import type { KnownThreat, KnownVisit } from '@tocsin/early-warning/run/inputs'
import { parseScopeId, scopeId } from '@tocsin/schema/primitives/ids'
import { threatValues } from '@tocsin/schema/threat/select'
import type { Threat } from '@tocsin/schema/threat/state'
import { visitValues } from '@tocsin/schema/visit/select'
import type { Visit } from '@tocsin/schema/visit/state'

/** Undefined for an exercise, and for a threat of which parts were erased. */
export function knownThreatOf(threat: Threat): KnownThreat | undefined {
  const { kind, place, noticedAt, actors = [], tactics = [], exercise } = threatValues(threat)
  if (exercise || kind === undefined || !place || !noticedAt) return undefined
  const { area } = parseScopeId(threat.scope)
  return {
    id: threat.id,
    scope: threat.restrictedBy ? scopeId(area, 'restricted') : threat.scope,
    place,
    noticed: noticedAt,
    kind,
    actors: actors.map(({ type }) => type),
    tactics,
    knownAt: threat.receivedAt ?? threat.saidAt,
    endedAt: threat.closed?.saidAt ?? null,
  }
}

export function knownVisitOf(visit: Visit): KnownVisit | undefined {
  const { occurredAt, nothingToReport } = visitValues(visit)
  if (!occurredAt) return undefined
  const { area } = parseScopeId(visit.scope)
  return { area, occurred: occurredAt, nothing: nothingToReport === true }
}
