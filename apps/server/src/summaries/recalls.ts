import type { RecallAnswer } from '@tocsin/schema/desk/given-files'
import { type RecordsNow, recallList, type ToldPaper } from '@tocsin/schema/paper/recall'
import { standingDraft } from '@tocsin/schema/paper/select'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { weekStarting } from '@tocsin/schema/primitives/week'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import type { Handle, ReadModels } from '../log/log-deps.ts'
import { readSeatNames } from '../projections/read-seats.ts'
import { findModel } from './paper-models.ts'
import { readPapers } from './read-source.ts'
import { atOneMoment, located, modelNow, type PaperDeps } from './work-out.ts'

/**
 * Everybody who was handed a paper behind which something has changed, and what to do next (SPEC RP-8).
 * Each week that was handed out is worked out once: it takes its time.
 */
export async function readRecalls(deps: PaperDeps): Promise<RecallAnswer> {
  return await atOneMoment(deps, async (tx) => {
    const { mission, at } = await located(tx, deps)
    const papers = (await readPapers(tx, at)).filter(({ released }) => released)
    const weeks = new Map<string, PaperModel>()
    const nowOf = async (weekStart: string): Promise<PaperModel> => {
      const week = weekStarting(mission.settings.week, weekStart)
      const now = weeks.get(weekStart) ?? (await modelNow(tx, deps, week)).model
      weeks.set(weekStart, now)
      return now
    }
    const told: ToldPaper[] = []
    const lost: RecordId[] = []
    for (const paper of papers) {
      const model = await findModel(tx, deps.mission, standingDraft(paper)?.model ?? '')
      if (!model) {
        if (paper.shares.length > 0) lost.push(paper.id)
        continue
      }
      // Of what nobody was handed only whether it stands in another's place is asked.
      const now = paper.shares.length > 0 ? await nowOf(paper.weekStart) : model
      told.push({ paper, told: model, now })
    }
    const since = Math.min(...told.map(({ told }) => told.asOf.seq))
    const recalls = told.length > 0 ? recallList(told, await recordsSince(tx, at, since)) : []
    const seats = [...new Set(recalls.map(({ share }) => share.seat))]
    return { recalls, lost, seats: await readSeatNames(tx, deps.mission, seats) }
  })
}

/** Erasures and changes behind this number of the log: what lies before it was in every model. */
async function recordsSince(tx: Handle, at: ReadModels, seq: number): Promise<RecordsNow> {
  const erasures = await tx
    .selectFrom('event')
    .select(({ fn }) => ['record_id', fn.max('seq').as('seq')])
    .where('mission_id', '=', at.mission)
    .where('seq', '>', seq)
    .where('type', '=', 'PartErased')
    .groupBy('record_id')
    .execute()
  const records = await tx
    .selectFrom('record')
    .select(['record_id', 'seq'])
    .where('mission_id', '=', at.mission)
    .where('generation', '=', at.generation)
    .where('kind', '=', 'incident')
    .where('seq', '>', seq)
    .execute()
  // as: columns of ids of records.
  return {
    erased: new Map(erasures.map(({ record_id, seq }) => [record_id as RecordId, Number(seq)])),
    lastSeq: new Map(records.map(({ record_id, seq }) => [record_id as RecordId, seq])),
  }
}
