import type { FoundWarning } from '@tocsin/early-warning/run/found'
import { type LastSeen, type Life, lifeOf } from '@tocsin/early-warning/run/lives'
import type { KindMute } from '@tocsin/early-warning/run/sort-found'
import type { MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import { addDays, startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import { fitMute } from '@tocsin/schema/warning/select'
import type { Warning } from '@tocsin/schema/warning/state'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { readStates } from './read-inputs.ts'

/** Every warning of the mission, in the order of ids. */
export async function readWarningStates(db: Handle, at: ReadModels): Promise<Warning[]> {
  // as: the states were written by this kind's reducer.
  return (await readStates(db, at, 'warning')) as Warning[]
}

export function livesOf(
  warnings: readonly Warning[],
  timeZone: string,
  seen: ReadonlyMap<RecordId, LastSeen>,
): Life[] {
  return warnings.flatMap((one) => lifeOf(one, timeZone, seen.get(one.id)) ?? [])
}

/** In which run, and where, each warning was found last. */
export async function readLastSeen(
  db: Handle,
  mission: MissionId,
): Promise<Map<RecordId, LastSeen>> {
  const rows = await db
    .selectFrom('warning_found')
    .innerJoin('warning_run', (join) =>
      join
        .onRef('warning_run.mission_id', '=', 'warning_found.mission_id')
        .onRef('warning_run.run_id', '=', 'warning_found.run_id'),
    )
    .select(['record_id', 'known_at', 'found_json'])
    .distinctOn('record_id')
    .where('warning_found.mission_id', '=', mission)
    .where('record_id', 'is not', null)
    .orderBy('record_id')
    .orderBy('known_at', 'desc')
    .execute()
  return new Map(
    rows.map(({ record_id, known_at, found_json }) => {
      // as: written by `keepRun` from what a run found.
      const { areas } = JSON.parse(found_json) as FoundWarning
      return [record_id as RecordId, { ms: known_at, areas }]
    }),
  )
}

/** Mutes that were not ended. Each holds from the day on which it was said to the end of its last day. */
export function mutesOf(
  warnings: readonly Warning[],
  timeZone: string,
): (KindMute & { warning: RecordId })[] {
  return warnings.flatMap((warning) => {
    const mute = fitMute(warning)
    if (!mute) return []
    const { kind, areas } = warning.found
    return [
      {
        kind,
        areas,
        warning: warning.id,
        reason: mute.reason,
        by: mute.by,
        fromMs: mute.receivedAt ?? mute.saidAt,
        untilMs: startOfLocalDate(timeZone, addDays(mute.until, 1)),
      },
    ]
  })
}
