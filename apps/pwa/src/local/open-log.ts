import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { commit } from './commit.ts'
import { databaseProblem } from './database-problem.ts'
import { isInJournal, type JournalTold, journalBytes, tellJournal } from './journal-entry.ts'
import { copyToJournal, type Journaled, journaledBy } from './keep-journal.ts'
import type { LocalFound } from './local.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { firstMeta } from './meta.ts'
import type { Profile } from './profile.ts'
import type { Depth } from './read-ahead.ts'
import { type ReadLog, readLog } from './read-log.ts'
import { finishHalfWritten, remakeRows, restoreFromJournal } from './restore-log.ts'
import { noRows } from './row-pages.ts'
import { proofsRow, trafficRow } from './seat-proofs.ts'

type Begin = { profile: Profile; epoch: string; trust?: TrustBundle }

/** A log that is open: what it held, what had to be mended, and how far the journal holds it too. */
export type OpenedLog = {
  state: LogState
  found: LocalFound
  journaled: Journaled
  /** Why some own events are not in the journal. */
  failed: Problem | null
  /** Whether it was opened as by the tab that leads: compared with the journal and mended. */
  leads: boolean
}

const nothingFound: LocalFound = {
  restored: 0,
  recopied: 0,
  databaseLost: false,
  remade: 0,
  dropped: 0,
  damaged: 0,
  unreadable: 0,
}

/** What a start and the deeper look after it found together. */
export function alsoFound(first: LocalFound, deeper: LocalFound): LocalFound {
  return {
    ...deeper,
    restored: first.restored + deeper.restored,
    recopied: first.recopied + deeper.recopied,
    databaseLost: first.databaseLost || deeper.databaseLost,
    remade: first.remade + deeper.remade,
  }
}

/** How often it is begun again because a tab that follows wrote meanwhile. */
const mostTries = 5

type TellJournal = {
  told: JournalTold
  unreadable: number
  damaged: number
  at: { from: number; place: number }
}

/**
 * What the journal tells: from the mark in the heads on, or all of it where there is no mark, where
 * the event that the mark names is not there, or where the own chain had to be read too.
 */
async function readJournal(
  { vault }: LogDeps,
  stored: ReadLog | undefined,
): Promise<Result<TellJournal, Problem>> {
  const mark = stored?.byIndex ? stored.state.meta.journal : undefined
  for (const { from, upTo } of mark ? [mark, wholeJournal] : [wholeJournal]) {
    const read = await vault.journal.read({ from })
    if (!read.ok) return read
    const { entries, unreadable, damaged, end: place } = read.value
    const told = tellJournal(entries, upTo)
    if (upTo > 0 && !told.events.has(upTo)) continue
    return ok({ told, unreadable, damaged, at: { from, place } })
  }
  throw new Error('the whole journal needs no mark')
}

const wholeJournal = { from: 0, upTo: 0 }

/**
 * Opens the log in the tab that leads: compares it with the journal and fills whichever is short. The
 * same when a tab begins to lead, for what the one before was writing when it died.
 */
export async function openLog(
  deps: LogDeps,
  begin: Begin | undefined,
  depth: Depth = 'index',
): Promise<Result<OpenedLog, Problem>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const opened = await openOnce(deps, begin, depth)
    if (opened.ok) return opened
    if (opened.error !== 'moved') return err(opened.error)
  }
  return err(problem('open_in_other_tab'))
}

async function openOnce(
  deps: LogDeps,
  begin: Begin | undefined,
  depth: Depth,
): Promise<Result<OpenedLog, Problem | 'moved'>> {
  // What is written between the two readings changes the guard, and then both are done again.
  const stored = await readLog(deps, depth)
  if (!stored.ok) return stored
  const read = await readJournal(deps, stored.value)
  if (!read.ok) return read
  const { told, at } = read.value
  const isLost = stored.value === undefined
  const log = stored.value ?? (await beginLog(deps, told.profile ?? begin))
  if ('ok' in log) return log
  const mended = await mend(deps, log, told)
  if (!mended.ok) return mended
  const { state, restored, failed } = mended.value
  const missing = state.own.filter(({ seatSeq }) => !isInJournal(told, seatSeq))
  // A disk too full for a second copy is no reason to keep anybody from what is in the first.
  const kept = await copyToJournal(deps, missing, journaledBy(state.own, told, at))
  const found: LocalFound = {
    restored,
    recopied: kept.copied,
    databaseLost: isLost && told.profile !== undefined,
    remade: log.badPages + log.badChainRows.length + log.halfWritten.length,
    dropped: deps.vault.journal.found().dropped,
    damaged: read.value.damaged,
    unreadable: read.value.unreadable + told.unread,
  }
  return ok({ state, found, journaled: kept.journaled, failed: failed ?? kept.failed, leads: true })
}

