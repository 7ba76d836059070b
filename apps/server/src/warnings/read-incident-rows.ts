import type { Generation, Handle } from '../log/log-deps.ts'
import type { CountedRow } from './known-incident.ts'

/** Counted incidents that have a place, as the projections hold them now. */
export async function readIncidentRows(
  db: Handle,
  { mission, generation }: Generation,
): Promise<CountedRow[]> {
  return await db
    .selectFrom('incident_row')
    .leftJoin('foreign_ref', (join) =>
      join
        .onRef('foreign_ref.mission_id', '=', 'incident_row.mission_id')
        .onRef('foreign_ref.generation', '=', 'incident_row.generation')
        .onRef('foreign_ref.record_id', '=', 'incident_row.record_id'),
    )
    .select([
      'incident_row.record_id',
      'area',
      'band',
      'place_json',
      'occurred_json',
      'violations_json',
      'what',
      'counted_as',
      'merged_into',
      'exercise',
      'known_at',
      'system',
    ])
    .where('incident_row.mission_id', '=', mission)
    .where('incident_row.generation', '=', generation)
    .where('merged_into', 'is', null)
    .where('counted_as', 'is not', null)
    .where('exercise', '=', false)
    .where('place_json', 'is not', null)
    .orderBy('incident_row.record_id')
    .execute()
}
