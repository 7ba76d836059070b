import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from './db/database.ts'
import { lookAtAll, type WholeFlaw } from './log/look-at-all.ts'
import type { Logger } from './observability/logger.ts'
import { rebuildProjections } from './projections/rebuild.ts'
import type { MissionWords } from './words/words.ts'

export type LookingLater = { stop(): Promise<void> }

/** After what a start itself brings: tablets that have waited for the server. */
const afterMs = 10_000
/** Between two pages: the log is looked through beside the service, not before it. */
const pauseMs = 25

/** Looks through log and keys once after a start; says what is wrong, and makes good what can be. */
export function lookLater(
  database: Database,
  at: MissionWords,
  { logger, say, onRebuild, beginsAfter = afterMs }: LookLaterOptions,
): LookingLater {
  const ending = new AbortController()
  const { signal } = ending
  const pause = (ms: number) => sleep(ms, undefined, { ref: false, signal })
  const look = async () => {
    await pause(beginsAfter)
    const flaws = await lookAtAll(database.db, at, () => pause(pauseMs))
    for (const flaw of flaws) {
      logger.error({ flaw }, 'a look through the whole log found what does not fit')
      say(words[flaw])
    }
    if (!flaws.includes('keys_lost')) return
    await rebuildProjections(database, at, (done, of) => {
      signal.throwIfAborted()
      onRebuild(done, of)
    })
  }
  const looking = look().catch((error: unknown) => {
    if (!signal.aborted) logger.error({ err: error }, 'the look through the whole log failed')
  })
  return {
    async stop() {
      ending.abort()
      await looking
    },
  }
}

export type LookLaterOptions = {
  logger: Logger
  say: (line: string) => void
  onRebuild: (done: number, of: number) => void
  /** In milliseconds. */
  beginsAfter?: number
}

const words: Record<WholeFlaw, string> = {
  numbers:
    'The log does not fit its signed head (numbers): somebody has altered the database. tocsin doctor says what to do.',
  keys_lost:
    'Keys of words are missing, and words with them. The lists are made anew without them.',
  keys_foreign: 'Some keys of words are not of this server.key. tocsin doctor says what to do.',
}
