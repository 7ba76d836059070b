import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { err, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Database } from '../db/database.ts'
import { databaseProblem } from '../db/database-problem.ts'
import { readHolder } from '../db/embedded-lock.ts'
import { migrate } from '../db/migrate.ts'
import { openEmbedded } from '../db/open-embedded.ts'
import { openPostgres } from '../db/open-postgres.ts'
import { openErasureLedger } from '../erasure/erasure-ledger.ts'
import type { Answer, Asked, JobName, JobProgress } from '../interop/jobs.ts'
import { runJob } from '../interop/run-job.ts'
import { missionIds } from '../log/mission.ts'
import { openSystemSeat } from '../log/open-system-seat.ts'
import { openMission } from '../open-mission.ts'
import { projections } from '../projections/projections.ts'
import { readServerKey } from '../server-key.ts'
import { handOver } from './hand-over.ts'

/** Where the data of this Tocsin lie. */
export type Home = {
  dataDir: string
  databaseUrl: string | undefined
  /** Which mission of the database, when it is not the only one. */
  mission: string | undefined
}

export type JobCall<J extends JobName> = {
  job: J
  asked: Asked<J>
  file?: AsyncIterable<Uint8Array>
  onProgress?: (progress: JobProgress) => void
}

const random = (length: number) => new Uint8Array(randomBytes(length))
const clock = { now: () => Date.now() }

async function* nothing(): AsyncGenerator<Uint8Array> {}

/**
 * Does a job on the database of `home`, or has the server that holds it do it.
 *
 * @returns what the job returns; `config_bad` when there is no Tocsin yet; `database_in_use` when
 * another process has the embedded database and takes no jobs; what opening a database returns.
 */
export async function doJob<J extends JobName>(
  home: Home,
  call: JobCall<J>,
): Promise<Result<Answer<J>, Problem>> {
  const opened = await openHome(home)
  if (opened.ok) return await doHere(home, opened.value, call)
  const contact = readHolder(home.dataDir)?.contact
  if (opened.error.code !== 'database_in_use' || !contact) return opened
  const { job, asked, file = nothing(), onProgress = () => {} } = call
  return await handOver(contact, { job, asked, file }, onProgress)
}

async function openHome({ dataDir, databaseUrl }: Home): Promise<Result<Database, Problem>> {
  if (databaseUrl !== undefined) return await openPostgres({ url: databaseUrl, maxConnections: 2 })
  // Only the server creates: a mistyped folder must not become a second, empty Tocsin.
  if (!existsSync(join(dataDir, 'database'))) return err(noTocsin(dataDir))
  return await openEmbedded({ dataDir })
}

async function doHere<J extends JobName>(
  home: Home,
  database: Database,
  { job, asked, file = nothing(), onProgress = () => {} }: JobCall<J>,
): Promise<Result<Answer<J>, Problem>> {
  try {
    const migrated = await migrate(database)
    if (!migrated.ok) return migrated
    const mission = await missionAsked(database, home.mission)
    if (!mission) return err(noTocsin(home.databaseUrl ? 'the database' : home.dataDir))
    const keys = await readServerKey(home.dataDir, {
      random,
      onDamaged: (owner, place) =>
        void process.stderr.write(
          `Words of ${owner} do not open: their bytes are damaged (${place}).\n`,
        ),
    })
    const located = { database, mission, clock, random, projections, ...keys }
    const opened = await openMission(located, { leaveReadModels: job === 'doctor' })
    if (!opened.ok) return opened
    const roster = await openSystemSeat(opened.value, 'roster')
    const erasures = openErasureLedger({ dataDir: home.dataDir, ...opened.value })
    const deps = { ...opened.value, roster, erasures }
    return await runJob(job, asked, { deps, file, onProgress })
  } catch (error) {
    const known = databaseProblem(error)
    if (!known) throw error
    return err(known)
  } finally {
    await database.close()
  }
}

async function missionAsked({ db }: Database, asked: string | undefined) {
  const ids = await missionIds(db)
  return asked === undefined ? ids[0] : ids.find((id) => id === asked)
}

function noTocsin(where: string): Problem {
  const reason = `There is no mission in ${where}. Start it once with npm start, or name its folder with --data FOLDER.`
  return problem('config_bad', { setting: '--data', reason })
}
