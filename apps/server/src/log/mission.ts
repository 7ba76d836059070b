import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { toHex } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { Handle, Random } from './log-deps.ts'

export type Mission = {
  settings: MissionSettings
  /** Number of the last event of its log; 0 when there is none. */
  lastSeq: number
  epoch: string
  generation: number
  projectionVersion: number
}

/** The mission as it stands, or undefined when this database does not hold it. */
export async function readMission(db: Handle, mission: MissionId): Promise<Mission | undefined> {
  const row = await db
    .selectFrom('mission')
    .selectAll()
    .where('mission_id', '=', mission)
    .executeTakeFirst()
  return (
    row && {
      settings: MissionSettings.parse(JSON.parse(row.settings_json)),
      lastSeq: row.next_seq - 1,
      epoch: row.epoch,
      generation: row.generation,
      projectionVersion: row.projection_version,
    }
  )
}

/** As {@link readMission}, for callers behind a start that made sure of it. Throws when it is missing. */
export async function missionOf(db: Handle, mission: MissionId): Promise<Mission> {
  const found = await readMission(db, mission)
  if (!found) throw new Error(`the mission ${mission} is not in this database`)
  return found
}

/** The missions of this database; one server serves one. */
export async function missionIds(db: Handle): Promise<MissionId[]> {
  const rows = await db.selectFrom('mission').select('mission_id').orderBy('mission_id').execute()
  return rows.map((row) => row.mission_id as MissionId)
}

/** Sets a mission up with an empty log. Does nothing when it is there already. */
export async function createMission(
  db: Handle,
  settings: MissionSettings,
  options: { random: Random; projectionVersion: number },
): Promise<void> {
  await db
    .insertInto('mission')
    .values({
      mission_id: settings.mission,
      settings_json: JSON.stringify(MissionSettings.parse(settings)),
      next_seq: 1,
      epoch: toHex(options.random(8)),
      generation: 1,
      projection_version: options.projectionVersion,
    })
    .onConflict((conflict) => conflict.column('mission_id').doNothing())
    .execute()
}

/** Whoever else holds the mission waits until this transaction ends. */
export async function holdMission(tx: Handle, mission: MissionId): Promise<void> {
  await tx
    .selectFrom('mission')
    .select('mission_id')
    .where('mission_id', '=', mission)
    .forUpdate()
    .execute()
}

/** Changes what a mission decides, by what it is now: of two at once neither undoes the other's. In a transaction. */
export async function changeSettings(
  tx: Handle,
  mission: MissionId,
  how: (settings: MissionSettings) => MissionSettings,
): Promise<MissionSettings> {
  await holdMission(tx, mission)
  const next = how((await missionOf(tx, mission)).settings)
  await saveSettings(tx, next)
  return next
}

/** Changes what a mission decides for its seats: areas, week, targets. */
export async function saveSettings(db: Handle, settings: MissionSettings): Promise<void> {
  await db
    .updateTable('mission')
    .set({ settings_json: JSON.stringify(MissionSettings.parse(settings)) })
    .where('mission_id', '=', settings.mission)
    .execute()
}
