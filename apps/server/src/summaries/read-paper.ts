import type { PaperAnswer, PaperLine, SincePaper } from '@tocsin/schema/desk/paper-answers'
import { paperGaps } from '@tocsin/schema/paper/gaps'
import { contentHash, paperStanding, standingDraft } from '@tocsin/schema/paper/select'
import type { Paper } from '@tocsin/schema/paper/state'
import { canonicalJson } from '@tocsin/schema/primitives/canonical-json'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { weekOf } from '@tocsin/schema/primitives/week'
import type { PaperModel } from '@tocsin/schema/summary/paper/state'
import type { Handle } from '../log/log-deps.ts'
import { readSeatNames } from '../projections/read-seats.ts'
import { readRecords } from '../projections/record-store.ts'
import { erasedAfter } from './erased-after.ts'
import { findModel } from './paper-models.ts'
import { readPapers } from './read-source.ts'
import { atOneMoment, located, modelNow, type PaperDeps } from './work-out.ts'

/** The papers of the mission, the latest week and version first. */
export async function listPapers(deps: PaperDeps): Promise<PaperLine[]> {
  const { db } = deps.database
  const { at } = await located(db, deps)
  const papers = await readPapers(db, at)
  return papers
    .sort((a, b) => (a.weekStart === b.weekStart ? b.version - a.version : later(a, b)))
    .map((paper) => ({
      id: paper.id,
      weekStart: paper.weekStart,
      version: paper.version,
      replaces: paper.replaces,
      standing: paperStanding(paper),
      draftedAt: standingDraft(paper)?.asOf.at ?? 0,
      releasedAt: paper.released?.receivedAt ?? null,
      edits: paper.edits.length,
      dissents: paper.dissents.length,
    }))
}

/** Released papers of this week and the eight before it, of which a figure is no longer so (SPEC SP-21). */
export async function restatedPapers(deps: PaperDeps): Promise<RecordId[]> {
  const { model } = await atOneMoment(deps, async (tx) => {
    const { mission } = await located(tx, deps)
    const week = weekOf(mission.settings.week, utcMinute(deps.clock.now()))
    return await modelNow(tx, deps, week)
  })
  return [...new Set(model.figures.restatements.map(({ paper }) => paper))]
}

function later(a: Paper, b: Paper): number {
  return a.weekStart < b.weekStart ? 1 : -1
}

export async function findPaper(
  db: Handle,
  deps: PaperDeps,
  id: RecordId,
): Promise<Paper | undefined> {
  const { at } = await located(db, deps)
  const [found] = await readRecords(db, at, [{ kind: 'paper', id }])
  // as: the state was written by this kind's reducer.
  return found?.state as Paper | undefined
}

/** One paper with its model, what it lacks, and what has changed since it was worked out. */
export async function readPaper(deps: PaperDeps, id: RecordId): Promise<PaperAnswer | undefined> {
  return await atOneMoment(deps, async (tx) => {
    const paper = await findPaper(tx, deps, id)
    if (!paper) return undefined
    const { mission } = await located(tx, deps)
    const model = await findModel(tx, deps.mission, standingDraft(paper)?.model ?? '')
    const content = contentHash(paper)
    const { drafts, edits, signatures, dissents, released } = paper
    const steps = [...drafts, ...edits, ...signatures, ...dissents, ...(released ? [released] : [])]
    return {
      paper,
      standing: paperStanding(paper),
      model: model ?? null,
      content,
      isWhole: released && released.content === content,
      gaps: model ? paperGaps(paper, model) : [],
      since: model
        ? await sincePaper(tx, deps, model, !released)
        : { late: [], restatements: [], erased: 0 },
      seats: await readSeatNames(tx, deps.mission, [...new Set(steps.map(({ seat }) => seat))]),
      seenSeq: mission.lastSeq,
    }
  })
}

/**
 * What came late and what is no longer so, by the same week worked out now (SPEC SP-21). While nobody has
 * released it, also what it would say of earlier papers and does not yet.
 */
async function sincePaper(
  tx: Handle,
  deps: PaperDeps,
  model: PaperModel,
  isOpen: boolean,
): Promise<SincePaper> {
  const { model: now } = await modelNow(tx, deps, model.week)
  const said = new Set(model.figures.restatements.map((one) => canonicalJson(one)))
  const counted = new Set(model.figures.incidents.now.total.ids)
  return {
    late: now.figures.incidents.now.total.ids.filter((id) => !counted.has(id)),
    restatements: now.figures.restatements.filter(
      (one) => one.week === model.week.label || (isOpen && !said.has(canonicalJson(one))),
    ),
    erased: await erasedAfter(tx, deps.mission, model.asOf.seq),
  }
}
