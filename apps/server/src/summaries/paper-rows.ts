import { alertStanding, answerWithin, reachedAt } from '@tocsin/schema/alert/select'
import type { Stop } from '@tocsin/schema/alert/state'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Violation } from '@tocsin/schema/events/bodies'
import { standingAssessments } from '@tocsin/schema/host-state/select'
import { type AreaId, parseScopeId, type RecordId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { recommendationStanding, recommendationValues } from '@tocsin/schema/recommendation/select'
import type {
  PaperAlert,
  PaperHostState,
  PaperIncident,
  PaperRecommendation,
  PaperThreat,
  PaperVisit,
} from '@tocsin/schema/summary/paper/source'
import { threatValues } from '@tocsin/schema/threat/select'
import { visitValues } from '@tocsin/schema/visit/select'
import { sql } from 'kysely'
import type { AlertRowTable, IncidentRowTable, ThreatRowTable } from '../db/tables.ts'
import type { States } from '../projections/states.ts'

/** What a paper reads of an incident. */
export type PaperIncidentRow = Pick<
  IncidentRowTable,
  | 'record_id'
  | 'area'
  | 'counted_as'
  | 'occurred_json'
  | 'place_json'
  | 'violations_json'
  | 'actors_json'
  | 'known_at'
>

/** The same as the text of one list, where it is counted: one text a row costs less to read than eight. */
export const incidentText = sql<string>`'["' || record_id || '","' || area || '","' || counted_as || '",'
  || occurred_json || ',' || coalesce(place_json, 'null') || ',' || violations_json || ','
  || actors_json || ',' || known_at || ']'`

export function incidentFromText(text: string): PaperIncident {
  // as: ids and codes need no quoting, and the other columns hold the JSON that the row's builder wrote.
  const [id, area, countedAs, occurred, place, violations, actors, knownAt] = JSON.parse(text) as [
    PaperIncident['id'],
    PaperIncident['area'],
    PaperIncident['countedAs'],
    PaperIncident['occurred'],
    PaperIncident['place'],
    PaperIncident['violations'],
    PaperIncident['actors'],
    PaperIncident['knownAt'],
  ]
  return { id, area, countedAs, occurred, place, violations, actors, knownAt }
}

export function incidentOf(row: PaperIncidentRow): PaperIncident {
  // as: the columns hold what the row's builder wrote.
  return {
    id: row.record_id as RecordId,
    area: row.area as AreaId,
    countedAs: row.counted_as as PaperIncident['countedAs'],
    occurred: JSON.parse(row.occurred_json) as OccurredAt,
    place: JSON.parse(row.place_json ?? 'null') as Place | null,
    violations: JSON.parse(row.violations_json) as Violation[],
    actors: JSON.parse(row.actors_json) as string[],
    knownAt: row.known_at,
  }
}

export type PaperAlertRow = Pick<AlertRowTable, 'record_id' | 'standing' | 'exercise' | 'raised_at'>

/** Undefined for a drill. */
export function alertOf(
  row: PaperAlertRow,
  states: States,
  { ackMinutes }: Pick<MissionSettings, 'ackMinutes'>,
): PaperAlert | undefined {
  const id = row.record_id as RecordId
  const alert = states.get('alert', id)
  if (!alert || row.exercise) return undefined
  const taken = [...alert.acknowledged, ...alert.answers].map(momentOf)
  return {
    id,
    area: parseScopeId(alert.scope).area,
    level: alert.level,
    about: alert.about,
    // as: the row's builder wrote a standing; one whose report was withdrawn is closed.
    standing: row.standing as PaperAlert['standing'],
    target: answerWithin(alert.level, ackMinutes),
    raisedAt: row.raised_at,
    takenAt: taken.length > 0 ? Math.min(...taken) : null,
    onSiteAt: reachedAt(alert, 'on_site') ?? null,
    communityToldAt: reachedAt(alert, 'community_told') ?? null,
    answers: alert.answers.map(({ response, reason }) => ({ response, reason })),
  }
}

function momentOf({ receivedAt, saidAt }: Stop): number {
  return receivedAt ?? saidAt
}

export type PaperThreatRow = Pick<ThreatRowTable, 'record_id' | 'open' | 'exercise'>

/** Undefined for one that is over, and for a drill. */
export function threatOf(row: PaperThreatRow, states: States): PaperThreat | undefined {
  const id = row.record_id as RecordId
  const threat = states.get('threat', id)
  const {
    kind,
    imminence,
    intent = null,
    capability = null,
    noticedAt,
  } = threat ? threatValues(threat) : {}
  if (!threat || !row.open || row.exercise || !kind || !imminence || !noticedAt) return undefined
  const alert = states.get('alert', id)
  const area = parseScopeId(threat.scope).area
  return {
    id,
    area,
    kind,
    imminence,
    intent,
    capability,
    noticedAt,
    alert: alert ? alertStanding(alert) : null,
  }
}

/** Where and when a threat became known; undefined for one that was known before the week, and for a drill. */
export function threatHeard(
  id: RecordId,
  states: States,
  since: number,
): { area: AreaId; knownAt: number } | undefined {
  const threat = states.get('threat', id)
  if (!threat || threatValues(threat).exercise) return undefined
  const knownAt = threat.receivedAt ?? threat.saidAt
  return knownAt < since ? undefined : { area: parseScopeId(threat.scope).area, knownAt }
}

/** Undefined for one on which nobody owes anything. */
export function recommendationOf(id: RecordId, states: States): PaperRecommendation | undefined {
  const asked = states.get('recommendation', id)
  if (!asked) return undefined
  const standing = recommendationStanding(asked)
  if (standing !== 'unanswered' && standing !== 'promised') return undefined
  const { organ, owner = null, due = null } = recommendationValues(asked)
  const area = parseScopeId(asked.scope).area
  return organ === undefined ? undefined : { id, area, organ, owner, due, standing }
}

/** Undefined where everything was taken back. */
export function hostStateOf(id: RecordId, states: States): PaperHostState | undefined {
  const host = states.get('host_state', id)
  const standing = host ? standingAssessments(host) : []
  if (!host || standing.length === 0) return undefined
  return {
    id,
    area: host.area,
    forces: host.forces,
    standing: standing.map(({ on, will, capacity, levers, hrddp }) => ({
      ...{ on, will, capacity, levers, hrddp },
    })),
  }
}

/** Undefined for one that was known before the week. */
export function visitOf(
  id: RecordId,
  states: States,
  since: number,
): (PaperVisit & { knownAt: number }) | undefined {
  const visit = states.get('visit', id)
  const occurred = visit && visitValues(visit).occurredAt
  if (!visit || !occurred) return undefined
  const knownAt = visit.receivedAt ?? visit.saidAt
  const area = parseScopeId(visit.scope).area
  return knownAt < since ? undefined : { id, area, occurred, knownAt }
}
