import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { MissionId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { alignAllSeats } from './accounts/align-seats.ts'
import { demoMission } from './accounts/demo-code.ts'
import { vouchForAll } from './accounts/vouch.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import { databaseProblem } from './db/database-problem.ts'
import { migrate } from './db/migrate.ts'
import type { EmbeddedDatabase } from './db/open-embedded.ts'
import { openPostgres } from './db/open-postgres.ts'
import { draftWeekly } from './draft-weekly.ts'
import { type ErasureLedger, openErasureLedger } from './erasure/erasure-ledger.ts'
import { type Repeated, repeatErasures } from './erasure/repeat-erasures.ts'
import { type Found, findOrFoundMission } from './found-mission.ts'
import type { JobDoor } from './interop/open-job-door.ts'
import type { JobDeps } from './interop/run-job.ts'
import { rememberHeads, wentBack } from './last-head.ts'
import { openLiveFeed } from './log/live-feed.ts'
import { lookAtHead } from './log/look-at-head.ts'
import { missionOf } from './log/mission.ts'
import { openSystemSeat } from './log/open-system-seat.ts'
import { lookLater } from './look-later.ts'
import { ensurePacks } from './maps/ensure-packs.ts'
import type { PackSource } from './maps/pack-source.ts'
import { worldSource } from './maps/world-source.ts'
import type { Logger } from './observability/logger.ts'
import { type Front, openFront } from './open-front.ts'
import { openMission } from './open-mission.ts'
import { projections } from './projections/projections.ts'
import { createAskLimit } from './routers/ask-limit.ts'
import { createDeliverLimit } from './routers/deliver-limit.ts'
import { readServerKey } from './server-key.ts'
import { stopServer } from './stop-server.ts'
import { lendLocalRoot } from './trust/lent-root.ts'
import { openTrust } from './trust/open-trust.ts'
import type { RunDeps } from './warnings/run-warnings.ts'
import { type WatchingWarnings, watchWarnings } from './warnings/watch-warnings.ts'

export type Running = {
  urls: string[]
  accounts: Found['accounts']
  /** Takes no more requests, finishes those under way, closes the database. Safe to call twice. */
  stop(): Promise<void>
}

export type StartOptions = {
  config: Config
  env: Readonly<Record<string, string | undefined>>
  logger: Logger
  /** What the person at the terminal is told while it takes long. */
  say: (line: string) => void
}

const random = (length: number) => new Uint8Array(randomBytes(length))
const clock = { now: () => Date.now() }

/** Starts everything in its order; whatever was opened is closed again when a later step fails. */
export async function startServer(options: StartOptions): Promise<Result<Running, Problem>> {
  const opened = await openDatabase(options)
  if (!opened.ok) return opened
  const database = opened.value
  try {
    const running = await serve(options, database)
    if (!running.ok) await database.close()
    return running
  } catch (error) {
    await database.close().catch(() => {})
    const known = databaseProblem(error)
    if (known) return err(known)
    throw error
  }
}

async function openDatabase({
  config,
  say,
  logger,
}: StartOptions): Promise<Result<Database | EmbeddedDatabase, Problem>> {
  if (config.databaseUrl !== undefined) {
    return await openPostgres({
      url: config.databaseUrl,
      onConnectionLost: (code) => logger.warn({ code }, 'a database connection was lost'),
    })
  }
  // PostgreSQL as a library, and what jobs of the command line need: only where they are used.
  const { openEmbedded } = await import('./db/open-embedded.ts')
  const onCreate = () => say('Making the database. This takes some seconds, the first time only.')
  return await openEmbedded({ dataDir: config.dataDir, onCreate })
}

/** The port comes first: a start that cannot be reached must not have made a mission and its passwords. */
async function serve(
  options: StartOptions,
  database: Database | EmbeddedDatabase,
): Promise<Result<Running, Problem>> {
  const front = await openFront(options.config, clock.now())
  if (!front.ok) return front
  try {
    const running = await serveBehind(front.value, options, database)
    if (!running.ok) front.value.server.close()
    return running
  } catch (error) {
    front.value.server.close()
    throw error
  }
}

async function serveBehind(
  front: Front,
  options: StartOptions,
  database: Database | EmbeddedDatabase,
): Promise<Result<Running, Problem>> {
  const { config, env, logger, say } = options
  const migrated = await migrate(database)
  if (!migrated.ok) return migrated
  const keys = await readServerKey(config.dataDir, {
    random,
    onDamaged: (owner, place) =>
      logger.error({ owner, place }, 'sealed words do not open: their bytes are damaged'),
  })
  const base = { database, clock, random, projections, ...keys }
  const found = await findOrFoundMission(
    base,
    config,
    env,
    sayShare(say, 'Making the demo mission'),
  )
  if (!found.ok) return found
  const located = { ...base, mission: found.value.mission }
  const opened = await openMission(located, {
    onSeal: sayCount(say, 'Sealing what people wrote'),
    onRebuild: sayShare(say, 'Rebuilding the lists'),
    look: (deps) => lookFirst(options, deps),
  })
  if (!opened.ok) return opened
  const deps = opened.value
  const packsDir = join(config.dataDir, 'packs')
  await ensurePacks({
    dir: packsDir,
    sources: [worldSource, ...(await demoSources(deps.mission))],
    now: clock.now,
    onProgress: sayTitledShare(say),
  })
  const roster = await openSystemSeat(deps, 'roster')
  const trust = await openTrust(deps, config.dataDir)
  await vouchForAll({ ...deps, trust })
  await alignAllSeats({ ...deps, roster, trust, random })
  const erasures = openErasureLedger({ dataDir: config.dataDir, ...deps })
  sayErasures(say, erasures, await repeatErasures({ ...deps, roster, erasures }))
  const heads = await rememberHeads(database, { dataDir: config.dataDir, mission: deps.mission })
  const live = await openLiveFeed(deps)
  let isStopping = false
  const liveConnections = new Set<ServerResponse>()
  const app = createApp({
    deps: {
      ...deps,
      roster,
      erasures,
      trust,
      live,
      packsDir,
      askLimit: createAskLimit(),
      deliverLimit: createDeliverLimit(),
      origin: config.origin ?? triedAt(config, front),
      ...(deps.mission === demoMission && {
        rootAtHand: () => demoRoot(config.dataDir, trust.root),
      }),
    },
    logger,
    publicDir: config.publicDir,
    isStopping: () => isStopping,
    liveConnections,
  })
  let stopped: Promise<void> | undefined
  const onRebuild = sayShare(say, 'Rebuilding the lists')
  const looking = lookLater(database, deps, { logger, say, onRebuild })
  // The demo's log is told by its seed; a desk of it asks for runs itself.
  const warning = deps.mission === demoMission ? undefined : watch({ ...deps, packsDir }, logger)
  const papers = deps.mission === demoMission ? undefined : draftWeekly(deps, logger)
  const door = await openDoor({ ...deps, roster, erasures }, database, logger)
  const stop = (): Promise<void> => {
    isStopping = true
    stopped ??= stopServer({
      server: front.server,
      live,
      liveConnections,
      door,
      heads,
      looking,
      warning,
      papers,
      database,
    })
    return stopped
  }
  front.answerWith(app)
  return ok({ urls: front.urls, accounts: found.value.accounts, stop })
}

function watch(deps: RunDeps, logger: Logger): WatchingWarnings {
  return watchWarnings(deps, (error) => {
    logger.error({ err: error }, 'a run of early warning failed')
  })
}

/** Where the demo is tried on this machine its address is known; a mission says its own (TOCSIN_ORIGIN). */
function triedAt({ demo }: Config, { urls }: Front): string | undefined {
  return demo === 'off' ? undefined : urls.find((url) => url.startsWith('http://localhost:'))
}

/**
 * Whether this database may be served, before anything in it is signed anew. What does not fit is
 * said, and reports go on being taken: tablets and verifier find it as well.
 */
async function lookFirst(
  { config, logger, say }: StartOptions,
  deps: Pick<JobDeps, 'database' | 'mission' | 'words' | 'logKey'>,
): Promise<Problem | undefined> {
  const { db } = deps.database
  const { signed, flaws } = await lookAtHead(db, deps, deps.logKey.publicKey)
  const { epoch } = await missionOf(db, deps.mission)
  const back = wentBack(config.dataDir, deps.mission, signed, epoch)
  if (back || flaws.length === 0 || !signed) return back
  logger.error({ flaws }, 'the signed head does not fit the log')
  say(
    `The log does not fit its signed head (${flaws.join(', ')}): somebody has altered the database. tocsin doctor says what to do.`,
  )
  return undefined
}

/** Only the embedded database shuts others out, the command line among them: jobs come in here instead. */
async function openDoor(
  deps: JobDeps,
  database: Database | EmbeddedDatabase,
  logger: Logger,
): Promise<JobDoor | undefined> {
  if (!('announce' in database)) return undefined
  const { openJobDoor } = await import('./interop/open-job-door.ts')
  const door = await openJobDoor(deps, (error) => logger.error({ err: error }, 'a job failed'))
  database.announce(door.contact)
  return door
}

/** The root of the demo lies beside its data, for the officers who try it; a real mission's signs in a ceremony. */
async function demoRoot(dataDir: string, root: string) {
  const lent = await lendLocalRoot(dataDir, { mission: MissionId.parse(demoMission), root })
  return lent.ok ? lent.value : undefined
}

async function demoSources(mission: string): Promise<readonly PackSource[]> {
  if (mission !== demoMission) return []
  const { demoPacks } = await import('./demo/demo-packs.ts')
  return demoPacks
}

/** Only what an operator has to know: that it came to something, or that lines were refused. */
function sayErasures(
  say: (line: string) => void,
  { name }: ErasureLedger,
  { repeated, refused }: Repeated,
): void {
  if (repeated > 0) say(`Erased again after a restore: ${repeated}, by ${name}.`)
  if (refused > 0) {
    say(
      `${refused} lines of ${name} are damaged or not signed by this server: nothing was erased for them.`,
    )
  }
}

/** Likewise for several things, each under its title. */
function sayTitledShare(say: (line: string) => void) {
  const tellers = new Map<string, ReturnType<typeof sayShare>>()
  return (title: string, share: number): void => {
    const tell = tellers.get(title) ?? sayShare(say, `Building the map: ${title}`)
    tellers.set(title, tell)
    tell(share, 1)
  }
}

/** Says how many of something are done, at most every two seconds. */
function sayCount(say: (line: string) => void, what: string) {
  let saidAt = clock.now()
  return (done: number): void => {
    if (clock.now() - saidAt < 2_000) return
    saidAt = clock.now()
    say(`${what}: ${done}`)
  }
}

/** Says how far something long has come, at most every two seconds. */
function sayShare(say: (line: string) => void, what: string) {
  let saidAt = clock.now()
  return (done: number, of: number): void => {
    if (clock.now() - saidAt < 2_000) return
    saidAt = clock.now()
    say(`${what}: ${Math.round((done / Math.max(of, 1)) * 100)} %`)
  }
}
