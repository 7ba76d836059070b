import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { readHolder } from './embedded-lock.ts'
import { type EmbeddedDatabase, type EmbeddedOptions, openEmbedded } from './open-embedded.ts'

/** A folder with a database that was just created, which takes seconds, for tests that begin with one. */
const createdDir = mkdtempSync(join(tmpdir(), 'tocsin-embedded-'))
beforeAll(async () => (await opened({ dataDir: createdDir })).close())
afterAll(() => rmSync(createdDir, { recursive: true, force: true }))

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tocsin-embedded-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function opened(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const result = await openEmbedded({ dataDir, ...options })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

const begunWith = () => cpSync(createdDir, dataDir, { recursive: true })

it('syncs each commit to the disk, and nothing for a read', async () => {
  begunWith()
  let syncs = 0
  const database = await opened({ onSync: () => (syncs += 1) })
  await sql`create table kept (n int8)`.execute(database.db)
  const before = syncs
  for (let n = 0; n < 20; n += 1) await sql`insert into kept values (${n})`.execute(database.db)
  expect(syncs - before).toBeGreaterThanOrEqual(20)
  const afterWrites = syncs
  await sql`select count(*) from kept`.execute(database.db)
  expect(syncs).toBe(afterWrites)
  const { rows } = await sql`show fsync`.execute(database.db)
  expect(rows).toEqual([{ fsync: 'on' }])
  await database.close()
})

it('says that it creates, once, and keeps what was written', async () => {
  let created = 0
  const onCreate = (): void => {
    created += 1
  }
  const first = await opened({ onCreate })
  await sql`create table kept as select 7::int8 as n`.execute(first.db)
  await first.close()
  const second = await opened({ onCreate })
  expect((await sql`select n from kept`.execute(second.db)).rows).toEqual([{ n: 7 }])
  await second.close()
  expect(created).toBe(1)
})

it('refuses a second opener with the process and the folder, and serves the first on', async () => {
  begunWith()
  const first = await opened()
  expect(await openEmbedded({ dataDir })).toEqual({
    ok: false,
    error: { code: 'database_in_use', detail: { folder: dataDir, pid: process.pid } },
  })
  expect((await sql`select 1 as n`.execute(first.db)).rows).toEqual([{ n: 1 }])
  await first.close()
  await (await opened()).close()
})

it('tells other processes where to hand in jobs, in a file for the owner only', async () => {
  begunWith()
  const database = await opened()
  database.announce({ port: 4711, token: 'secret' })
  const contact = { port: 4711, token: 'secret' }
  expect(readHolder(dataDir)).toEqual({ pid: process.pid, contact })
  expect(statSync(join(dataDir, 'database.holder.json')).mode & 0o077).toBe(0)
  await database.close()
  expect(readHolder(dataDir)).toBeUndefined()
})

it('starts a half-made database afresh', async () => {
  mkdirSync(join(dataDir, 'database.creating'))
  writeFileSync(join(dataDir, 'database.creating', 'PG_VERSION'), '18')
  await (await opened()).close()
  expect(existsSync(join(dataDir, 'database.creating'))).toBe(false)
})

it('says what is wrong with a data folder that is a file', async () => {
  const file = join(dataDir, 'a-file')
  writeFileSync(file, '')
  const result = await openEmbedded({ dataDir: file })
  expect(result).toMatchObject({ ok: false, error: { code: 'config_bad' } })
})

it('says so at once when PostgreSQL stops itself because the disk fails', async () => {
  begunWith()
  const said: string[] = []
  let fails = false
  const onSync = (): void => {
    if (fails) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
  }
  const database = await opened({ onSync, onPanic: (message) => said.push(message) })
  await sql`create table kept (n int8)`.execute(database.db)
  fails = true
  // Nothing may be asked of it after this, not even to close: see onPanic.
  await expect(sql`insert into kept values (1)`.execute(database.db)).rejects.toThrow()
  expect(said).toEqual([expect.stringContaining('No space left on device')])
})

it('refuses while another process has it; after that one is killed, everything it acknowledged is there', async () => {
  begunWith()
  const url = new URL('./open-embedded.ts', import.meta.url)
  const script = `
    import { sql } from 'kysely'
    const { openEmbedded } = await import('${url}')
    const { value } = await openEmbedded({ dataDir: process.argv[1] })
    await sql\`create table kept (n int8)\`.execute(value.db)
    for (let n = 1; ; n += 1) {
      await sql\`insert into kept values (\${n})\`.execute(value.db)
      console.log(n)
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await expect.poll(() => said.split('\n').length, { timeout: 60_000 }).toBeGreaterThan(50)
  const detail = { folder: dataDir, pid: child.pid }
  expect(await openEmbedded({ dataDir })).toEqual({
    ok: false,
    error: { code: 'database_in_use', detail },
  })
  child.kill('SIGKILL')
  await once(child, 'close')
  // A line that was cut by the kill was not acknowledged.
  const acknowledged = Number(said.split('\n').at(-2))

  const database = await opened()
  const { rows } = await sql<{ n: number; top: number }>`
    select count(*) as n, max(n) as top from kept`.execute(database.db)
  expect(rows[0]?.top).toBeGreaterThanOrEqual(acknowledged)
  expect(rows[0]?.n).toBe(rows[0]?.top)
  await database.close()
}, 90_000)
