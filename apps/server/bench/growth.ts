import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Cursors } from '@tocsin/schema/sync/wire'
import { appendRun } from '@tocsin/server/log/append'
import { exchange } from '@tocsin/server/log/exchange'
import { readProofs } from '@tocsin/server/log/read-proofs'
import { sql } from 'kysely'
import { areas, openBenchMission } from './bench-mission.ts'
import { enrolFieldSeat, type FieldSeat, readRequest } from './field-seat.ts'

/**
 * `npm run bench -- growth [reports …]`: at each size of the log (1,000 and 10,000 reports where
 * nothing is said) what a push, a pull and a start of the server take by the clock, medians, the memory
 * of a server that has just started, and the storage of the database. Everything is written by the real append.
 */
const sizes = process.argv.slice(2).map(Number)
if (sizes.length === 0) sizes.push(1_000, 10_000)
const batch = 200

const mission = await openBenchMission()
const { deps } = mission
const seats = await Promise.all(areas.map((area, at) => enrolFieldSeat(mission, at + 1, area)))
const reader = await enrolFieldSeat(mission, 99, areas[0] ?? '')
let reports = 0

async function grow(to: number): Promise<void> {
  for (let at = 0; reports < to; at++) {
    const seat = seats[at % seats.length]
    if (!seat) throw new Error('no seat')
    const appended = await appendRun(deps, { request: readRequest(await seat.request(batch)) })
    if (!appended.ok || appended.value.held.length > 0) throw new Error('not everything was taken')
    reports += batch
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; value: T }> {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}

async function ask(seat: FieldSeat, count: number, asked: { cursors?: Cursors; limit: number }) {
  const request = readRequest(await seat.request(count, asked))
  const { ms, value } = await timed(() => exchange(deps, request))
  if (!value.ok) throw new Error(value.error.code)
  return { ms, reply: value.value }
}

async function often(times: number, work: () => Promise<number>): Promise<number> {
  const all: number[] = []
  for (let at = 0; at < times; at++) all.push(await work())
  return all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

/** Cursors so many events before the end of every scope. */
async function heads(before: number): Promise<Cursors> {
  const { trees } = await readProofs(deps.database.db, deps.mission)
  return Object.fromEntries(
    [...trees].map(([scope, { size }]) => [scope, Math.max(0, size - before)]),
  ) as Cursors
}

/**
 * A server of its own on the same database, as `npm start` runs it: until it says that it is ready, and
 * its memory then in MB.
 */
async function start(): Promise<{ ms: number; rss: number }> {
  const main = join(import.meta.dirname, '../src/main.ts')
  const words = ['--no-demo', '--data', mission.dataDir, '--port', '0', '--host', '127.0.0.1']
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NODE_COMPILE_CACHE: join(mission.dataDir, 'compiled'),
    DATABASE_URL: mission.url,
    TOCSIN_LOG: 'error',
  }
  const began = performance.now()
  const child = spawn(process.execPath, ['--max-semi-space-size=8', main, ...words], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => String(chunk).includes('is ready') && resolve())
  })
  const ms = performance.now() - began
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  child.kill('SIGTERM')
  await new Promise((resolve) => child.once('exit', resolve))
  return { ms, rss: (Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) * 1024) / 1e6 }
}

/** Bytes of the database, with indexes. */
async function storage(): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select pg_database_size(current_database())::int8 as size`.execute(deps.database.db)
  return rows[0]?.size ?? 0
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model} × ${cpus().length}, ms, medians`,
)
const empty = await storage()
// The first start of all makes the map of the world, and compiles.
await start()
for (const size of sizes) {
  await grow(size)
  const [writer] = seats
  if (!writer) throw new Error('no seat')
  const end = await heads(0)
  const behind = await heads(150)
  const push = await often(7, async () => (await ask(writer, batch, { cursors: end, limit: 0 })).ms)
  const one = await often(15, async () => (await ask(writer, 1, { cursors: end, limit: 0 })).ms)
  const latest = await heads(0)
  const nothing = await often(
    15,
    async () => (await ask(reader, 0, { cursors: latest, limit: 200 })).ms,
  )
  const week = await often(
    7,
    async () => (await ask(reader, 0, { cursors: behind, limit: 200 })).ms,
  )
  const first = await often(7, async () => (await ask(reader, 0, { limit: 200 })).ms)
  const started = await start()
  const again = await start()
  console.log(
    [
      `${size} reports: push of ${batch} ${push.toFixed(0)}`,
      `of 1 ${one.toFixed(1)}`,
      `pull of nothing new ${nothing.toFixed(1)}`,
      `of a week ${week.toFixed(0)}`,
      `first 200 of all ${first.toFixed(0)}`,
      `start ${Math.min(started.ms, again.ms).toFixed(0)}`,
      `memory after it ${again.rss.toFixed(0)} MB`,
      `storage ${(((await storage()) - empty) / reports).toFixed(0)} B a report`,
    ].join(', '),
  )
}
await mission.stop()
process.exit(0)
