import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import {
  createDatabase,
  type DatabaseKind,
  type DemoDatabase,
  dropDatabase,
  kindHere,
} from './demo-database.ts'
import { type Seeded, seedDatabase, seededDemo } from './seeded-demo.ts'
import { type Account, startServer, type TocsinServer } from './tocsin-server.ts'

/** A running demo mission of the test's own, which it may stop, kill and start again. */
export type Mission = {
  url: string
  dataDir: string
  database: DemoDatabase
  account(name: string): Account
  stop(): Promise<void>
  kill(): Promise<void>
  /** On the same port, the same data folder and the same database. */
  start(): Promise<void>
}

function scratch(name: string): string {
  return mkdtempSync(join(tmpdir(), `tocsin-${name}-`))
}

let copies = 0

/** A copy of the demo mission for several tests that go on from each other. */
export async function startMission({ kind, dataDir: seed, accounts }: Seeded) {
  const dataDir = scratch('data')
  cpSync(seed, dataDir, { recursive: true })
  copies += 1
  const name = `mission_${process.pid}_${copies}`
  const database = kind === 'postgres' ? await createDatabase(name, seedDatabase) : {}
  let server: TocsinServer = await startServer(dataDir, database)
  const { url } = server
  const mission: Mission = {
    url,
    dataDir,
    database,
    account: (name) => {
      const account = accounts.find((known) => known.name === name)
      if (!account) throw new Error(`the demo has no account ${name}`)
      return account
    },
    stop: () => server.stop(),
    kill: () => server.kill(),
    start: async () => {
      server = await startServer(dataDir, database, Number(new URL(url).port))
    },
  }
  const end = async () => {
    await server.kill()
    if (kind === 'postgres') await dropDatabase(name)
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { mission, end }
}

type OfWorker = { seeded: Seeded; shared: Mission; database: DatabaseKind }

/**
 * `mission` is a copy of the demo mission for one test, `shared` one for all that only read it.
 * `database`: PostgreSQL where nothing is said; a journey says `embedded` to run as `npm start` does.
 */
export const test = base.extend<{ mission: Mission }, OfWorker>({
  database: ['postgres', { scope: 'worker', option: true }],
  seeded: [
    async ({ database }, use) => use(await seededDemo(kindHere(database))),
    { scope: 'worker', timeout: 240_000 },
  ],
  mission: async ({ seeded }, use) => {
    const { mission, end } = await startMission(seeded)
    await use(mission)
    await end()
  },
  shared: [
    async ({ seeded }, use) => {
      const { mission, end } = await startMission(seeded)
      await use(mission)
      await end()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
})
