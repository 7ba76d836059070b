import type { Standing } from '@tocsin/early-warning/risk/harm-event'
import type { KnownIncident } from '@tocsin/early-warning/run/inputs'
import type { Violation } from '@tocsin/schema/events/bodies'
import { authorSeat } from '@tocsin/schema/events/tell'
import { type AreaId, type Band, type RecordId, scopeId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import type { IncidentRowTable } from '../db/tables.ts'

/** A row of an incident, with the system that it was imported from. */
export type CountedRow = Pick<
  IncidentRowTable,
  | 'record_id'
  | 'area'
  | 'band'
  | 'place_json'
  | 'occurred_json'
  | 'violations_json'
  | 'what'
  | 'counted_as'
  | 'merged_into'
  | 'exercise'
  | 'known_at'
> & { system: string | null }

/** Undefined for what is not counted: exercises, rejected and merged incidents, those without a place. */
export function knownIncidentOf(row: CountedRow): KnownIncident | undefined {
  const isCounted = row.counted_as !== null && row.merged_into === null && !row.exercise
  if (!isCounted || row.place_json === null) return undefined
  // as: the columns hold what the row's builder wrote.
  const id = row.record_id as RecordId
  return {
    id,
    scope: scopeId(row.area as AreaId, row.band as Band),
    place: JSON.parse(row.place_json) as Place,
    occurred: JSON.parse(row.occurred_json) as OccurredAt,
    what: row.what,
    violations: JSON.parse(row.violations_json) as Violation[],
    standing: standingOf(row),
    knownAt: row.known_at,
    seat: authorSeat(id),
  }
}

function standingOf(row: { counted_as: string | null; system: string | null }): Standing {
  if (row.counted_as === 'verified') return 'verified'
  return row.system === null ? 'unverified' : 'data_set'
}
