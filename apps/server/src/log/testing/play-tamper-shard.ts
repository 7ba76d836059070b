import { parentPort } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { migrate } from '../../db/migrate.ts'
import { pgliteDatabase } from '../../db/pglite-database.ts'
import { valueParsers } from '../../db/value-parsers.ts'
import { noTally, playTamper, type Tally } from './play-tamper.ts'
import { tamperPlan } from './tamper-shards.ts'

/**
 * The seeds on a fresh database of their own. In memory: what is measured is whether a change is
 * found, and a database that waits for the disk finds no more. What was rolled back stays in its
 * tables, so that one that lives for many seeds gets slower.
 */
export async function playSeeds(seeds: readonly number[]): Promise<Tally> {
  const database = pgliteDatabase(await PGlite.create({ parsers: valueParsers }))
  try {
    const migrated = await migrate(database)
    if (!migrated.ok) throw new Error(migrated.error.code)
    const tally = noTally()
    for (const seed of seeds) await playTamper(database, seed, tamperPlan, tally)
    return tally
  } finally {
    await database.close()
  }
}

// In a worker of `npm run tamper`: seeds in, tally out.
parentPort?.on('message', (seeds: readonly number[]) => {
  playSeeds(seeds).then(
    (tally) => parentPort?.postMessage(tally),
    (thrown: unknown) => {
      throw thrown
    },
  )
})
