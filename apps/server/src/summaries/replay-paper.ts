import type { PaperReplay } from '@tocsin/schema/desk/paper-answers'
import { standingDraft } from '@tocsin/schema/paper/select'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import { paperModel } from '@tocsin/schema/summary/paper/paper-model'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import { projectionVersion } from '../projections/states.ts'
import { erasedAfter } from './erased-after.ts'
import { findModel } from './paper-models.ts'
import { findPaper } from './read-paper.ts'
import { paperSource } from './read-source.ts'
import { replayPaperRows } from './replay-source.ts'
import { atOneMoment, located, type PaperDeps } from './work-out.ts'

/** Works a paper out again from the log up to its number, and compares; undefined without paper or model. */
export async function replayPaper(deps: PaperDeps, id: RecordId): Promise<PaperReplay | undefined> {
  return await atOneMoment(deps, async (tx) => {
    const paper = await findPaper(tx, deps, id)
    const draft = paper && standingDraft(paper)
    const model = draft && (await findModel(tx, deps.mission, draft.model))
    if (!model) return undefined
    const { mission, at } = await located(tx, deps)
    const { week, asOf } = model
    const question = { settings: mission.settings, week, asOf }
    const rows = await replayPaperRows(tx, at, question)
    const again = paperModel(await paperSource(tx, at, rows, question))
    const differs = differingParts(model, again)
    return {
      isSame: differs.length === 0,
      differs,
      erased: await erasedAfter(tx, deps.mission, asOf.seq),
      reducers: { was: asOf.reducers, now: projectionVersion },
    }
  })
}

/** In which form a text was written is no part of what it says. */
function differingParts(one: PaperModel, other: PaperModel): string[] {
  // as: both are models, with the same parts.
  const parts = Object.keys(one) as (keyof PaperModel)[]
  return parts.filter((part) => part !== 'format' && !sameJson(one[part], other[part]))
}
