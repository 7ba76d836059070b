import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { commit } from './commit.ts'
import { databaseProblem } from './database-problem.ts'
import { type JournalTold, journalBytes, tellJournal } from './journal-entry.ts'
import type { LocalFound } from './local.ts'
import type { LogDeps, LogState } from './log-state.ts'
import { firstMeta } from './meta.ts'
import type { Profile } from './profile.ts'
import { type ReadLog, readLog } from './read-log.ts'
import { recopyToJournal, remakeRows, restoreFromJournal } from './restore-log.ts'
import { noRows } from './row-pages.ts'

type Begin = { profile: Profile; epoch: string }

/** Opens the log, compares it with the journal and fills whichever is short. */
export async function openLog(
  deps: LogDeps,
  begin: Begin | undefined,
): Promise<Result<{ state: LogState; found: LocalFound }, Problem>> {
  const read = await deps.vault.journal.readAll()
  if (!read.ok) return read
  const told = tellJournal(read.value.entries)
  const stored = await readLog(deps)
  if (!stored.ok) return stored
  const isLost = stored.value === undefined
  const log = stored.value ?? (await beginLog(deps, told.profile ?? begin))
  if ('ok' in log) return log
  const mended = await mend(deps, log, told)
  if (!mended.ok) {
    // Nobody else writes while this tab holds the vault; a second one is told so.
    return err(mended.error === 'moved' ? problem('open_in_other_tab') : mended.error)
  }
  const { state, restored, recopied } = mended.value
  const { dropped, damaged } = deps.vault.journal.found
  const found: LocalFound = {
    restored,
    recopied,
    databaseLost: isLost && told.profile !== undefined,
    remade: log.badPages + log.badChainRows.length,
    dropped,
    damaged,
    unreadable: read.value.unreadable + told.unread,
  }
  return ok({ state, found })
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
  const meta = firstMeta(begin.profile, begin.epoch)
  const state: LogState = { meta, guard: undefined, rows: noRows, own: [] }
  return { state, badPages: 0, badChainRows: [] }
}

async function mend(
  deps: LogDeps,
  log: ReadLog,
  told: JournalTold,
): Promise<Result<{ state: LogState; restored: number; recopied: number }, Problem | 'moved'>> {
  let { state } = log
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
  const restored = await restoreFromJournal(deps, state, told)
  if (!restored.ok) return restored
  state = restored.value.state
  if (log.badChainRows.length > 0) await deps.db.chain.bulkDelete(log.badChainRows)
  if (!told.profile) {
    const { profile, epoch } = state.meta
    const kept = await deps.vault.journal.append(
      journalBytes({ v: 1, kind: 'profile', profile, epoch }),
    )
    if (!kept.ok) return kept
  }
  const recopied = await recopyToJournal(deps, state, told)
  if (!recopied.ok) return recopied
  return ok({ state, restored: restored.value.restored, recopied: recopied.value })
}
