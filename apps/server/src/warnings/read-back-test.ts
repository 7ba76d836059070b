import { worthOf } from '@tocsin/early-warning/alarms/worth'
import type { BackTestAnswer, KindWorth, RunSummary } from '@tocsin/early-warning/run/answers'
import type { FoundWarning } from '@tocsin/early-warning/run/found'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { warningKinds } from '@tocsin/schema/vocabulary/warning-kinds'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import type { MissionWords } from '../words/words.ts'
import { livesOf, readLastSeen, readWarningStates } from './warning-lives.ts'

/**
 * What warnings were worth, kind by kind: figures of the whole mission and nothing that names a record or
 * an area, so that everybody at a desk is shown the same (SPEC EW-18).
 */
export async function readBackTest(
  db: Handle,
  { mission, words }: MissionWords,
): Promise<BackTestAnswer> {
  const { generation, settings } = await missionOf(db, mission)
  const states = await readWarningStates(db, { mission, generation, words })
  const lives = livesOf(states, settings.week.timeZone, await readLastSeen(db, mission))
  const lists = await shownByRun(db, mission)
  const kinds = warningKinds.items.map(({ code: kind }): KindWorth => {
    const own = lives.filter((life) => life.kind === kind)
    return {
      kind,
      ...worthOf(
        own,
        lists.map((list) => list.get(kind) ?? []),
      ),
    }
  })
  const last = await db
    .selectFrom('warning_run')
    .select(['known_at', 'summary_json'])
    .where('mission_id', '=', mission)
    .where('summary_json', 'is not', null)
    .orderBy('known_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  // as: written by `keepRun`.
  const summary = last?.summary_json ? (JSON.parse(last.summary_json) as RunSummary) : undefined
  return { kinds, lists: summary ? listsOf(summary) : null, runs: lists.length }
}

function listsOf({ knownAt, worth, unitsWorth }: RunSummary): BackTestAnswer['lists'] {
  return { knownAt, worth, ...(unitsWorth && { unitsWorth }) }
}

/** Of every run of a week, in order, the areas that were shown, by kind. */
async function shownByRun(db: Handle, mission: MissionId): Promise<Map<string, string[]>[]> {
  const runs = await db
    .selectFrom('warning_run')
    .select('run_id')
    .where('mission_id', '=', mission)
    .where('asked_by', '=', 'schedule')
    .where('summary_json', 'is not', null)
    .orderBy('known_at')
    .execute()
  const found = await db
    .selectFrom('warning_found')
    .select(['run_id', 'found_json'])
    .where('mission_id', '=', mission)
    .where('standing', '=', 'told')
    .execute()
  const risks = await db
    .selectFrom('risk_entry')
    .select(['run_id', 'area'])
    .where('mission_id', '=', mission)
    .where('horizon', '=', 28)
    .execute()
  const lists = new Map(runs.map(({ run_id }) => [run_id, new Map<string, string[]>()]))
  const put = (run: string, kind: string, areas: readonly string[]) => {
    const list = lists.get(run)
    list?.set(kind, [...(list.get(kind) ?? []), ...areas])
  }
  for (const { run_id, found_json } of found) {
    // as: written by `keepRun`.
    const { kind, areas } = JSON.parse(found_json) as FoundWarning
    put(run_id, kind, areas)
  }
  for (const { run_id, area } of risks) put(run_id, 'risk', [area])
  return [...lists.values()]
}
