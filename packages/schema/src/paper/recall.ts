import type { RecordId } from '../primitives/ids.ts'
import type { PaperModel, Traced } from '../summary/paper/state.ts'
import type { Paper, PaperShare } from './state.ts'

/**
 * What became of a record behind a number that was told: `erased`; `left_out` of every figure, for it
 * was merged, rejected or withdrawn, or lies in another week now; `restated`, counted otherwise.
 */
export type Fate = 'erased' | 'left_out' | 'restated'

/** A model that was told, and the same week as it is worked out now. */
export type ToldPaper = { paper: Paper; told: PaperModel; now: PaperModel }

/** What is known of the records behind the models. */
export type RecordsNow = {
  /** The number in the log of the last erasure in a record. */
  erased: ReadonlyMap<RecordId, number>
  /** The number in the log of the last event about a record. */
  lastSeq: ReadonlyMap<RecordId, number>
}

/** Somebody to be told, and of which records. */
export type Recall = {
  paper: RecordId
  weekStart: string
  version: number
  share: PaperShare
  records: readonly { id: RecordId; fate: Fate }[]
  /** The released paper that tells its week anew, where there is one. */
  replacedBy: RecordId | null
  next: NextStep
}

/**
 * What is owed to somebody on the list. `write_anew`: no paper tells the week anew yet. `hand_over`: one
 * does, and this office has not been handed it. `told`: it has. `with_batch`: it was given a table, which
 * is told anew with its batch and never line by line: what came or went between two tables is a number of
 * persons as well (SPEC RP-3).
 */
export type NextStep = 'write_anew' | 'hand_over' | 'told' | 'with_batch'

/**
 * Everybody who was handed a paper behind which a record is erased, left out or restated since (SPEC
 * RP-8), the latest hand-over first. Who was given a profile's table is on it too: its lines name no
 * record, and what a line holds is nobody's to ask.
 */
export function recallList(papers: readonly ToldPaper[], records: RecordsNow): Recall[] {
  const heirs = new Map(
    papers.flatMap(({ paper }) =>
      paper.replaces && paper.released ? [[paper.replaces, paper] as const] : [],
    ),
  )
  const recalls = papers.flatMap(({ paper, told, now }): Recall[] => {
    const fates = fatesOf(told, now, records)
    if (fates.length === 0) return []
    const { id, weekStart, version } = paper
    const heir = lastHeir(id, heirs)
    return paper.shares.map((share) => ({
      paper: id,
      weekStart,
      version,
      share,
      records: fates,
      replacedBy: heir?.id ?? null,
      next: nextStep(share, heir),
    }))
  })
  return recalls.sort((a, b) => (b.share.seq ?? 0) - (a.share.seq ?? 0))
}

/** The paper that stands for the week now: a week may be told anew more than once. */
function lastHeir(id: RecordId, heirs: ReadonlyMap<RecordId, Paper>): Paper | undefined {
  const heir = heirs.get(id)
  // A version replaces a lower one, so that no row of heirs comes back to where it began.
  return heir ? (lastHeir(heir.id, heirs) ?? heir) : undefined
}

function nextStep(share: PaperShare, heir: Paper | undefined): NextStep {
  if (share.profile) return 'with_batch'
  if (!heir) return 'write_anew'
  const isTold = heir.shares.some(({ to, profile }) => !profile && isSameOffice(to, share.to))
  return isTold ? 'told' : 'hand_over'
}

/** One whose name was erased is nobody's. */
function isSameOffice(one: string | null, other: string | null): boolean {
  return one !== null && one.trim().toLowerCase() === other?.trim().toLowerCase()
}

/** The fate of every record behind a figure of the first model that is no longer what it was, in order of id. */
export function fatesOf(
  told: PaperModel,
  now: PaperModel,
  { erased, lastSeq }: RecordsNow,
): { id: RecordId; fate: Fate }[] {
  const [before, after] = [tracesOf(told), tracesOf(now)]
  const counted = new Set([...after.values()].flatMap(({ ids }) => ids))
  const fates = new Map<RecordId, Fate>()
  for (const [place, { ids, count }] of before) {
    const other = after.get(place)
    const still = new Set(other?.ids)
    const isOther = JSON.stringify(other?.count) !== JSON.stringify(count)
    for (const id of ids) {
      const isTouched = (lastSeq.get(id) ?? 0) > told.asOf.seq
      if ((erased.get(id) ?? 0) > told.asOf.seq) fates.set(id, 'erased')
      else if (!counted.has(id)) fates.set(id, 'left_out')
      else if (!still.has(id) || (isOther && isTouched)) fates.set(id, 'restated')
    }
  }
  return [...fates].map(([id, fate]) => ({ id, fate })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The numbers of incidents and people of a model, by where they stand in it. */
function tracesOf(model: PaperModel): ReadonlyMap<string, Traced> {
  const found = new Map<string, Traced>()
  const { incidents, harm, withoutViolation } = model.figures
  const { breakdown, children, sexualViolence } = model
  collect({ incidents, harm, withoutViolation, breakdown, children, sexualViolence }, '', found)
  return found
}

function collect(value: unknown, place: string, into: Map<string, Traced>): void {
  if (typeof value !== 'object' || value === null) return
  if (isTraced(value)) into.set(place, value)
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) collect(item, `${place}/${nameOf(item) ?? at}`, into)
  } else for (const [key, item] of Object.entries(value)) collect(item, `${place}/${key}`, into)
}

function isTraced(value: object): value is Traced {
  return 'ids' in value && 'count' in value
}

/** Lines may come and go between two models: each is known by its code, not by its place in the list. */
function nameOf(item: object): string | undefined {
  const code = Object.entries(item).find(([key]) => lineCodes.includes(key))
  return code && `${code[0]}:${code[1]}`
}
const lineCodes = ['area', 'actor', 'violation', 'form', 'week']
