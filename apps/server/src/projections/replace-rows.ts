import type { RecordRef } from '@tocsin/schema/events/define'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import { type Columns, insertRows, replacingBy } from '../db/insert-rows.ts'
import type { AlertRowTable, IncidentRowTable, ThreatRowTable } from '../db/tables.ts'
import type { TeamRecordTable } from '../db/team-tables.ts'
import type { Generation, Handle } from '../log/log-deps.ts'
import { rowColumns, teamColumns } from './row-columns.ts'
import { teamKinds } from './team-rows.ts'

type RowTables = {
  incident_row: IncidentRowTable
  threat_row: ThreatRowTable
  alert_row: AlertRowTable
}

/** Puts whole rows in the place of those of these records. */
export async function replaceRows<T extends keyof RowTables>(
  tx: Handle,
  table: T,
  at: Generation,
  { ids, rows }: { ids: readonly RecordId[]; rows: readonly RowTables[T][] },
): Promise<void> {
  const written = new Set(rows.map((row) => row.record_id))
  const gone = ids.filter((id) => !written.has(id))
  if (gone.length > 0) {
    // as: TypeScript cannot follow that a table and its rows vary together.
    await tx
      .deleteFrom(table as 'incident_row')
      .where('mission_id', '=', at.mission)
      .where('generation', '=', at.generation)
      .where(sql<boolean>`record_id = any(${gone}::text[])`)
      .execute()
  }
  if (rows.length === 0) return
  // as: likewise.
  const columns = rowColumns[table] as unknown as Columns<RowTables[T]>
  const replacing = replacingBy(columns, ['mission_id', 'generation', 'record_id'])
  await sql`${insertRows(table, columns, rows)} ${replacing}`.execute(tx)
}

/** The same for records of teams, of which one id may name two. */
export async function replaceTeamRows(
  tx: Handle,
  at: Generation,
  changed: readonly RecordRef[],
  rows: readonly TeamRecordTable[],
): Promise<void> {
  for (const kind of teamKinds) {
    const ids = changed.filter((ref) => ref.kind === kind).map(({ id }) => id as string)
    if (ids.length === 0) continue
    await tx
      .deleteFrom('team_record')
      .where('mission_id', '=', at.mission)
      .where('generation', '=', at.generation)
      .where('kind', '=', kind)
      .where(sql<boolean>`record_id = any(${ids}::text[])`)
      .execute()
  }
  if (rows.length > 0) await insertRows('team_record', teamColumns, rows).execute(tx)
}
