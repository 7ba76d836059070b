import type { WorkedOut } from '@tocsin/schema/desk/paper-answers'
import type { Paper } from '@tocsin/schema/paper/state'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { type Week, weekOf, weekStarting } from '@tocsin/schema/primitives/week'
import { named } from '@tocsin/schema/summary/paper/model-places'
import { numberedText } from '@tocsin/schema/summary/paper/model-text'
import type { NumberedModel } from '@tocsin/schema/summary/paper/numbered'
import { numberedModel } from '@tocsin/schema/summary/paper/paper-model'
import type { AsOf, PaperModel } from '@tocsin/schema/summary/paper/state'
import type { Database } from '../db/database.ts'
import type { Clock, Handle, ReadModels } from '../log/log-deps.ts'
import { type Mission, missionOf } from '../log/mission.ts'
import { projectionVersion } from '../projections/states.ts'
import type { Words } from '../words/words.ts'
import { keepModel } from './paper-models.ts'
import { paperSource, readPaperRows } from './read-source.ts'

export type PaperDeps = { database: Database; mission: MissionId; words: Words; clock: Clock }

/** The mission and the place of its read models, as one handle sees them. */
export async function located(
  db: Handle,
  { mission: id, words }: Pick<PaperDeps, 'mission' | 'words'>,
): Promise<{ mission: Mission; at: ReadModels }> {
  const mission = await missionOf(db, id)
  return { mission, at: { mission: id, generation: mission.generation, words } }
}

/** Everything that a model is made of is read at one moment, or its number of the log would be a guess. */
export function atOneMoment<T>({ database }: PaperDeps, read: (tx: Handle) => Promise<T>) {
  return database.db.transaction().setIsolationLevel('repeatable read').execute(read)
}

/** The model of a week as the read models stand. */
export async function modelNow(
  tx: Handle,
  deps: PaperDeps,
  week: Week,
): Promise<{ made: NumberedModel; model: PaperModel; papers: readonly Paper[] }> {
  const { mission, at } = await located(tx, deps)
  const asOf: AsOf = { seq: mission.lastSeq, reducers: projectionVersion, at: deps.clock.now() }
  const question = { settings: mission.settings, week, asOf }
  const rows = await readPaperRows(tx, at, question)
  const made = numberedModel(await paperSource(tx, at, rows, question))
  return { made, model: named(made), papers: rows.papers }
}

/** Works the model of a week out and keeps it; the week of now without a date. */
export async function workOut(deps: PaperDeps, weekStart?: string): Promise<WorkedOut> {
  const { made, model, papers } = await atOneMoment(deps, async (tx) => {
    const { settings } = await missionOf(tx, deps.mission)
    const week = weekStart
      ? weekStarting(settings.week, weekStart)
      : weekOf(settings.week, utcMinute(deps.clock.now()))
    return await modelNow(tx, deps, week)
  })
  const hash = await keepModel(deps.database.db, deps.mission, model, numberedText(made))
  const { firstDate } = model.week
  const [last] = papers
    .filter((paper) => paper.weekStart === firstDate && paper.released)
    .sort((a, b) => b.version - a.version)
  return {
    model,
    hash,
    weekStart: firstDate,
    version: (last?.version ?? 0) + 1,
    replaces: last?.id ?? null,
  }
}
