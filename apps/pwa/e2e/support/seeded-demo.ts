import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase, type DatabaseKind, dropDatabase } from './demo-database.ts'
import { seedFolder } from './seed-folder.config.ts'
import { type Account, startServer } from './tocsin-server.ts'

/** The demo as it was sown, not running. */
export type Seeded = { kind: DatabaseKind; dataDir: string; accounts: Account[] }

/** The name of the PostgreSQL database that holds it; those of missions are copies. */
export const seedDatabase = 'seed'

/**
 * Sown once for all workers of a run: it takes longer than everything else together. Who comes first
 * makes the folder and sows; the others wait for the list of accounts, which is written last.
 */
export async function seededDemo(kind: DatabaseKind): Promise<Seeded> {
  const folder = process.env[seedFolder]
  if (!folder) throw new Error('the run was started without its global setup')
  const dataDir = join(folder, kind)
  const list = join(folder, `${kind}.json`)
  while (!existsSync(list)) {
    if (makes(dataDir)) await sow(kind, dataDir, list)
    else await sleep(100)
  }
  // as: what `sow` wrote.
  return { kind, dataDir, accounts: JSON.parse(readFileSync(list, 'utf8')) as Account[] }
}

async function sow(kind: DatabaseKind, dataDir: string, list: string): Promise<void> {
  try {
    const database = kind === 'postgres' ? await createDatabase(seedDatabase) : {}
    const server = await startServer(dataDir, database)
    await server.stop()
    writeFileSync(`${list}.new`, JSON.stringify(server.accounts))
    renameSync(`${list}.new`, list)
  } catch (error) {
    // Whoever waits tries it anew.
    rmSync(dataDir, { recursive: true, force: true })
    if (kind === 'postgres') await dropDatabase(seedDatabase).catch(() => undefined)
    throw error
  }
}

/** Whether it was this process that made the folder. */
function makes(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}
