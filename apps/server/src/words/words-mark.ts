import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../log/log-deps.ts'
import { placeOf } from './places.ts'
import {
  checkBytes,
  type MissionWords,
  newRecordKey,
  openText,
  sealText,
  unwrapRecordKey,
} from './words.ts'

/** The owner of the mark's key among the keys; no record is called so, and no seat. */
export const markOwner = 'mark'

const said = 'keys of this moment'

/**
 * A mark has two halves that change together, in the transaction of every new key: a key beside the
 * keys, under the server key as they are, and what it seals beside the data. Backups hold data and keys
 * apart, so halves that fit say that both are of the same moment and belong to this server key (SPEC
 * KW-8). Halves that do not fit are never made to by a new key.
 */
function newMark({ mission, words }: MissionWords) {
  const { key, wrapped } = newRecordKey(words)
  const place = `${mission}|${placeOf.mark()}`
  return { wrapped, check: key.check, sealed: sealText(key, { text: said, place, ...words }) }
}

/** Parts of a `with` that move the mark on, whoever else does it at the same time. */
export function movingMark(at: MissionWords): RawBuilder<unknown> {
  const { mission } = at
  const { wrapped, check, sealed } = newMark(at)
  return sql`fitting as (
      select 1 from words_mark
      join record_key on record_key.mission_id = words_mark.mission_id and owner = ${markOwner}
        and key_check = ${checkOf('words_mark.sealed')}
      where words_mark.mission_id = ${mission}
      for update
    ), moved_data as (
      update words_mark set sealed = ${sealed}
      where mission_id = ${mission} and exists (select from fitting)
    ), moved_key as (
      update record_key set wrapped = ${wrapped}, key_check = ${check}
      where mission_id = ${mission} and owner = ${markOwner} and exists (select from fitting)
    )`
}

/** By which a sealed text says under which key it lies. */
export function checkOf(column: string): RawBuilder<Uint8Array> {
  return sql`substring(${sql.ref(column)} from 2 for ${checkBytes}::int)`
}

/**
 * What the mark says of data and keys: that they belong together, that the keys are of the server key
 * that is named, or nothing.
 */
export async function readMark(
  db: Handle,
  { mission, words }: MissionWords,
): Promise<{ fits: boolean; keyId: string | undefined }> {
  const row = await db
    .selectFrom('record_key')
    .leftJoin('words_mark', 'words_mark.mission_id', 'record_key.mission_id')
    .select(['record_key.key_id', 'record_key.wrapped', 'words_mark.sealed'])
    .where('record_key.mission_id', '=', mission)
    .where('owner', '=', markOwner)
    .executeTakeFirst()
  if (!row) return { fits: false, keyId: undefined }
  const opens = () =>
    row.sealed !== null &&
    openText(unwrapRecordKey(words, row.wrapped), row.sealed, `${mission}|${placeOf.mark()}`) ===
      said
  try {
    return { fits: row.key_id === words.keyId && opens(), keyId: row.key_id }
  } catch {
    // Not wrapped by this server key, or altered: whoever asks then reads everything.
    return { fits: false, keyId: row.key_id }
  }
}

/** For what is known to be of one moment because everything was read. */
export async function setMark(db: Handle, at: MissionWords): Promise<void> {
  const { mission, words } = at
  const { wrapped, check, sealed } = newMark(at)
  await sql`
    with data as (
      insert into words_mark (mission_id, sealed) values (${mission}, ${sealed})
      on conflict (mission_id) do update set sealed = excluded.sealed
      returning mission_id
    )
    insert into record_key (mission_id, owner, key_id, wrapped, key_check)
    select mission_id, ${markOwner}, ${words.keyId}, ${wrapped}::bytea, ${check}::bytea from data
    on conflict (mission_id, owner) do update
      set key_id = excluded.key_id, wrapped = excluded.wrapped, key_check = excluded.key_check
    `.execute(db)
}

/** From now on until {@link setMark} the mark fits for nobody. */
export async function dropMark(db: Handle, { mission }: MissionWords): Promise<void> {
  await db
    .deleteFrom('record_key')
    .where('mission_id', '=', mission)
    .where('owner', '=', markOwner)
    .execute()
}
