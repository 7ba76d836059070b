import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { seedFolder } from './seed-folder.config.ts'
import { type Account, startServer } from './tocsin-server.ts'

/** The demo as it was sown, not running. */
export type Seeded = { dataDir: string; accounts: Account[] }

/**
 * Sown once for all workers of a run: it takes longer than everything else together. Who comes first
 * makes the folder and sows; the others wait for the list of accounts, which is written last.
 */
export async function seededDemo(): Promise<Seeded> {
  const folder = process.env[seedFolder]
  if (!folder) throw new Error('the run was started without its global setup')
  const dataDir = join(folder, 'data')
  const list = join(folder, 'accounts.json')
  while (!existsSync(list)) {
    if (makes(dataDir)) await sow(dataDir, list)
    else await sleep(100)
  }
  // as: what `sow` wrote.
  return { dataDir, accounts: JSON.parse(readFileSync(list, 'utf8')) as Account[] }
}

async function sow(dataDir: string, list: string): Promise<void> {
  try {
    const server = await startServer(dataDir)
    await server.stop()
    writeFileSync(`${list}.new`, JSON.stringify(server.accounts))
    renameSync(`${list}.new`, list)
  } catch (error) {
    // Whoever waits tries it anew.
    rmSync(dataDir, { recursive: true, force: true })
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
