import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { commit, newRowId } from './commit.ts'
import { clustersOf, type StoredEntry } from './fold-record.ts'
import type { JournalTold } from './journal-entry.ts'
import { type Change, type LogDeps, type LogState, ownIndexOf, putEntry } from './log-state.ts'
import { fromBeginning } from './meta.ts'
import type { OwnIndex } from './own-index.ts'
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
  const there = new Set(state.own.map(({ seatSeq }) => seatSeq))
  const missing = [...told.events.values()]
    .filter(({ header }) => !there.has(header.seatSeq))
    .sort((a, b) => a.header.seatSeq - b.header.seatSeq)
  // The first behind the chain takes the row for which another tab would ask (SPEC SV-14).
  const behind = missing.find(({ header }) => header.seatSeq > state.meta.head.seatSeq)
  const own = missing.flatMap((pushed) => {
    const next = pushed === behind ? state.meta.next : undefined
    return restoredEvent(deps, pushed, next ?? newRowId(deps))
  })
  const written = await putBack(deps, state, own)
  return written.ok ? ok({ state: written.value, restored: own.length }) : written
}

/**
 * Writes own events again whose row in the chain is there while heads, record or list may be as they
 * were before them: see `atEndOf` in `read-log.ts`.
 */
export async function finishHalfWritten(
  deps: LogDeps,
  state: LogState,
  halfWritten: readonly OwnIndex[],
): Promise<Result<LogState, Problem | 'moved'>> {
  const read = await readOwn(
    deps,
    halfWritten.map(({ row }) => row),
  )
  if (!read.ok) return read
  const own = read.value.map(({ own: each, kept, row }) => ({
    row: kept,
    entry: storedEntry(state, each, kept),
    index: ownIndexOf(each, row, kept),
  }))
  return putBack(deps, state, own)
}

type PutBack = { row: OwnRow; entry: StoredEntry; index: OwnIndex }

/** Own events into chain, clusters and lists; the head moves to the last of them if that is later. */
async function putBack(
  deps: LogDeps,
  state: LogState,
  own: readonly PutBack[],
): Promise<Result<LogState, Problem | 'moved'>> {
  if (own.length === 0) return ok(state)
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
  return commit(deps, state, change)
}

function restoredEvent(deps: LogDeps, pushed: PushedEvent, id: string): PutBack[] {
  const own = ownEventOf(pushed)
  if (!own.ok || pushed.header.seat !== deps.vault.seat.id) return []
  const row: OwnRow = { pushed, numbered: null, held: null }
  const entry: StoredEntry = { event: own.value.event, numbered: null, epoch: '', held: null }
  return [{ row, entry, index: ownIndexOf(own.value, id, row) }]
}

function storedEntry({ meta }: LogState, { event }: OwnEvent, kept: OwnRow): StoredEntry {
  const { numbered, held } = kept
  return { event, numbered, held, epoch: numbered ? meta.epoch : '' }
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
    const entry = storedEntry(state, each, kept)
    for (const record of clustersOf(entry)) {
      clusters.value.set(record, putEntry(clusters.value.get(record) ?? [], entry))
    }
  }
  const meta = { ...state.meta, cursors: fromBeginning(state.meta.cursors) }
  const change: Change = { meta, clusters: clusters.value, own: [], anew: true }
  return commit(deps, { ...state, rows: noRows }, change)
}
