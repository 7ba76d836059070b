import { recordKinds } from '@tocsin/schema/events/define'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { sql } from 'kysely'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import type { MissionWords } from './words.ts'
import { checkOf, readMark } from './words-mark.ts'

/**
 * Words are lost for ever with the key they lie under, so nobody may go on under another one.
 *
 * @returns whether the mark says that data and keys are of one moment (SPEC KW-8); where it does not,
 * every key was read. `config_bad` when this server key is not the one under which words lie.
 */
export async function checkWordsKey(
  db: Handle,
  at: MissionWords,
): Promise<Result<{ marked: boolean }, Problem>> {
  const mark = await readMark(db, at)
  if (mark.fits) return ok({ marked: true })
  const { keyId } = at.words
  const isOther = mark.keyId !== undefined && mark.keyId !== keyId
  const foreign = isOther ? mark.keyId : await anyForeign(db, at)
  if (foreign === undefined) return ok({ marked: false })
  const reason = `The server.key in the data folder is not the one under which the words of this mission lie. Put the right one in its place and start again: \`sha256sum server.key\` begins with ${foreign}. Nothing was changed.`
  return err(problem('config_bad', { setting: 'server.key', reason }))
}

/** Names another server key under which a key of words lies; reads all of them. */
export async function anyForeign(
  db: Handle,
  { mission, words }: MissionWords,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('record_key')
    .select('key_id')
    .where('mission_id', '=', mission)
    .where('key_id', '<>', words.keyId)
    .limit(1)
    .executeTakeFirst()
  return row?.key_id
}

/** Newest events whose records a start looks at. */
const newest = 200

/** A place in the order of records; the one before all of them is empty twice. */
export type RecordPlace = { kind: string; record: string }

type Stated = RecordPlace & { has_key: boolean }

/**
 * Whether read models lie here whose keys do not: a database restored without them reads the log anew.
 * Of the newest records only where the mark fits, of all of them where it does not.
 */
export async function lacksKeys(
  db: Handle,
  at: ReadModels,
  { marked }: { marked: boolean },
): Promise<boolean> {
  if (marked) return (await newestStates(db, at)).some(({ has_key }) => !has_key)
  for (let after: RecordPlace | undefined = beforeAll; after; ) {
    const page: StatesRead = await readStates(db, at, after)
    if (page.lost > 0) return true
    after = page.next
  }
  return false
}

export const beforeAll: RecordPlace = { kind: '', record: '' }

type StatesRead = { lost: number; next: RecordPlace | undefined }

const pageSize = 2_000

/** How many states of one page have no key, and where the next one begins. */
export async function readStates(
  db: Handle,
  at: ReadModels,
  after: RecordPlace,
): Promise<StatesRead> {
  const { rows } = await sql<Stated>`
    select stated.kind, stated.record_id as record, kept.owner is not null as has_key
    from (
      select kind, record_id, ${checkOf('sealed_state')} as key_check from record
      where mission_id = ${at.mission} and generation = ${at.generation}::int8
        and (kind, record_id) > (${after.kind}::text, ${after.record}::text)
      order by kind, record_id limit ${pageSize}
    ) as stated
    ${ofItsKey(at)}
    order by kind, record`.execute(db)
  const lost = rows.filter(({ has_key }) => !has_key).length
  return { lost, next: rows.length < pageSize ? undefined : rows.at(-1) }
}

async function newestStates(db: Handle, at: ReadModels): Promise<Stated[]> {
  const { rows } = await sql<Stated>`
    select stated.kind, stated.record_id as record, kept.owner is not null as has_key
    from (
      select distinct record_id from (
        select record_id from event where mission_id = ${at.mission} order by seq desc limit ${newest}
      ) as said
    ) as about
    cross join unnest(${[...recordKinds]}::text[]) as of(kind)
    cross join lateral (
      select kind, record_id, ${checkOf('sealed_state')} as key_check from record
      where mission_id = ${at.mission} and generation = ${at.generation}::int8
        and record.kind = of.kind and record.record_id = about.record_id
      limit 1
    ) as stated
    ${ofItsKey(at)}`.execute(db)
  return rows
}

/** Each by its own key, whatever the database has counted of its tables. */
function ofItsKey({ mission, words }: MissionWords) {
  return sql`left join lateral (
      select owner from record_key
      where mission_id = ${mission} and owner = stated.record_id
        and key_check = stated.key_check and key_id = ${words.keyId}
      limit 1
    ) as kept on true`
}
