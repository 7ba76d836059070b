import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { PushedEvent } from '@tocsin/schema/sync/wire'
import { commit, newRowId } from './commit.ts'
import { clustersOf, type StoredEntry } from './fold-record.ts'
import type { JournalTold } from './journal-entry.ts'
import { type Change, type LogDeps, type LogState, ownIndexOf, putEntry } from './log-state.ts'
import { type OwnRow, ownEventOf } from './own-row.ts'
import { readAllClusters, readClusters, readOwn } from './read-log.ts'
import { noRows } from './row-pages.ts'

/**
 * Puts own events that only the journal has back into the database: the last save was cut off
 * before it, or the browser has lost it (security.md §3 fact 1). Gives the number of events.
 */
export async function restoreFromJournal(
  deps: LogDeps,
  state: LogState,
  told: JournalTold,
): Promise<Result<{ state: LogState; restored: number }, Problem | 'moved'>> {
  const missing = [...told.events.values()]
    .filter(({ header }) => !state.own.some(({ seatSeq }) => seatSeq === header.seatSeq))
    .sort((a, b) => a.header.seatSeq - b.header.seatSeq)
  const own = missing.flatMap((pushed) => restoredEvent(deps, pushed))
  if (own.length === 0) return ok({ state, restored: 0 })
  const records = own.flatMap(({ entry }) => clustersOf(entry))
  const read = await readClusters(deps, state, records)
  if (!read.ok) return read
  const clusters = new Map<RecordId, StoredEntry[]>(read.value.clusters)
  for (const { entry } of own) {
    for (const record of clustersOf(entry)) {
      clusters.set(record, putEntry(clusters.get(record) ?? [], entry))
    }
  }
  const last = own.at(-1)?.index
  const { head } = state.meta
  const isLater = last !== undefined && last.seatSeq > head.seatSeq
  const change: Change = {
    meta: { ...state.meta, head: isLater ? { seatSeq: last.seatSeq, hash: last.hash } : head },
    clusters,
    own: own.map(({ index, row }) => ({ index, row })),
  }
  const written = await commit(deps, state, change)
  return written.ok ? ok({ state: written.value, restored: own.length }) : written
}

function restoredEvent(deps: LogDeps, pushed: PushedEvent) {
  const own = ownEventOf(pushed)
  if (!own.ok || pushed.header.seat !== deps.vault.seat.id) return []
  const row: OwnRow = { pushed, numbered: null, held: null }
  const entry: StoredEntry = { event: own.value.event, numbered: null, epoch: '', held: null }
  return [{ row, entry, index: ownIndexOf(own.value, newRowId(deps), row) }]
}

/**
 * Makes every list row again from the clusters, when a page of them is gone or cannot be opened.
 * Own events of a cluster that is gone too come from the chain; what others wrote is pulled again.
 */
export async function remakeRows(
  deps: LogDeps,
  state: LogState,
): Promise<Result<LogState, Problem | 'moved'>> {
  const clusters = await readAllClusters(deps)
  if (!clusters.ok) return clusters
  const own = await readOwn(
    deps,
    state.own.map(({ row }) => row),
  )
  if (!own.ok) return own
  for (const { own: each, kept } of own.value) {
    const { numbered, held } = kept
    const epoch = numbered ? state.meta.epoch : ''
    const entry: StoredEntry = { event: each.event, numbered, held, epoch }
    for (const record of clustersOf(entry)) {
      clusters.value.set(record, putEntry(clusters.value.get(record) ?? [], entry))
    }
  }
  const meta = { ...state.meta, cursors: {} }
  const change: Change = { meta, clusters: clusters.value, own: [], anew: true }
  return commit(deps, { ...state, rows: noRows }, change)
}
