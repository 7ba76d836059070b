import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { migrate } from '@tocsin/server/db/migrate'
import { openPostgres } from '@tocsin/server/db/open-postgres'
import { appendRun } from '@tocsin/server/log/append'
import { sql } from 'kysely'
import { areas, openBenchMission } from './bench-mission.ts'
import { enrolFieldSeat, readRequest } from './field-seat.ts'
import { profiled } from './profile.ts'
import { logTables, openRawRows, openRawWriter, readTables } from './raw-rows.ts'

/**
 * `npm run bench -- ingest [rounds] [reports a batch]`: reports a second through the real append (form of
 * the request, signature, authorisation, chain, read models, trees), in turn with raw inserts of the very
 * rows that it wrote into the same tables of two other databases of the same PostgreSQL, which syncs at
 * every commit. Prints and judges nothing.
 */
const [rounds = 40, batch = 200] = process.argv.slice(2).map(Number)
const warmUp = 10

const mission = await openBenchMission()
const { deps } = mission
const seats = await Promise.all(areas.map((area, at) => enrolFieldSeat(mission, at + 1, area)))
// The roster's own rows are not compared; tables, indexes and constraints are.
for (const name of ['raw_log', 'raw_all']) await copyEmpty(name)
const rows = await openRawRows(mission.url)
const rawLog = await openRawWriter(mission.urlOf('raw_log'))
const rawAll = await openRawWriter(mission.urlOf('raw_all'))

async function copyEmpty(name: string) {
  await mission.newDatabase(name)
  const opened = await openPostgres({ url: mission.urlOf(name) })
  if (!opened.ok || !(await migrate(opened.value)).ok) throw new Error('no copy of the tables')
  await opened.value.close()
}

type Took = { ms: number; here: number; there: number }

/** By the clock, and computing of this process and of the database's: other work changes these little. */
async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [here, there, began] = [process.cpuUsage(), backends(), performance.now()]
  await work()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(here)
  return { ms, here: (user + system) / 1000, there: backends() - there }
}

/** ms of processor that the sessions of append and raw inserts have used (Linux; 0 elsewhere). */
function backends(): number {
  const used = pids.map((pid) => {
    try {
      return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    } catch {
      return 0
    }
  })
  return used.reduce((sum, one) => sum + one, 0)
}

async function sessions(): Promise<number[]> {
  const { rows: found } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where backend_type = 'client backend'
      and application_name <> 'reader'`.execute(deps.database.db)
  return found.map(({ pid }) => pid)
}

async function append(text: string): Promise<void> {
  const appended = await appendRun(deps, { request: readRequest(text) })
  if (!appended.ok) throw new Error(appended.error.code)
  const { receipts, held } = appended.value
  if (receipts.length !== batch || held.length > 0) throw new Error('not everything was taken')
}

type Round = { append: Took; log: Took; all: Took }

async function round(at: number): Promise<Round> {
  const seat = seats[at % seats.length]
  if (!seat) throw new Error('no seat')
  const text = await seat.request(batch)
  bytes += text.length
  const took = await timed(() => append(text))
  const log = await rows.read(logTables)
  const all = [...log, ...(await rows.read(readTables))]
  const raws = { log: () => rawLog.write(log), all: () => rawAll.write(all) }
  const out: Round = { append: took, log: took, all: took }
  for (const name of at % 2 ? (['log', 'all'] as const) : (['all', 'log'] as const)) {
    out[name] = await timed(raws[name])
  }
  return out
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

let bytes = 0
let pids: number[] = []
for (let at = 0; at < warmUp; at++) await round(at)
pids = await sessions()
bytes = 0
const before = await size('tocsin')
const all: Round[] = []
for (let at = 0; at < rounds; at++) all.push(await round(at))
const grown = (await size('tocsin')) - before
const of = (name: keyof Round, what: keyof Took) => median(all.map((one) => one[name][what]))
const part = (name: 'log' | 'all') =>
  percent(median(all.map((one) => one[name].ms / one.append.ms)))
const percent = (share: number) => `${(100 * share).toFixed(0)} %`
const computing = (name: keyof Round) => of(name, 'here') + of(name, 'there')
const perSecond = (ms: number) => Math.round((batch * 1000) / ms)

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model} × ${cpus().length}, batches of ${batch}, ${rounds} rounds in turn, medians`,
)
for (const [name, words] of [
  ['append', 'append'],
  ['all', 'raw inserts, log and read models'],
  ['log', 'raw inserts, log alone'],
] as const) {
  const [ms, here, there] = [of(name, 'ms'), of(name, 'here'), of(name, 'there')]
  console.log(
    `${words.padEnd(34)} ${perSecond(ms)} reports/s, ${ms.toFixed(1)} ms a batch; computing ${here.toFixed(1)} ms here, ${there.toFixed(1)} ms PostgreSQL`,
  )
}
for (const [name, goal, words] of [
  ['all', 60, 'log and read models'],
  ['log', 35, 'log alone'],
] as const) {
  const used = percent(computing(name) / computing('append'))
  console.log(`of raw ${words}: ${part(name)} (goal ${goal} %); by computing ${used}`)
}
console.log(
  `storage a report ${Math.round(grown / rounds / batch)} B with indexes, of ${Math.round(bytes / rounds / batch)} B of JSON sent`,
)
for (const [table, size] of await largest()) console.log(`  ${table.padEnd(16)} ${size} B a report`)

const texts: string[] = []
for (let at = 0; at < 20; at++) texts.push((await seats[at % seats.length]?.request(batch)) ?? '')
await profiled(async () => {
  for (const text of texts) await append(text)
}, batch * texts.length)

async function size(name: string): Promise<number> {
  const { rows: found } = await sql<{ size: number }>`
    select pg_database_size(${name}::text)::int8 as size`.execute(deps.database.db)
  return found[0]?.size ?? 0
}

async function largest(): Promise<[string, number][]> {
  const { rows: found } = await sql<{ name: string; size: number }>`
    select relname as name, pg_total_relation_size(oid)::int8 as size from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by size desc limit 8`.execute(
    deps.database.db,
  )
  const reports = batch * (rounds + warmUp)
  return found.map((row) => [row.name, Math.round(row.size / reports)])
}

await rows.close()
await rawLog.close()
await rawAll.close()
await mission.stop()
process.exit(0)
