import type { LookBackAnswer } from '@tocsin/early-warning/run/answers'
import { sortFound } from '@tocsin/early-warning/run/sort-found'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { ScopeId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { Handle } from '../log/log-deps.ts'
import { missionOf } from '../log/mission.ts'
import { readSeatNames } from '../projections/read-seats.ts'
import type { MissionWords } from '../words/words.ts'
import { detect } from './detect.ts'
import { mayReadAll } from './may-read.ts'
import { replayInputs } from './read-inputs.ts'
import { inUnits, readUnits } from './read-units.ts'
import { centresOf, runFor, silentSeats } from './read-warnings.ts'
import type { RunDeps } from './run-warnings.ts'

/**
 * What early warning would have said at a past minute (SPEC EW-22): worked out from the log, told, and
 * not kept. `bad_input` for a minute that is still to come.
 */
export async function lookBack(
  db: Handle,
  deps: MissionWords & Pick<RunDeps, 'packsDir'>,
  reader: Actor,
  { minute, now }: { minute: string; now: number },
): Promise<Result<LookBackAnswer, Problem>> {
  if (utcMs(minute) > now) return err(problem('bad_input'))
  // What came in within the minute was known by it.
  const knownAt = Math.min(utcMs(minute) + 59_999, now)
  const { settings } = await missionOf(db, deps.mission)
  const areas = settings.areas.map(({ id }) => id)
  const mayRead = mayReadAll(reader, areas)
  const isOpen = ({ scopes }: { scopes: readonly ScopeId[] }) => mayRead(scopes)
  const known = await replayInputs(db, deps, knownAt)
  // Units as the packs have them today: of those of that day nothing is kept.
  const inputs = inUnits(known, await readUnits(deps.packsDir))
  const { warnings, risk7, risk28, ...run } = await detect(inputs, knownAt)
  const sorted = sortFound(warnings, [], [], knownAt).all
  const told = sorted.filter(({ standing }) => standing === 'told').map((one) => one.found)
  const open = {
    found: told.filter(isOpen),
    risk7: risk7.filter(isOpen),
    risk28: risk28.filter(isOpen),
  }
  const shown = runFor(run, mayRead, areas)
  const count = (...lists: readonly (readonly unknown[] | undefined)[]) =>
    lists.reduce((sum, list) => sum + (list?.length ?? 0), 0)
  return ok({
    ...open,
    run: shown,
    isKnown: inputs.incidents.length + inputs.threats.length + inputs.visits.length > 0,
    over: sorted.filter(({ standing, found }) => standing === 'over' && isOpen(found)).length,
    withheld:
      count(told, risk7, risk28, run.units28) -
      count(open.found, open.risk7, open.risk28, shown.units28),
    centres: centresOf([
      ...open.found.flatMap((one) => one.areas),
      ...[...open.risk7, ...open.risk28].map(({ area }) => area),
    ]),
    seats: await readSeatNames(db, deps.mission, silentSeats(open.found)),
  })
}
