import type { Columns } from '../db/insert-rows.ts'
import type { AlertRowTable, IncidentRowTable, ThreatRowTable } from '../db/tables.ts'
import type { TeamRecordTable } from '../db/team-tables.ts'

const incident: Columns<IncidentRowTable> = {
  mission_id: 'text',
  generation: 'int8',
  record_id: 'text',
  scope: 'text',
  area: 'text',
  sealed_title: 'bytea',
  band: 'text',
  set_aside: 'boolean',
  title_of: 'text',
  title_scope: 'text',
  what: 'text',
  place_json: 'json',
  place_kind: 'text',
  radius_m: 'int8',
  lat: 'float8',
  lon: 'float8',
  drawn_json: 'json',
  occurred_json: 'json',
  earliest: 'text',
  latest: 'text',
  imminence: 'text',
  counted_as: 'text',
  merged_into: 'text',
  danger: 'boolean',
  level: 'text',
  standing: 'text',
  exercise: 'boolean',
  only_heard: 'boolean',
  reports: 'int8',
  violations_json: 'json',
  actors_json: 'json',
  known_at: 'int8',
  seq: 'int8',
}

const threat: Columns<ThreatRowTable> = {
  mission_id: 'text',
  generation: 'int8',
  record_id: 'text',
  scope: 'text',
  band: 'text',
  area: 'text',
  sealed_title: 'bytea',
  what: 'text',
  place_json: 'json',
  lat: 'float8',
  lon: 'float8',
  drawn_json: 'json',
  occurred_json: 'json',
  earliest: 'text',
  latest: 'text',
  imminence: 'text',
  danger: 'boolean',
  level: 'text',
  standing: 'text',
  open: 'boolean',
  exercise: 'boolean',
  seq: 'int8',
}

const alert: Columns<AlertRowTable> = {
  mission_id: 'text',
  generation: 'int8',
  record_id: 'text',
  scope: 'text',
  about: 'text',
  level: 'text',
  rank: 'int8',
  standing: 'text',
  exercise: 'boolean',
  raised_at: 'int8',
  taken_at: 'int8',
  on_site_at: 'int8',
  community_told_at: 'int8',
  answers_json: 'json',
  closed_at: 'int8',
  seq: 'int8',
}

/** How the rows of the read models are written. */
export const rowColumns = { incident_row: incident, threat_row: threat, alert_row: alert }

export const teamColumns: Columns<TeamRecordTable> = {
  mission_id: 'text',
  generation: 'int8',
  kind: 'text',
  record_id: 'text',
  deployment_id: 'text',
}
