import { sql } from 'kysely'
import type { Database } from '../db/database.ts'
import { readModelTables } from '../db/read-models.ts'
import { inTransaction } from '../db/retry.ts'
import type { Generation, Handle, LogEntry, ReadModels } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readLog } from '../log/stored-events.ts'
import { makeRecordKeys } from '../words/record-keys.ts'
import type { MissionWords } from '../words/words.ts'
import { prepareRebuildable } from './projections.ts'
import { projectionVersion } from './states.ts'

const pageSize = 500

/**
 * Builds every read model anew from the log, beside the one that is served, and flips to it when it
 * has caught up (SPEC LG-8). Appends and readers go on meanwhile; an interrupted rebuild leaves
 * nothing that anybody reads.
 */
export async function rebuildProjections(
  database: Database,
  at: MissionWords,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<void> {
  // What was read before an erasure may be folded after it: then everything is made once more.
  while (!(await rebuildOnce(database, at, onProgress)));
}

/** False when something was erased meanwhile, by which what was built may hold what is gone. */
async function rebuildOnce(
  database: Database,
  { mission, words }: MissionWords,
  onProgress: (done: number, of: number) => void,
): Promise<boolean> {
  const { generation } = await missionOf(database.db, mission)
  const at = { mission, generation: generation + 1, words }
  await clear(database.db, at)
  const erased = await countErased(database.db, mission)
  let done = 0
  for (let reading = readOn(database.db, at, done); ; ) {
    const { page, lastSeq } = await reading
    if (page.length < pageSize) break
    done = page.at(-1)?.numbered.seq ?? done
    // The next page is read while this one is written.
    reading = readOn(database.db, at, done)
    reading.catch(() => {})
    await inTransaction(database, (tx) => fold(tx, at, page))
    onProgress(done, lastSeq)
  }
  const isFlipped = await inTransaction(database, async (tx) => {
    // Holding the counter keeps every append out until the rest is folded and the flip is made.
    const held = await tx
      .selectFrom('mission')
      .select('next_seq')
      .where('mission_id', '=', mission)
      .where('generation', '=', generation)
      .forUpdate()
      .executeTakeFirst()
    if (!held) throw new Error('another rebuild was faster')
    if ((await countErased(tx, mission)) !== erased) return false
    for (let afterSeq = done; ; ) {
      const page = await readPage(tx, at, afterSeq, held.next_seq - 1)
      if (page.length === 0) break
      await fold(tx, at, page)
      afterSeq = page.at(-1)?.numbered.seq ?? afterSeq
    }
    await tx
      .updateTable('mission')
      .set({ generation: at.generation, projection_version: projectionVersion })
      .where('mission_id', '=', mission)
      .execute()
    return true
  })
  if (!isFlipped) return false
  await clear(database.db, { mission, generation })
  // What the database last counted was another generation: it would plan by that.
  await sql`analyze ${sql.join(readModelTables.map((name) => sql.table(name)))}`.execute(
    database.db,
  )
  return true
}

async function countErased(db: Handle, mission: MissionWords['mission']): Promise<number> {
  const { count } = await db
    .selectFrom('erased_part')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('mission_id', '=', mission)
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function fold(tx: Handle, at: ReadModels, page: readonly LogEntry[]): Promise<void> {
  const { owners, seal } = await prepareRebuildable(tx, at, page)
  const write = seal(await makeRecordKeys(tx, at, owners))
  await write(tx)
}

async function readOn(db: Handle, at: MissionWords, afterSeq: number) {
  const { lastSeq } = await missionOf(db, at.mission)
  return { lastSeq, page: await readPage(db, at, afterSeq, lastSeq) }
}

function readPage(
  db: Handle,
  at: MissionWords,
  afterSeq: number,
  upToSeq: number,
): Promise<LogEntry[]> {
  return readLog(db, at, { afterSeq, upToSeq, limit: pageSize })
}

async function clear(db: Handle, at: Generation): Promise<void> {
  for (const table of readModelTables) {
    await db
      .deleteFrom(table)
      .where('mission_id', '=', at.mission)
      .where('generation', '=', at.generation)
      .execute()
  }
}
