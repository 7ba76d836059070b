import { randomBytes } from 'node:crypto'
import { contestedInReport } from '@tocsin/schema/report/select'
import type { Report } from '@tocsin/schema/report/state'
import { expect, it } from 'vitest'
import { findAccountByName } from '../accounts/account-store.ts'
import { isPassword } from '../accounts/password.ts'
import type { Database } from '../db/database.ts'
import { describeOnBothDatabases } from '../db/testing/describe-on-both-databases.ts'
import { readLog } from '../log/stored-events.ts'
import { projections } from '../projections/projections.ts'
import { seedDemo } from './seed.ts'

const now = Date.parse('2026-11-22T06:19:00Z')

async function seeded(database: Database) {
  const key = await crypto.subtle.generateKey({ name: 'AES-KW', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ])
  const progress: number[] = []
  const deps = {
    database,
    clock: { now: () => now },
    random: (length: number) => new Uint8Array(randomBytes(length)),
    projections,
    serverKey: { id: 'test', key },
  }
  const seed = () => seedDemo(deps, { weeks: 8, onProgress: (done) => progress.push(done) })
  const demo = await seed()
  if (!demo.ok) throw new Error(demo.error.code)
  return { demo: demo.value, progress, seed }
}

describeOnBothDatabases('seedDemo', (open) => {
  it('fills an empty database once, with accounts that can sign in', async () => {
    const database = await open()
    const { demo, progress, seed } = await seeded(database)
    const { mission } = demo.settings
    const rows = await database.db.selectFrom('incident_row').select(['counted_as']).execute()
    expect(rows.length).toBeGreaterThan(50)
    expect(new Set(rows.map(({ counted_as }) => counted_as))).toContain('verified')
    expect(progress.at(-1)).toBe(demo.events)

    expect(demo.accounts.map(({ role }) => role)).toEqual([
      'jpt_member',
      'team_leader',
      'analyst',
      'headquarters',
      'administrator',
    ])
    expect(new Set(demo.accounts.map(({ password }) => password)).size).toBe(5)
    for (const { name, password } of demo.accounts) {
      const found = await findAccountByName(database.db, mission, name)
      expect(await isPassword(found?.passwordHash ?? '', password)).toBe(true)
    }

    expect(await seed()).toMatchObject({ ok: false, error: { code: 'demo_refused' } })
  })

  it('leaves one flash waiting, two values where two people differ, and a drill out of the counts', async () => {
    const { db } = await open().then(async (database) => {
      await seeded(database)
      return database
    })
    const waiting = await db
      .selectFrom('alert_row')
      .select('record_id')
      .where('level', '=', 'flash')
      .where('standing', '=', 'unanswered')
      .where('raised_at', '>', now - 86_400_000)
      .execute()
    expect(waiting.length).toBe(1)
    const drills = await db
      .selectFrom('incident_row')
      .select('counted_as')
      .where('exercise', '=', true)
      .execute()
    expect(drills).toEqual([{ counted_as: null }])
    const reports = await db
      .selectFrom('record')
      .select('state_json')
      .where('kind', '=', 'report')
      .execute()
    const contested = reports
      .map(({ state_json }): Report => JSON.parse(state_json))
      .flatMap(contestedInReport)
    expect(contested).toContain('violations')
  })

  it('writes what the tablets said then: times of saying and of receiving lie in the past, in order', async () => {
    const database = await open()
    const { demo } = await seeded(database)
    const range = { afterSeq: 0, upToSeq: 100_000, limit: 100_000 }
    const log = await readLog(database.db, demo.settings.mission, range)
    const seats = new Set(log.map(({ event }) => event.header.seat))
    expect(seats.size).toBeGreaterThan(10)
    const times = log.slice(1).map(({ numbered }) => numbered.receivedAt)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times[0]).toBeLessThan(now - 7 * 7 * 86_400_000)
    expect(times.at(-1)).toBeLessThanOrEqual(now)
  })
})
