import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPostgres, startPrivateCluster } from '@tocsin/server/db/testing/private-cluster'

/** Where the demo lies that all workers of a run copy; the first that needs it sows it (`seeded-demo.ts`). */
export const seedFolder = 'TOCSIN_E2E_SEED'
/** The address of the run's own PostgreSQL, up to the name of a database; unset where none is installed. */
export const cluster = 'TOCSIN_E2E_POSTGRES'

/** The program that serves the demo over that PostgreSQL (`join-server.ts`). */
export const joinedServer = 'TOCSIN_E2E_SERVER'

/** Playwright calls it once, before its workers. */
export default async function makeSeedFolder(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'tocsin-seed-'))
  process.env[seedFolder] = folder
  // Every test starts a server, and compiling it is a quarter of that.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled')
  const bin = findPostgres()
  const postgres = bin ? await startPrivateCluster(bin) : undefined
  if (postgres) {
    process.env[cluster] = postgres.urlOf('')
    // Not above: the workers take names from here, and need no bundler.
    const { joinServer } = await import('./join-server.ts')
    process.env[joinedServer] = await joinServer(folder)
  }
  return async () => {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
