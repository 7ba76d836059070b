import type { RecordKind, RecordRef } from '@tocsin/schema/events/define'
import type { RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { sql } from 'kysely'
import { insertRows, replacingBy } from '../db/insert-rows.ts'
import type { RecordTable } from '../db/tables.ts'
import type { Generation, Handle, ReadModels, StoredRecord } from '../log/log-deps.ts'
import { placeOf } from '../words/places.ts'
import { type RecordKeys, readRecordKeys } from '../words/record-keys.ts'
import type { MissionWords } from '../words/words.ts'

/**
 * Reads the folded states of some records; those that do not exist are left out. Each is looked up by
 * itself: a table that has grown since PostgreSQL counted it would be read from one end to the other.
 */
export async function readRecords(
  db: Handle,
  at: ReadModels,
  refs: readonly RecordRef[],
): Promise<StoredRecord[]> {
  if (refs.length === 0) return []
  const { rows } = await sql<RecordTable>`
    select found.*
    from unnest(${refs.map(({ kind }) => kind as string)}::text[],
      ${refs.map(({ id }) => id as string)}::text[]) as asked(kind, id)
    cross join lateral (
      select record.kind, record.record_id, record.scope, record.sealed_state, record.seq
      from record
      where record.mission_id = ${at.mission} and record.generation = ${at.generation}::int8
        and record.kind = asked.kind and record.record_id = asked.id
      limit 1
    ) as found
  `.execute(db)
  return await openRecords(db, at, rows)
}

/** Rows of records, opened. */
export async function openRecords(
  db: Handle,
  at: MissionWords,
  rows: readonly RecordTable[],
): Promise<StoredRecord[]> {
  const keys = await readRecordKeys(
    db,
    at,
    rows.map((row) => row.record_id),
  )
  return rows.map((row) => ({
    // as: written by `writeRecords` from the reducers' own values.
    kind: row.kind as RecordKind,
    id: row.record_id as RecordId,
    scope: row.scope as ScopeId,
    state: JSON.parse(stateText(keys, row)),
  }))
}

function stateText(keys: RecordKeys, { kind, record_id, sealed_state }: RecordTable): string {
  const text = keys.open(record_id, placeOf.state(kind, record_id), sealed_state)
  // A start without keys builds the read models anew: this state is damaged, and the log is not.
  if (text === undefined) throw new Error('the state of a record does not open')
  return text
}

export type ChangedRecord = StoredRecord & { seq: number }

/** Folded states as their rows hold them. */
export function recordRows(
  at: Generation,
  changed: readonly ChangedRecord[],
  keys: RecordKeys,
): RecordTable[] {
  return changed
    .filter(({ state }) => state !== undefined)
    .map(({ kind, id, scope, state, seq }) => ({
      mission_id: at.mission,
      generation: at.generation,
      kind,
      record_id: id,
      scope,
      sealed_state: keys.seal(id, placeOf.state(kind, id), JSON.stringify(state)),
      seq,
    }))
}

const recordColumns = {
  mission_id: 'text',
  generation: 'int8',
  kind: 'text',
  record_id: 'text',
  scope: 'text',
  sealed_state: 'bytea',
  seq: 'int8',
} as const

/** Writes folded states, new or changed, in one statement. */
export async function writeRecords(
  tx: Handle,
  at: Generation,
  changed: readonly ChangedRecord[],
  rows: readonly RecordTable[],
): Promise<void> {
  await dropGone(
    tx,
    at,
    changed.filter(({ state }) => state === undefined),
  )
  if (rows.length === 0) return
  const replacing = replacingBy<RecordTable>(recordColumns, [
    'mission_id',
    'generation',
    'kind',
    'record_id',
  ])
  await sql`${insertRows('record', recordColumns, rows)} ${replacing}`.execute(tx)
}

/** Records of which an erasure has left nothing. */
async function dropGone(tx: Handle, at: Generation, gone: readonly RecordRef[]): Promise<void> {
  for (const { kind, id } of gone) {
    await tx
      .deleteFrom('record')
      .where('mission_id', '=', at.mission)
      .where('generation', '=', at.generation)
      .where('kind', '=', kind)
      .where('record_id', '=', id)
      .execute()
  }
}

/** Which events touched which record: what a record's history is read by. */
export async function writeRecordEntries(
  tx: Handle,
  at: Generation,
  entries: readonly (RecordRef & { seq: number })[],
): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ kind, id, seq }) => ({
    mission_id: at.mission,
    generation: at.generation,
    kind,
    record_id: id,
    seq,
  }))
  await insertRows('record_entry', entryColumns, rows).execute(tx)
}

const entryColumns = {
  mission_id: 'text',
  generation: 'int8',
  kind: 'text',
  record_id: 'text',
  seq: 'int8',
} as const
