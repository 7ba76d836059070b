import { missionOf } from '../log/mission.ts'
import type { World } from './test-mission.ts'

const tables = [
  'record',
  'record_entry',
  'incident_row',
  'threat_row',
  'alert_row',
  'foreign_ref',
] as const

/** Every row of the generation that is served, as comparable text. */
export async function readModels(world: World) {
  const { db } = world.deps.database
  const { generation } = await missionOf(db, world.deps.mission)
  const models: Record<string, unknown[]> = {}
  for (const table of tables) {
    const rows = await db
      .selectFrom(table)
      .selectAll()
      .where('generation', '=', generation)
      .execute()
    models[table] = rows.map(({ generation: _, ...row }) => JSON.stringify(row)).sort()
  }
  return { generation, models }
}
