import { createHash } from 'node:crypto'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { modelText, readModel } from '@tocsin/schema/summary/paper/model-text'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import type { Handle } from '../log/log-deps.ts'

/** Keeps a model by its text, and gives its hash. One that is kept already stays as it is: the hash is of its bytes. */
export async function keepModel(
  db: Handle,
  mission: MissionId,
  model: PaperModel,
  text = modelText(model),
): Promise<string> {
  const hash = hashOf(text)
  await db
    .insertInto('paper_model')
    .values({ mission_id: mission, hash, model_json: text, made_at: model.asOf.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return hash
}

/** The model of this hash; undefined where it was never kept, or its bytes are no longer what was hashed. */
export async function findModel(
  db: Handle,
  mission: MissionId,
  hash: string,
): Promise<PaperModel | undefined> {
  const row = await db
    .selectFrom('paper_model')
    .select('model_json')
    .where('mission_id', '=', mission)
    .where('hash', '=', hash)
    .executeTakeFirst()
  return row && hashOf(row.model_json) === hash ? readModel(row.model_json) : undefined
}

/** As `modelHash`, by Node's own SHA-256: the model of a week of 50,000 incidents is some megabytes. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
