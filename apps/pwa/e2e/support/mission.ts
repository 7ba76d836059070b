import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { type Seeded, seededDemo } from './seeded-demo.ts'
import { type Account, startServer, type TocsinServer } from './tocsin-server.ts'

/** A running demo mission of the test's own, which it may stop, kill and start again. */
export type Mission = {
  url: string
  dataDir: string
  account(name: string): Account
  stop(): Promise<void>
  kill(): Promise<void>
  /** On the same port and the same data folder. */
  start(): Promise<void>
}

function scratch(name: string): string {
  return mkdtempSync(join(tmpdir(), `tocsin-${name}-`))
}

const seeding = base.extend<object, { seeded: Seeded }>({
  seeded: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern.
    async ({}, use) => use(await seededDemo()),
    { scope: 'worker', timeout: 240_000 },
  ],
})

/** A copy of the demo mission for several tests that go on from each other. */
export async function startMission({ dataDir: seed, accounts }: Seeded) {
  const dataDir = scratch('data')
  cpSync(seed, dataDir, { recursive: true })
  let server: TocsinServer = await startServer(dataDir)
  const { url } = server
  const mission: Mission = {
    url,
    dataDir,
    account: (name) => {
      const account = accounts.find((known) => known.name === name)
      if (!account) throw new Error(`the demo has no account ${name}`)
      return account
    },
    stop: () => server.stop(),
    kill: () => server.kill(),
    start: async () => {
      server = await startServer(dataDir, Number(new URL(url).port))
    },
  }
  const end = async () => {
    await server.kill()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { mission, end }
}

/** `mission` is a copy of the demo mission for one test, `shared` one for all that only read it. */
export const test = seeding.extend<{ mission: Mission }, { shared: Mission }>({
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
