import type { HarmEvent, Standing } from '@tocsin/early-warning/risk/harm-event'
import { type CountedIncident, harmOf } from '@tocsin/early-warning/risk/harm-of'
import type { Violation } from '@tocsin/schema/events/bodies'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'

/**
 * What the risk list learns from: every counted incident whose place and time are known well enough, by
 * its area. Exercises, rejected and merged incidents are none.
 */
export async function readHarm(
  db: Handle,
  mission: MissionId,
  areaOf: (place: Place) => string | undefined,
): Promise<HarmEvent[]> {
  const { generation, settings } = await missionOf(db, mission)
  const rows = await db
    .selectFrom('incident_row')
    .leftJoin('foreign_ref', (join) =>
      join
        .onRef('foreign_ref.mission_id', '=', 'incident_row.mission_id')
        .onRef('foreign_ref.generation', '=', 'incident_row.generation')
        .onRef('foreign_ref.record_id', '=', 'incident_row.record_id'),
    )
    .select([
      'incident_row.record_id',
      'place_json',
      'occurred_json',
      'violations_json',
      'counted_as',
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
  return rows.flatMap((row) => {
    const incident: CountedIncident = {
      id: row.record_id,
      // as: the columns hold what the row's builder wrote.
      place: JSON.parse(row.place_json ?? 'null') as Place,
      occurred: JSON.parse(row.occurred_json) as OccurredAt,
      violations: JSON.parse(row.violations_json) as Violation[],
      standing: standingOf(row),
      knownAt: row.known_at,
    }
    return harmOf(incident, settings.week.timeZone, areaOf) ?? []
  })
}

function standingOf(row: { counted_as: string | null; system: string | null }): Standing {
  if (row.counted_as === 'verified') return 'verified'
  return row.system === null ? 'unverified' : 'data_set'
}
