import { createHash } from 'node:crypto'
import { checkRun } from '@tocsin/schema/chain/chain'
import { fromBase64Url } from '@tocsin/schema/primitives/bytes'
import { contestedInReport } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { verifyRun } from '@tocsin/seal/seat-key'
import { expect, it } from 'vitest'
import { findAccountByName } from '../accounts/account-store.ts'
import { isPassword } from '../accounts/password.ts'
import type { Database } from '../db/database.ts'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import type { LogDeps } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { listSeats } from '../log/seats.ts'
import { readLog } from '../log/stored-events.ts'
import { projections } from '../projections/projections.ts'
import { rebuildProjections } from '../projections/rebuild.ts'
import { openRecords } from '../projections/record-store.ts'
import { readModels } from '../testing/read-models.ts'
import { testKeys } from '../testing/test-keys.ts'
import { type SeededDemo, seedDemo } from './seed.ts'

const now = Date.parse('2026-11-22T06:19:00Z')

/** The same bytes in every run of the test, keys included. */
function steadyBytes() {
  let drawn = 0
  return (length: number) => {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => {
      drawn += 1
      return createHash('sha256').update(`demo ${drawn}`).digest()
    })
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }
}

async function seeded(database: Database) {
  const progress: number[] = []
  const random = steadyBytes()
  const deps = {
    database,
    clock: { now: () => now },
    random,
    projections,
    ...(await testKeys(random)),
  }
  const seed = () => seedDemo(deps, { weeks: 4, onProgress: (done) => progress.push(done) })
  const demo = await seed()
  if (!demo.ok) throw new Error(demo.error.code)
  return { demo: demo.value, progress, seed, at: { ...deps, mission: demo.value.settings.mission } }
}

describeOnDatabase('seedDemo', (open) => {
  it('makes a mission with a past and a present, once, and accounts that can sign in', async () => {
    const database = await open()
    const { demo, progress, seed, at } = await seeded(database)
    expect(progress.at(-1)).toBe(demo.events)
    await expectAccounts(database, demo)
    await expectPresent(at)
    await expectPast(at)
    await expectProven(at)
    await expectSameAfterRebuild(at)
    expect(await seed()).toMatchObject({ ok: false, error: { code: 'demo_refused' } })
  }, 90_000)
})

async function expectAccounts({ db }: Database, { accounts, settings }: SeededDemo) {
  expect(accounts.map(({ role }) => role)).toEqual([
    'jpt_member',
    'team_leader',
    'analyst',
    'headquarters',
    'administrator',
    'headquarters',
    'headquarters',
  ])
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(7)
  for (const { name, password } of accounts) {
    expect(password).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d\d$/)
    const found = await findAccountByName(db, settings.mission, name)
    expect(await isPassword(found?.passwordHash ?? '', password)).toBe(true)
  }
}

/** One flash waits, two people differ, and a drill is out of every count. */
type At = Pick<LogDeps, 'database' | 'mission' | 'words'>

async function expectPresent(at: At) {
  const { db } = at.database
  const rows = await db.selectFrom('incident_row').select(['counted_as', 'exercise']).execute()
  expect(rows.length).toBeGreaterThan(40)
  expect(rows.map(({ counted_as }) => counted_as)).toContain('verified')
  expect(rows.filter(({ exercise }) => exercise)).toEqual([{ counted_as: null, exercise: true }])
  const waiting = await db
    .selectFrom('alert_row')
    .select('record_id')
    .where('level', '=', 'flash')
    .where('standing', '=', 'unanswered')
    .where('raised_at', '>', now - 86_400_000)
    .execute()
  expect(waiting.length).toBe(1)
  const reports = await db.selectFrom('record').selectAll().where('kind', '=', 'report').execute()
  // as: the reducer of reports made them.
  const states = (await openRecords(db, at, reports)).map(({ state }) => state as Report)
  const contested = states.flatMap(contestedInReport)
  expect(contested).toContain('violations')
}

/** Written as if it had been received over the weeks, each seat signing for itself. */
async function expectPast(at: At) {
  const log = await readLog(at.database.db, at, { afterSeq: 0, upToSeq: 1e6, limit: 1e6 })
  expect(new Set(log.map(({ event }) => event.header.seat)).size).toBeGreaterThan(8)
  const times = log.slice(1).map(({ numbered }) => numbered.receivedAt)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times[0]).toBeLessThan(now - 4 * 7 * 86_400_000)
  expect(times.at(-1)).toBeLessThanOrEqual(now)
}

/** Every chain whole, every run signed by its seat, every number given once. */
async function expectProven(at: At) {
  const { mission } = at
  const { db } = at.database
  const log = await readLog(db, at, { afterSeq: 0, upToSeq: 1e6, limit: 1e6 })
  expect(log.map(({ numbered }) => numbered.seq)).toEqual(log.map((_, at) => at + 1))
  expect((await missionOf(db, mission)).lastSeq).toBe(log.length)
  const scopes = new Map<string, number>()
  for (const { event, numbered } of log) {
    const { scope } = event.header
    expect(numbered.scopeSeq).toBe((scopes.get(scope) ?? 0) + 1)
    scopes.set(scope, numbered.scopeSeq)
  }
  const heads = await db.selectFrom('scope_head').select(['scope', 'scope_seq']).execute()
  expect(new Map(heads.map(({ scope, scope_seq }) => [scope, scope_seq]))).toEqual(scopes)
  const runs = await db.selectFrom('run').selectAll().execute()
  for (const { actor, publicKey, head, counter } of await listSeats(db, mission)) {
    const own = log.map(({ event }) => event).filter(({ header }) => header.seat === actor.seat)
    expect(checkRun(undefined, own)).toEqual({ ok: true, value: own.length > 0 ? head : undefined })
    const signed = runs.filter((run) => run.seat_id === actor.seat)
    expect(signed.length).toBe(counter)
    expect(signed.flatMap(({ hashes_json }) => JSON.parse(hashes_json)).sort()).toEqual(
      own.map(({ hash }) => hash).sort(),
    )
    for (const { signature, signed_bytes } of signed) {
      const bytes = new Uint8Array(signed_bytes)
      expect(await verifyRun(publicKey, fromBase64Url(signature), bytes)).toBe(true)
    }
  }
}

async function expectSameAfterRebuild(at: At) {
  const { models } = await readModels(at)
  await rebuildProjections(at.database, at)
  expect((await readModels(at)).models).toEqual(models)
}
