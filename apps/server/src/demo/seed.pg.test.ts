import { createHash } from 'node:crypto'
import { contestedInReport } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { expect, it } from 'vitest'
import { findAccountByName } from '../accounts/account-store.ts'
import { isPassword } from '../accounts/password.ts'
import type { Database } from '../db/database.ts'
import { describeOnBothDatabases } from '../db/testing/describe-on-both-databases.ts'
import { readLog } from '../log/stored-events.ts'
import { projections } from '../projections/projections.ts'
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
  const key = await crypto.subtle.generateKey({ name: 'AES-KW', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ])
  const progress: number[] = []
  const deps = {
    database,
    clock: { now: () => now },
    random: steadyBytes(),
    projections,
    serverKey: { id: 'test', key },
  }
  const seed = () => seedDemo(deps, { weeks: 4, onProgress: (done) => progress.push(done) })
  const demo = await seed()
  if (!demo.ok) throw new Error(demo.error.code)
  return { demo: demo.value, progress, seed }
}

describeOnBothDatabases('seedDemo', (open) => {
  it('makes a mission with a past and a present, once, and accounts that can sign in', async () => {
    const database = await open()
    const { demo, progress, seed } = await seeded(database)
    expect(progress.at(-1)).toBe(demo.events)
    await expectAccounts(database, demo)
    await expectPresent(database)
    await expectPast(database, demo)
    expect(await seed()).toMatchObject({ ok: false, error: { code: 'demo_refused' } })
  })
})

async function expectAccounts({ db }: Database, { accounts, settings }: SeededDemo) {
  expect(accounts.map(({ role }) => role)).toEqual([
    'jpt_member',
    'team_leader',
    'analyst',
    'headquarters',
    'administrator',
  ])
  expect(new Set(accounts.map(({ password }) => password)).size).toBe(5)
  for (const { name, password } of accounts) {
    expect(password).toMatch(/^[a-z]+-[a-z]+-[a-z]+-\d\d$/)
    const found = await findAccountByName(db, settings.mission, name)
    expect(await isPassword(found?.passwordHash ?? '', password)).toBe(true)
  }
}

/** One flash waits, two people differ, and a drill is out of every count. */
async function expectPresent({ db }: Database) {
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
  const reports = await db
    .selectFrom('record')
    .select('state_json')
    .where('kind', '=', 'report')
    .execute()
  const contested = reports
    .map(({ state_json }): Report => JSON.parse(state_json))
    .flatMap(contestedInReport)
  expect(contested).toContain('violations')
}

/** Written as if it had been received over the weeks, each seat signing for itself. */
async function expectPast({ db }: Database, { settings }: SeededDemo) {
  const log = await readLog(db, settings.mission, { afterSeq: 0, upToSeq: 1e6, limit: 1e6 })
  expect(new Set(log.map(({ event }) => event.header.seat)).size).toBeGreaterThan(8)
  const times = log.slice(1).map(({ numbered }) => numbered.receivedAt)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times[0]).toBeLessThan(now - 4 * 7 * 86_400_000)
  expect(times.at(-1)).toBeLessThanOrEqual(now)
}