/**
 * Opens the log in a tab that follows: the one that leads mends it. Only what is half written is
 * finished here too: the leader may be about to, and the first event of this tab would cover it up.
 */
export async function followLog(deps: LogDeps): Promise<Result<OpenedLog, Problem>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const opened = await followOnce(deps)
    if (opened.ok) return opened
    if (opened.error !== 'moved') return err(opened.error)
  }
  return err(problem('open_in_other_tab'))
}

async function followOnce(deps: LogDeps): Promise<Result<OpenedLog, Problem | 'moved'>> {
  const stored = await readLog(deps)
  if (!stored.ok) return stored
  // Only the tab that leads begins a log, or makes it again.
  if (!stored.value) return err(problem('open_in_other_tab'))
  const read = await readJournal(deps, stored.value)
  if (!read.ok) return read
  const finished = await finishHalfWritten(deps, stored.value.state, stored.value.halfWritten)
  if (!finished.ok) return finished
  const state = finished.value
  const journaled = journaledBy(state.own, read.value.told, read.value.at)
  return ok({ state, found: nothingFound, journaled, failed: null, leads: false })
}

/** A new log in an emptied database; its heads are written with the first change. */
async function beginLog(
  { db }: LogDeps,
  begin: Begin | undefined,
): Promise<ReadLog | { ok: false; error: Problem }> {
  if (!begin) return err(problem('vault_missing', { reason: 'not_begun' }))
  try {
    await db.transaction('rw', [db.meta, db.clusters, db.pages, db.chain], async () => {
      await Promise.all([db.meta.clear(), db.clusters.clear(), db.pages.clear(), db.chain.clear()])
    })
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  const meta = firstMeta(begin.profile, begin.epoch, begin.trust)
  const state: LogState = { meta, guard: undefined, rows: noRows, own: [] }
  return { state, badPages: 0, badChainRows: [], halfWritten: [], byIndex: false }
}

async function mend(
  deps: LogDeps,
  log: ReadLog,
  told: JournalTold,
): Promise<
  Result<{ state: LogState; restored: number; failed: Problem | null }, Problem | 'moved'>
> {
  let { state } = log
  let failed: Problem | null = null
  if (state.guard === undefined) {
    const begun = await commit(deps, state, { meta: state.meta, clusters: new Map(), own: [] })
    if (!begun.ok) return begun
    state = begun.value
  }
  if (log.badPages > 0) {
    const remade = await remakeRows(deps, state)
    if (!remade.ok) return remade
    state = remade.value
  }
  const finished = await finishHalfWritten(deps, state, log.halfWritten)
  if (!finished.ok) return finished
  state = finished.value
  const restored = await restoreFromJournal(deps, state, told)
  if (!restored.ok) return restored
  state = restored.value.state
  if (log.badChainRows.length > 0) await deps.db.chain.bulkDelete(log.badChainRows)
  if (!log.byIndex) {
    const indexed = await writeIndex(deps, state)
    if (!indexed.ok) return indexed
    state = indexed.value
  }
  // A journal of which only the end was read begins with it.
  if (!told.profile && told.upTo === 0) {
    const { profile, epoch } = state.meta
    const kept = await deps.vault.journal.append(
      journalBytes({ v: 1, kind: 'profile', profile, epoch }),
    )
    if (!kept.ok) failed = kept.error
  }
  return ok({ state, restored: restored.value.restored, failed })
}

/** The index of a chain that had to be read, so that the next start need not; pages of the old one go. */
async function writeIndex(
  deps: LogDeps,
  state: LogState,
): Promise<Result<LogState, Problem | 'moved'>> {
  const { meta } = state
  const written = meta.own
    ? ok(state)
    : await commit(deps, state, { meta, clusters: new Map(), own: [] })
  if (!written.ok) return written
  const named = written.value.meta.own?.pages.map(({ id }) => id) ?? []
  const kept = new Set(['state', proofsRow, trafficRow, ...named])
  try {
    const there = await deps.db.meta.toCollection().primaryKeys()
    await deps.db.meta.bulkDelete(there.filter((id) => !kept.has(id)))
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  return written
}
