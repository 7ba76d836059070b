import type { Told } from '../events/tell.ts'
import type { RecordId } from '../primitives/ids.ts'
import type { Incident } from './state.ts'

/**
 * Folds one event into the incident `id`. Filing a report opens or joins it, and a short message of one
 * opens it before (SPEC SM-7); merge and un-merge name two incidents and change both (SPEC RD-5).
 */
export function reduceIncident(
  incident: Incident | undefined,
  told: Told,
  id: RecordId,
): Incident | undefined {
  if (told.type === 'ReportFiled' || told.type === 'FlashHeard') {
    return joinIncident(incident, told, id)
  }
  if (!incident) return undefined
  const seen = { ...incident, seq: told.seq ?? incident.seq }
  switch (told.type) {
    case 'IncidentVerified':
      return {
        ...seen,
        verification: {
          ...told.facts,
          seat: told.seat,
          saidAt: told.saidAt,
          note: told.narrative?.text ?? null,
        },
      }
    case 'IncidentMerged':
      return merge(seen, told.record, told.facts.merged)
    case 'IncidentUnmerged':
      return unmerge(seen, told.record, told.facts.merged)
    case 'PartErased':
      return seen
    default:
      return incident
  }
}

function joinIncident(
  incident: Incident | undefined,
  told: Extract<Told, { type: 'ReportFiled' | 'FlashHeard' }>,
  id: RecordId,
): Incident {
  if (incident) {
    if (incident.reports.includes(told.record)) {
      // Its own report comes, after a short message of it.
      return told.type === 'ReportFiled' && told.record === id
        ? { ...incident, scope: told.scope, seq: told.seq ?? incident.seq }
        : incident
    }
    return {
      ...incident,
      reports: [...incident.reports, told.record],
      seq: told.seq ?? incident.seq,
    }
  }
  return {
    id,
    scope: told.scope,
    reports: [told.record],
    verification: null,
    mergedInto: null,
    absorbed: [],
    seq: told.seq,
  }
}

/**
 * Two people may merge the same incident into two others, or each other's, unseen: the merge numbered
 * first stands (SPEC RD-6). What was absorbed is counted only where its own `mergedInto` says.
 */
function merge(incident: Incident, into: RecordId, merged: RecordId): Incident {
  if (into === merged) return incident
  if (incident.id === into) {
    if (incident.mergedInto === merged || incident.absorbed.includes(merged)) return incident
    return { ...incident, absorbed: [...incident.absorbed, merged] }
  }
  if (incident.mergedInto || incident.absorbed.includes(into)) return incident
  return { ...incident, mergedInto: into }
}

function unmerge(incident: Incident, from: RecordId, merged: RecordId): Incident {
  if (incident.id === from) {
    return { ...incident, absorbed: incident.absorbed.filter((id) => id !== merged) }
  }
  return incident.mergedInto === from ? { ...incident, mergedInto: null } : incident
}
