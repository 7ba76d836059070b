import type { RecordKind, RecordRef } from '@tocsin/schema/events/define'
import type { RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import type { RecordTable } from '../db/tables.ts'
import type { Generation, Handle, StoredRecord } from '../log/log-deps.ts'

/** Reads the folded states of some records; those that do not exist are left out. */
export async function readRecords(
  db: Handle,
  at: Generation,
  refs: readonly RecordRef[],
): Promise<StoredRecord[]> {
  if (refs.length === 0) return []
  const { rows } = await sql<RecordTable>`
    select record.kind, record.record_id, record.scope, record.state_json, record.seq
    from record
    join unnest(${refs.map(({ kind }) => kind as string)}::text[],
      ${refs.map(({ id }) => id as string)}::text[]) as asked(kind, id)
      on asked.kind = record.kind and asked.id = record.record_id
    where record.mission_id = ${at.mission} and record.generation = ${at.generation}::int8
  `.execute(db)
  return rows.map((row) => ({
    // as: written by `writeRecords` from the reducers' own values.
    kind: row.kind as RecordKind,
    id: row.record_id as RecordId,
    scope: row.scope as ScopeId,
    state: JSON.parse(row.state_json),
  }))
}

export type ChangedRecord = StoredRecord & { seq: number }

/** Writes folded states, new or changed, in one statement. */
export async function writeRecords(
  tx: Handle,
  at: Generation,
  records: readonly ChangedRecord[],
): Promise<void> {
  if (records.length === 0) return
  await tx
    .insertInto('record')
    .values(
      records.map(({ kind, id, scope, state, seq }) => ({
        mission_id: at.mission,
        generation: at.generation,
        kind,
        record_id: id,
        scope,
        state_json: JSON.stringify(state),
        seq,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['mission_id', 'generation', 'kind', 'record_id']).doUpdateSet((set) => ({
        scope: set.ref('excluded.scope'),
        state_json: set.ref('excluded.state_json'),
        seq: set.ref('excluded.seq'),
      })),
    )
    .execute()
}

/** Which events touched which record: what a record's history is read by. */
export async function writeRecordEntries(
  tx: Handle,
  at: Generation,
  entries: readonly (RecordRef & { seq: number })[],
): Promise<void> {
  if (entries.length === 0) return
  await tx
    .insertInto('record_entry')
    .values(
      entries.map(({ kind, id, seq }) => ({
        mission_id: at.mission,
        generation: at.generation,
        kind,
        record_id: id,
        seq,
      })),
    )
    .execute()
}
