import { setTimeout as sleep } from 'node:timers/promises'
import { isRunDue } from '@tocsin/early-warning/run/due'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { weekOf } from '@tocsin/schema/primitives/week'
import { missionOf } from '../log/mission.ts'
import { type RunDeps, runWarnings } from './run-warnings.ts'

export type WatchingWarnings = { stop(): Promise<void> }

const everyMs = 5 * 60_000

/** Makes the run of a week when it is owed. What is owed is `isRunDue`; this only asks it again and again. */
export function watchWarnings(deps: RunDeps, onFailed: (error: unknown) => void): WatchingWarnings {
  const ending = new AbortController()
  const { signal } = ending
  const watch = async () => {
    for (;;) {
      await sleep(everyMs, undefined, { ref: false, signal })
      await runIfDue(deps).catch(onFailed)
    }
  }
  const watching = watch().catch((error: unknown) => {
    if (!signal.aborted) onFailed(error)
  })
  return {
    async stop() {
      ending.abort()
      await watching
    },
  }
}

/** Whether a run was made. */
export async function runIfDue(deps: RunDeps): Promise<boolean> {
  const { database, mission, clock } = deps
  const { week } = (await missionOf(database.db, mission)).settings
  const last = await database.db
    .selectFrom('warning_run')
    .select(({ fn }) => fn.max('known_at').as('at'))
    .where('mission_id', '=', mission)
    .where('asked_by', '=', 'schedule')
    .executeTakeFirst()
  const now = clock.now()
  if (!isRunDue(week, last?.at ?? null, now)) return false
  const id = `week-${weekOf(week, utcMinute(now)).firstDate}`
  return await runWarnings(deps, { id, askedBy: 'schedule' })
}
