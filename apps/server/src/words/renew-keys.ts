import { sql } from 'kysely'
import type { Handle } from '../log/log-deps.ts'
import { placeOf } from './places.ts'
import { makeRecordKeys, readRecordKeys } from './record-keys.ts'
import type { MissionWords } from './words.ts'

/** Words anew under another key; undefined where the old key was gone already. */
type Renew = (record: string, place: string, sealed: Uint8Array) => Buffer | undefined

/**
 * Puts the words of these records under new keys and destroys the old ones, in the caller's
 * transaction. What was taken out before is then unreadable in every earlier backup of the data, as
 * soon as the backups of the keys have run out (SPEC KW-6).
 */
export async function renewRecordKeys(
  tx: Handle,
  at: MissionWords,
  records: readonly string[],
): Promise<void> {
  const before = await readRecordKeys(tx, at, records)
  await tx
    .deleteFrom('record_key')
    .where('mission_id', '=', at.mission)
    .where(sql<boolean>`owner = any(${[...records]}::text[])`)
    .execute()
  const after = await makeRecordKeys(tx, at, records)
  const renew: Renew = (record, place, sealed) => {
    const text = before.open(record, place, sealed)
    return text === undefined ? undefined : after.seal(record, place, text)
  }
  await renewParts(tx, at, records, renew)
  await renewStates(tx, at, records, renew)
  for (const table of ['incident_row', 'threat_row'] as const) {
    await renewTitles(tx, at, table, records, renew)
  }
}

async function renewParts(
  tx: Handle,
  { mission }: MissionWords,
  records: readonly string[],
  renew: Renew,
): Promise<void> {
  const rows = await tx
    .selectFrom('part')
    .innerJoin('event', (join) =>
      join.onRef('event.mission_id', '=', 'part.mission_id').onRef('event.seq', '=', 'part.seq'),
    )
    .select(['part.seq', 'part.label', 'part.sealed_words', 'event.record_id', 'event.hash'])
    .where('part.mission_id', '=', mission)
    .where('event.record_id', 'in', [...records])
    .execute()
  for (const { seq, label, sealed_words, record_id, hash } of rows) {
    const sealed = sealed_words && renew(record_id, placeOf.part(hash, label), sealed_words)
    if (!sealed) continue
    await tx
      .updateTable('part')
      .set({ sealed_words: sealed })
      .where('mission_id', '=', mission)
      .where('seq', '=', seq)
      .where('label', '=', label)
      .execute()
  }
}

async function renewStates(
  tx: Handle,
  { mission }: MissionWords,
  records: readonly string[],
  renew: Renew,
): Promise<void> {
  const rows = await tx
    .selectFrom('record')
    .select(['generation', 'kind', 'record_id', 'sealed_state'])
    .where('mission_id', '=', mission)
    .where('record_id', 'in', [...records])
    .execute()
  for (const { generation, kind, record_id, sealed_state } of rows) {
    const sealed = renew(record_id, placeOf.state(kind, record_id), sealed_state)
    if (!sealed) continue
    await tx
      .updateTable('record')
      .set({ sealed_state: sealed })
      .where('mission_id', '=', mission)
      .where('generation', '=', generation)
      .where('kind', '=', kind)
      .where('record_id', '=', record_id)
      .execute()
  }
}

async function renewTitles(
  tx: Handle,
  { mission }: MissionWords,
  table: 'incident_row' | 'threat_row',
  records: readonly string[],
  renew: Renew,
): Promise<void> {
  // as: both tables have the columns that are named here.
  const name = table as 'incident_row'
  const rows = await tx
    .selectFrom(name)
    .select(['generation', 'record_id', 'sealed_title'])
    .where('mission_id', '=', mission)
    .where('record_id', 'in', [...records])
    .execute()
  for (const { generation, record_id, sealed_title } of rows) {
    const sealed = sealed_title && renew(record_id, placeOf.title(record_id), sealed_title)
    if (!sealed) continue
    await tx
      .updateTable(name)
      .set({ sealed_title: sealed })
      .where('mission_id', '=', mission)
      .where('generation', '=', generation)
      .where('record_id', '=', record_id)
      .execute()
  }
}
