import type { LogDeps } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { openRecords } from '../projections/record-store.ts'
import { openTitles } from '../projections/titles.ts'

const flat = ['record_entry', 'alert_row', 'team_record', 'foreign_ref'] as const
const titled = ['incident_row', 'threat_row'] as const

/** Every row of the generation that is served, opened, as comparable text. */
export async function readModels(deps: Pick<LogDeps, 'database' | 'mission' | 'words'>) {
  const { db } = deps.database
  const { generation } = await missionOf(db, deps.mission)
  const models: Record<string, unknown[]> = {}
  const put = (table: string, rows: readonly object[]) => {
    models[table] = rows.map((row) => JSON.stringify({ ...row, generation: 0 })).sort()
  }
  const records = await db
    .selectFrom('record')
    .selectAll()
    .where('generation', '=', generation)
    .execute()
  put('record', await openRecords(db, deps, records))
  for (const table of titled) {
    const rows = await db
      .selectFrom(table as 'incident_row')
      .selectAll()
      .where('generation', '=', generation)
      .execute()
    put(table, await openTitles(db, deps, rows))
  }
  for (const table of flat) {
    put(
      table,
      await db.selectFrom(table).selectAll().where('generation', '=', generation).execute(),
    )
  }
  return { generation, models }
}
