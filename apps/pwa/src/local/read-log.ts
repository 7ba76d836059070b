import type { OwnEvent } from '@tocsin/schema/events/draft'
import { equalBytes } from '@tocsin/schema/primitives/bytes'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import * as z from 'zod/mini'
import type { ChainRow } from './database.ts'
import { databaseProblem } from './database-problem.ts'
import { StoredEntry } from './fold-record.ts'
import { type LogDeps, type LogState, ownIndexOf } from './log-state.ts'
import { Meta } from './meta.ts'
import { type OwnIndex, ownForm, unpackOwn } from './own-index.ts'
import { OwnRow, ownEventOf } from './own-row.ts'
import { unpackPage } from './packed-page.ts'
import { type Depth, readTables, type Tables } from './read-ahead.ts'
import { rowOf, rowPagesOf } from './row-pages.ts'
import { openJson, openUnchecked } from './seal-json.ts'

/**
 * A log as the database has it, and what of it has to be mended: pages and own events that could not
 * be opened, and own events behind the stored head, whose writing is there only in part ({@link atEndOf}).
 */
export type ReadLog = {
  state: LogState
  badPages: number
  badChainRows: string[]
  halfWritten: readonly OwnIndex[]
  /** The own chain is as its index tells it: none of its rows was opened. */
  byIndex: boolean
}

const Cluster = z.object({ record: RecordId, entries: z.array(StoredEntry) })

