import { alertStanding, answerWithin } from '@tocsin/schema/alert/select'
import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Violation } from '@tocsin/schema/events/bodies'
import { standingAssessments } from '@tocsin/schema/host-state/select'
import {
  type AreaId,
  parseScopeId,
  type RecordId,
  type ScopeId,
} from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
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
  | 'place_kind'
  | 'radius_m'
  | 'violations_json'
  | 'actors_json'
  | 'known_at'
>

/** The same as the text of one list, where it is counted: one text a row costs less to read than nine. */
export const incidentText = sql<string>`concat('["', record_id, '","', area, '","', counted_as, '",',
  occurred_json, ',"', place_kind, '",', coalesce(radius_m, 0), ',', violations_json, ',',
  actors_json, ',', known_at, ']')`

export function incidentFromText(text: string): PaperIncident {
  // as: ids and codes need no quoting, and the other columns hold the JSON that the row's builder wrote.
  const [id, area, countedAs, occurred, kind, radiusM, violations, actors, knownAt] = JSON.parse(
    text,
  ) as [
    PaperIncident['id'],
    PaperIncident['area'],
    PaperIncident['countedAs'],
    PaperIncident['occurred'],
    PlaceKind | '',
    number,
    PaperIncident['violations'],
    PaperIncident['actors'],
    PaperIncident['knownAt'],
  ]
  const place = kind === '' ? null : placeOf(kind, radiusM)
  return { id, area, countedAs, occurred, place, violations, actors, knownAt }
}

export function incidentOf(row: PaperIncidentRow): PaperIncident {
  // as: the columns hold what the row's builder wrote.
  return {
    id: row.record_id as RecordId,
    area: row.area as AreaId,
    countedAs: row.counted_as as PaperIncident['countedAs'],
    occurred: JSON.parse(row.occurred_json) as OccurredAt,
    place: row.place_kind === null ? null : placeOf(row.place_kind as PlaceKind, row.radius_m ?? 0),
    violations: JSON.parse(row.violations_json) as Violation[],
    actors: JSON.parse(row.actors_json) as string[],
    knownAt: row.known_at,
  }
}

type PlaceKind = NonNullable<PaperIncident['place']>['kind']

function placeOf(kind: PlaceKind, radiusM: number): PaperIncident['place'] {
  return kind === 'point' ? { kind, radiusM } : areas[kind]
}

/** Of these only the kind is read: one of each is enough. */
const areas = {
  unit: { kind: 'unit' },
  country: { kind: 'country' },
  withheld: { kind: 'withheld' },
} as const

/** What a paper reads of an alert. */
export const alertColumns = [
  'record_id',
  'scope',
  'level',
  'about',
  'standing',
  'exercise',
  'raised_at',
  'taken_at',
  'on_site_at',
  'community_told_at',
  'answers_json',
] as const satisfies (keyof AlertRowTable)[]

export type PaperAlertRow = Pick<AlertRowTable, (typeof alertColumns)[number]>

/** Undefined for a drill. */
export function alertOf(
  row: PaperAlertRow,
  { ackMinutes }: Pick<MissionSettings, 'ackMinutes'>,
): PaperAlert | undefined {
  if (row.exercise) return undefined
  // as: the columns hold what the row's builder wrote; an alert whose report was withdrawn is closed.
  return {
    id: row.record_id as RecordId,
    area: parseScopeId(row.scope as ScopeId).area,
    level: row.level,
    about: row.about,
    standing: row.standing as PaperAlert['standing'],
    target: answerWithin(row.level, ackMinutes),
    raisedAt: row.raised_at,
    takenAt: row.taken_at,
    onSiteAt: row.on_site_at,
    communityToldAt: row.community_told_at,
    answers: JSON.parse(row.answers_json) as PaperAlert['answers'],
  }
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
