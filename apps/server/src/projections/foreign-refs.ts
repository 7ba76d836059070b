import type { MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import type { ForeignRefTable } from '../db/import-tables.ts'
import type { Generation, Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import type { Folded } from './fold-entries.ts'

/** The references to other systems in what was told, by which an import finds what it already brought. */
export function foreignRefRows({ told }: Folded, at: Generation): ForeignRefTable[] {
  return told.flatMap(({ told: one }) => {
    const { provenance } = one
    if (one.type !== 'ReportFiled' || !provenance?.ref) return []
    return [
      {
        mission_id: at.mission,
        generation: at.generation,
        system: provenance.ref.system,
        foreign_id: provenance.ref.id,
        record_id: one.record,
        batch: provenance.batch ?? null,
      },
    ]
  })
}

export async function writeForeignRefs(
  tx: Handle,
  rows: readonly ForeignRefTable[],
): Promise<void> {
  if (rows.length === 0) return
  await tx
    .insertInto('foreign_ref')
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The records that came from these ids of another system, withdrawn ones included. */
export async function findForeignRefs(
  db: Handle,
  mission: MissionId,
  system: string,
  foreignIds: readonly string[],
): Promise<{ foreignId: string; record: RecordId; batch: string | null }[]> {
  if (foreignIds.length === 0) return []
  const { generation } = await missionOf(db, mission)
  const rows = await db
    .selectFrom('foreign_ref')
    .select(['foreign_id', 'record_id', 'batch'])
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('system', '=', system)
    .where('foreign_id', 'in', foreignIds)
    .execute()
  return rows.map((row) => ({
    foreignId: row.foreign_id,
    record: row.record_id as RecordId,
    batch: row.batch,
  }))
}

/** The records of one import batch, in the order of their ids. */
export async function recordsOfBatch(
  db: Handle,
  mission: MissionId,
  batch: string,
): Promise<RecordId[]> {
  const { generation } = await missionOf(db, mission)
  const rows = await db
    .selectFrom('foreign_ref')
    .select('record_id')
    .distinct()
    .where('mission_id', '=', mission)
    .where('generation', '=', generation)
    .where('batch', '=', batch)
    .orderBy('record_id')
    .execute()
  return rows.map((row) => row.record_id as RecordId)
}
