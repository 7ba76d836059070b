import type { HarmEvent } from '@tocsin/early-warning/risk/harm-event'
import { harmOf } from '@tocsin/early-warning/risk/harm-of'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Place } from '@tocsin/schema/primitives/place'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { knownIncidentOf } from './known-incident.ts'
import { readIncidentRows } from './read-incident-rows.ts'

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
  const rows = await readIncidentRows(db, { mission, generation })
  return rows.flatMap((row) => {
    const incident = knownIncidentOf(row)
    return (incident && harmOf(incident, settings.week.timeZone, areaOf)) ?? []
  })
}