/** Reads heads, own chain and lists; `undefined` when there is no log, or its heads cannot be opened. */
export async function readLog(
  deps: LogDeps,
  depth: Depth = 'index',
): Promise<Result<ReadLog | undefined, Problem>> {
  const { db, vault } = deps
  let stored: Tables
  try {
    stored = await tablesOf(deps, depth)
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  if (!stored.meta) return ok(undefined)
  const meta = await openJson(vault, 'meta', stored.meta, Meta)
  if (!meta.ok) return meta.error === 'unreadable' ? ok(undefined) : err(meta.error)
  const indexed = stored.chain ? undefined : await readIndex(deps, meta.value, stored.chainLength)
  if (indexed && !indexed.ok) return indexed
  // An index that is not there, or does not tell of every row: all of them have to be opened.
  if (indexed && !indexed.value) return readLog(deps, 'all')
  const { own, badChainRows } = indexed?.value
    ? { own: indexed.value, badChainRows: [] }
    : await openChain(deps, stored.chain ?? [])
  const pages = await Promise.all(
    stored.pages.map(async (row) => {
      const opened = await openUnchecked(vault, 'pages', row)
      const rows = opened.ok ? unpackPage(opened.value) : opened
      return rows.ok ? { id: row.id, rows: rows.value } : undefined
    }),
  )
  const readable = pages.filter((page) => page !== undefined)
  const chain = [...own].sort((a, b) => a.seatSeq - b.seatSeq)
  let { listed } = meta.value
  try {
    // Counting reads the whole table: only for a log of before the heads named the number.
    listed ??= await db.clusters.count()
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  const byIndex = indexed !== undefined
  const { own: index, ...heads } = meta.value
  const state: LogState = {
    // Where the chain had to be read its index is made anew.
    meta: atEndOf(chain, { ...heads, ...(byIndex && { own: index }), listed }),
    guard: stored.meta.sealed,
    rows: rowPagesOf(readable),
    own: chain,
  }
  const halfWritten = chain.filter(({ seatSeq }) => seatSeq > meta.value.head.seatSeq)
  // A page that is gone leaves no trace of its own, but its records are missing in the lists.
  // One that should have gone with the same writing has records that lie on another page too.
  const lying = readable.reduce((sum, { rows }) => sum + rows.length, 0)
  const isShort = state.rows.byRecord.size !== listed || lying !== listed
  const badPages = pages.length - readable.length || (isShort ? 1 : 0)
  return ok({ state, badPages, badChainRows, halfWritten, byIndex })
}

/**
 * The own chain as its index tells it; undefined when that is not there, of another form, damaged, or
 * does not tell of the rows that there are: one was lost, or is of a writing that is there in part.
 *
 * Their number alone says nothing, as one power cut can do both at once. Together with the place of the
 * next own event it does, and is far cheaper than to ask for every id. A cut takes the end of all that
 * was written, and beside it the beginning of one transaction at most: the one in which LevelDB went on
 * in its next log (SPEC SV-11). Where it takes a row that the heads know of, these heads are of a later
 * transaction and whole, and what stands behind them can only be the event whose place they name.
 */
async function readIndex(
  { db, vault }: LogDeps,
  { own: index, next }: Pick<Meta, 'own' | 'next'>,
  chainLength: number,
): Promise<Result<OwnIndex[] | undefined, Problem>> {
  if (index?.form !== ownForm || next === undefined) return ok(undefined)
  const bySeq = new Map(index.recent.map((own) => [own.seatSeq, own]))
  try {
    const [rows, isTaken] = await Promise.all([
      db.meta.bulkGet(index.pages.map(({ id }) => id)),
      db.chain.where('id').equals(next).count(),
    ])
    if (isTaken > 0) return ok(undefined)
    const opened = await Promise.all(
      rows.map((row) => (row ? openUnchecked(vault, 'meta', row) : err('unreadable' as const))),
    )
    for (const page of opened) {
      if (!page.ok && page.error !== 'unreadable') return err(page.error)
      const own = page.ok ? unpackOwn(page.value) : page
      if (!own.ok) return ok(undefined)
      // What stands on a page was written with heads that may be gone: it is never the older one.
      for (const each of own.value) bySeq.set(each.seatSeq, each)
    }
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  return ok(bySeq.size === chainLength ? [...bySeq.values()] : undefined)
}

/** The own chain by opening, checking and hashing every row of it. */
async function openChain(
  { vault }: LogDeps,
  rows: readonly ChainRow[],
): Promise<{ own: OwnIndex[]; badChainRows: string[] }> {
  const badChainRows: string[] = []
  const own = await Promise.all(
    rows.map(async (row) => {
      const kept = await openJson(vault, 'chain', row, OwnRow)
      const event = kept.ok ? ownEventOf(kept.value.pushed) : kept
      if (kept.ok && event.ok) return ownIndexOf(event.value, row.id, kept.value)
      badChainRows.push(row.id)
      return undefined
    }),
  )
  return { own: own.filter((index) => index !== undefined), badChainRows }
}

/**
 * The heads, with the own head at the end of the chain. A power cut can leave of a transaction, strict
 * as it was, its later part alone: Chromium hands it to LevelDB in pieces, and LevelDB does not sync
 * the end of a log before it goes on in the next one (google/leveldb issue 193). `meta` is written
 * first, so that it is old whenever anything is missing. A head that is believed then numbers the next
 * event as one that was acknowledged.
 */
function atEndOf(chain: readonly OwnIndex[], meta: Meta): Meta {
  const last = chain.at(-1)
  if (!last || last.seatSeq <= meta.head.seatSeq) return meta
  return { ...meta, head: { seatSeq: last.seatSeq, hash: last.hash } }
}

/** Whether another tab has written since this state was read. What cannot be read has not moved. */
export async function hasMoved({ db }: LogDeps, { guard }: LogState): Promise<boolean> {
  try {
    const stored = (await db.meta.get('state'))?.sealed
    return stored !== undefined && (guard === undefined || !equalBytes(stored, guard))
  } catch (thrown) {
    databaseProblem(thrown)
    return false
  }
}

/** What was read ahead counts while nobody has written since: every writing changes the heads. */
async function tablesOf({ db, ahead }: LogDeps, depth: Depth): Promise<Tables> {
  const early = depth === 'index' ? ahead?.tables : undefined
  if (ahead) ahead.tables = undefined
  if (early?.meta) {
    const now = await db.meta.get('state')
    if (now && equalBytes(now.sealed, early.meta.sealed)) return early
  }
  return readTables(db, depth)
}

export type ReadClusters = {
  clusters: Map<RecordId, StoredEntry[]>
  /** Some could not be opened: own entries were put back from the chain, the rest has to be pulled again. */
  damaged: boolean
}

/** The entries of these records; none for a record that is not on this tablet. */
export async function readClusters(
  deps: LogDeps,
  state: LogState,
  records: Iterable<RecordId>,
): Promise<Result<ReadClusters, Problem>> {
  const { db, vault } = deps
  const wanted = [...new Set(records)]
  const known = wanted.flatMap((record) => rowOf(state.rows, record) ?? [])
  const clusters = new Map<RecordId, StoredEntry[]>(wanted.map((record) => [record, []]))
  let damaged = false
  try {
    // Without a question there is no transaction: a new record has no cluster yet.
    const ids = known.map(({ cluster }) => cluster)
    const stored = ids.length > 0 ? await db.clusters.bulkGet(ids) : []
    for (const [i, { row }] of known.entries()) {
      const sealed = stored[i]
      const read = sealed ? await openJson(vault, 'clusters', sealed, Cluster) : err('unreadable')
      if (read.ok && read.value.record === row.id) {
        clusters.set(row.id, read.value.entries)
        continue
      }
      if (!read.ok && read.error !== 'unreadable') return err(read.error)
      damaged = true
      const own = await ownEntries(deps, state, row.id)
      if (!own.ok) return own
      clusters.set(row.id, own.value)
    }
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  return ok({ clusters, damaged })
}

async function ownEntries(
  deps: LogDeps,
  state: LogState,
  record: RecordId,
): Promise<Result<StoredEntry[], Problem>> {
  const rows = state.own.filter(({ clusters }) => clusters.includes(record))
  const read = await readOwn(
    deps,
    rows.map(({ row }) => row),
  )
  if (!read.ok) return read
  return ok(
    read.value.map(({ own, kept }) => ({
      event: own.event,
      numbered: kept.numbered,
      held: kept.held,
      epoch: kept.numbered ? state.meta.epoch : '',
    })),
  )
}

export type ReadOwn = { row: string; own: OwnEvent; kept: OwnRow }

/** Own events by the ids of their rows; one that cannot be opened is left out. */
export async function readOwn(
  { db, vault }: LogDeps,
  rows: readonly string[],
): Promise<Result<ReadOwn[], Problem>> {
  if (rows.length === 0) return ok([])
  try {
    const stored = await db.chain.bulkGet([...rows])
    const read: ReadOwn[] = []
    for (const row of stored) {
      const kept = row ? await openJson(vault, 'chain', row, OwnRow) : err('unreadable')
      if (!kept.ok && kept.error !== 'unreadable') return err(kept.error)
      const own = kept.ok ? ownEventOf(kept.value.pushed) : kept
      if (row && kept.ok && own.ok) read.push({ row: row.id, own: own.value, kept: kept.value })
    }
    return ok(read)
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
}

/** Every record that has a row in the clusters, by opening each: only for making the lists again. */
export async function readAllClusters(
  deps: LogDeps,
): Promise<Result<Map<RecordId, StoredEntry[]>, Problem>> {
  const clusters = new Map<RecordId, StoredEntry[]>()
  try {
    for (const row of await deps.db.clusters.toArray()) {
      const read = await openJson(deps.vault, 'clusters', row, Cluster)
      if (read.ok) clusters.set(read.value.record, read.value.entries)
      else if (read.error !== 'unreadable') return err(read.error)
    }
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  return ok(clusters)
}
