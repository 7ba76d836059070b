import type { MissionId } from '@tocsin/schema/primitives/ids'
import { AreaId } from '@tocsin/schema/primitives/ids'
import type { Handle } from '../log/log-deps.ts'
import { changeSettings, missionOf } from '../log/mission.ts'

/** Imported reports belong to no team: they lie in an area of their own that the desk reads. */
export const importArea = AreaId.parse('IMPORT')

/** Adds the area to the mission when it is not there. */
export async function ensureImportArea(db: Handle, mission: MissionId): Promise<void> {
  const { settings } = await missionOf(db, mission)
  if (settings.areas.some(({ id }) => id === importArea)) return
  await changeSettings(db, mission, (now) => {
    return { ...now, areas: [...now.areas, { id: importArea, name: 'Imported data' }] }
  })
}
