import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { migrate } from '@tocsin/server/db/migrate'
import { openPostgres } from '@tocsin/server/db/open-postgres'
import { findPostgres, startPrivateCluster } from '@tocsin/server/db/testing/private-cluster'
import { createMission } from '@tocsin/server/log/mission'
import { openSystemSeat, type SystemSeatDeps } from '@tocsin/server/log/open-system-seat'
import { projections } from '@tocsin/server/projections/projections'
import { projectionVersion } from '@tocsin/server/projections/states'
import { readServerKey } from '@tocsin/server/server-key'
import { openMissionKeys } from '@tocsin/server/trust/mission-keys'
import { sql } from 'kysely'

/** As a small server has it: syncs at every commit, and room as PostgreSQL takes it by itself. */
const asServed = { shared_buffers: '128MB', max_wal_size: '1GB' }

export const areas = ['OD01', 'OD02', 'OD03', 'OD04']

/** A mission without a report, on a PostgreSQL of its own; everything is gone after `stop`. */
export async function openBenchMission() {
  const bin = findPostgres()
  if (!bin) throw new Error('PostgreSQL is not installed (package postgresql of the distribution)')
  const cluster = await startPrivateCluster(bin, asServed)
  const dataDir = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
  const admin = await open(cluster.urlOf('postgres'))
  const newDatabase = (name: string, template = 'template0') =>
    sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin.db)
  await newDatabase('tocsin')
  const url = cluster.urlOf('tocsin')
  const database = await open(url)
  const migrated = await migrate(database)
  if (!migrated.ok) throw new Error(migrated.error.code)
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const settings = MissionSettings.parse({
    mission: 'bench',
    name: 'Bench',
    week: { startsOn: 1, timeZone: 'Africa/Juba' },
    areas: areas.map((id) => ({ id, name: id })),
    ackMinutes: {},
  })
  await createMission(database.db, settings, { random, projectionVersion })
  const keys = await readServerKey(dataDir, { random, onDamaged: () => {} })
  const clock = { behindMs: 0, now: () => Date.now() - clock.behindMs }
  const located = { database, mission: settings.mission, clock, projections, random, ...keys }
  const deps: SystemSeatDeps = { ...located, ...(await openMissionKeys(located)) }
  const roster = await openSystemSeat(deps, 'roster')
  return {
    deps,
    /** By how much it is set back, for what happened long ago. */
    clock,
    roster,
    url,
    dataDir,
    newDatabase,
    urlOf: cluster.urlOf,
    async stop() {
      await database.close()
      await admin.close()
      await cluster.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type BenchMission = Awaited<ReturnType<typeof openBenchMission>>

async function open(url: string) {
  const opened = await openPostgres({ url })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}
