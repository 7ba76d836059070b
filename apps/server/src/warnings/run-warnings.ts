import { dayOfDate } from '@tocsin/early-warning/risk/harm-of'
import type { FoundRisk, RunFound } from '@tocsin/early-warning/run/found'
import type { RunInputs } from '@tocsin/early-warning/run/inputs'
import type { Life } from '@tocsin/early-warning/run/lives'
import { sortFound } from '@tocsin/early-warning/run/sort-found'
import type { RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { missionOf } from '../log/mission.ts'
import { openSystemSeat, type SystemSeatDeps } from '../log/open-system-seat.ts'
import { detect } from './detect.ts'
import { judgements } from './judge-warnings.ts'
import { claimRun, type KeptFound, type KeptRisk, keepRun, leaveRun } from './keep-run.ts'
import { horizonDays, raiseFound, riskFound } from './raise-found.ts'
import { readInputs, replayInputs } from './read-inputs.ts'
import { inUnits, readUnits } from './read-units.ts'
import { livesOf, mutesOf, readLastSeen, readWarningStates } from './warning-lives.ts'

/** The system seat that raises and judges warnings. */
const seatName = 'early warning'

/** `packsDir`: the folder of the map packs, whose units are ranked too. */
export type RunDeps = SystemSeatDeps & { packsDir?: string }

export type AskedRun = {
  id: string
  askedBy: 'schedule' | 'desk'
  /** A past moment: what was known by then is computed and kept, and nothing is raised or judged. */
  knownAt?: number
}

/**
 * One run of early warning: reads what is known, computes, judges open warnings, raises new ones, and
 * keeps what was found. Does nothing where a run of this name is made already or being made.
 *
 * @returns whether it was made
 */
export async function runWarnings(deps: RunDeps, asked: AskedRun): Promise<boolean> {
  const { database, mission, clock } = deps
  const { db } = database
  const now = clock.now()
  const knownAt = Math.min(asked.knownAt ?? now, now)
  const run = { mission, id: asked.id, askedBy: asked.askedBy, knownAt }
  if (!(await claimRun(db, run, now))) return false
  try {
    const isPast = asked.knownAt !== undefined
    const known = isPast
      ? await replayInputs(db, deps, knownAt)
      : await readInputs(db, deps, knownAt)
    const inputs = inUnits(known, await readUnits(deps.packsDir))
    const found = await detect(inputs, knownAt)
    const told = isPast ? pastFound(found) : await tell(deps, inputs, found)
    await keepRun(database, run, { found, ...told })
    return true
  } catch (error) {
    await leaveRun(db, run)
    throw error
  }
}

type Told = { warnings: KeptFound[]; risks: KeptRisk[] }

/** Of the past nothing is raised: what was found is kept as it is. */
function pastFound({ warnings, risk7, risk28 }: RunFound): Told {
  return {
    warnings: warnings.map((found) => ({ found, standing: 'told', record: null })),
    risks: [...keptRisks(7, risk7), ...keptRisks(28, risk28)],
  }
}

/** Judges what is open, raises what is new, and says for everything found which warning it is. */
async function tell(deps: SystemSeatDeps, inputs: RunInputs, found: RunFound): Promise<Told> {
  const { database, mission, words } = deps
  const { generation, settings } = await missionOf(database.db, mission)
  const { timeZone } = settings.week
  const states = await readWarningStates(database.db, { mission, generation, words })
  const judged = judgements(states, inputs, dayOfDate(found.today))
  const ended = new Set(judged.map(({ record }) => record))
  const open = livesOf(states, timeZone, await readLastSeen(database.db, mission)).filter(
    ({ id, state }) => !ended.has(id) && state.at !== 'cameTrue' && state.at !== 'didNot',
  )
  const mutes = mutesOf(states, timeZone)
  const sorted = sortFound(found.warnings, open, mutes, found.knownAt)
  const onList = new Map([...risksOnList(open, found.knownAt), ...risksMuted(mutes, found.knownAt)])
  const comers = found.risk28.filter(({ area }) => !onList.has(area))
  const scopes = new Map(
    [...inputs.incidents, ...inputs.threats].map(({ id, scope }) => [id, scope]),
  )
  const scopeOf = (record: RecordId): ScopeId | undefined => scopes.get(record)
  const wanted = [...sorted.fresh, ...comers.map((one) => riskFound(one, found.today))]
  const raised = wanted.map((one) => raiseFound(one, found.knownAt, scopeOf))
  const drafts = raised.flatMap((draft) => draft ?? [])
  const records: (RecordId | null)[] = []
  if (judged.length + drafts.length > 0) {
    const seat = await openSystemSeat(deps, seatName)
    const written = (await seat.append([...judged, ...drafts])).slice(judged.length)
    for (const draft of raised) records.push(draft ? (written.shift() ?? null) : null)
  }
  const newcomers = new Map(
    comers.map(({ area }, at) => [area, records[sorted.fresh.length + at] ?? null]),
  )
  const recordOf = (area: string) => onList.get(area) ?? newcomers.get(area) ?? null
  return {
    warnings: sorted.all.map(({ found: one, standing, known, fresh }) => ({
      found: one,
      standing,
      record: known ?? (fresh === null ? null : (records[fresh] ?? null)),
    })),
    risks: [...keptRisks(7, found.risk7), ...keptRisks(28, found.risk28, recordOf)],
  }
}

/** By area the warning of its coming on the list, while the time of that warning lasts. */
function risksOnList(open: readonly Life[], nowMs: number): Map<string, RecordId> {
  const lasting = open.filter(
    ({ kind, raisedMs }) => kind === 'risk' && nowMs < raisedMs + horizonDays * 86_400_000,
  )
  return new Map(lasting.flatMap(({ id, areas }) => areas.map((area) => [area, id] as const)))
}

/** By area the warning of its coming on the list that was muted, while that holds (SPEC WN-3). */
function risksMuted(mutes: ReturnType<typeof mutesOf>, nowMs: number): [string, RecordId][] {
  return mutes
    .filter(({ kind, fromMs, untilMs }) => kind === 'risk' && fromMs <= nowMs && nowMs < untilMs)
    .flatMap(({ areas, warning }) => areas.map((area): [string, RecordId] => [area, warning]))
}

function keptRisks(
  horizon: 7 | 28,
  list: readonly FoundRisk[],
  recordOf: (area: string) => RecordId | null = () => null,
): KeptRisk[] {
  return list.map((entry) => ({ horizon, entry, record: recordOf(entry.area) }))
}
