import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { sql } from 'kysely'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { checkBytes, type MissionWords } from './words.ts'

/**
 * Words are lost for ever with the key they lie under, so nobody may go on under another one.
 *
 * @returns `config_bad` when this server key is not the one under which words lie.
 */
export async function checkWordsKey(
  db: Handle,
  { mission, words }: MissionWords,
): Promise<Result<void, Problem>> {
  const foreign = await db
    .selectFrom('record_key')
    .select('key_id')
    .where('mission_id', '=', mission)
    .where('key_id', '<>', words.keyId)
    .limit(1)
    .executeTakeFirst()
  if (!foreign) return ok(undefined)
  const reason = `The server.key in the data folder is not the one under which the words of this mission lie. Put the right one in its place and start again: \`sha256sum server.key\` begins with ${foreign.key_id}. Nothing was changed.`
  return err(problem('config_bad', { setting: 'server.key', reason }))
}

/** Whether read models lie here whose keys do not: a database restored without them reads the log anew. */
export async function lacksKeys(
  db: Handle,
  { mission, generation }: Omit<ReadModels, 'words'>,
): Promise<boolean> {
  const row = await db
    .selectFrom('record')
    .select('record_id')
    .where('record.mission_id', '=', mission)
    .where('generation', '=', generation)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('record_key')
            .select('owner')
            .where('record_key.mission_id', '=', mission)
            .whereRef('record_key.owner', '=', 'record.record_id')
            .where(
              sql<boolean>`record_key.key_check = substring(record.sealed_state from 2 for ${checkBytes}::int)`,
            ),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
