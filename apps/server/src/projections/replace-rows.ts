import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { AlertRowTable, IncidentRowTable, ThreatRowTable } from '../db/tables.ts'
import type { Generation, Handle } from '../log/log-deps.ts'

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
  if (ids.length === 0) return
  await tx
    .deleteFrom(table as 'incident_row')
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where('record_id', 'in', ids)
    .execute()
  if (rows.length === 0) return
  // as: Kysely cannot follow that a table and its rows vary together.
  await tx
    .insertInto(table as 'incident_row')
    .values(rows as unknown as IncidentRowTable[])
    .execute()
}
