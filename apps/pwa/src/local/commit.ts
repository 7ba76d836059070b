import { type Bytes, equalBytes, toHex } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { ChainRow, SealedRow } from './database.ts'
import { databaseProblem } from './database-problem.ts'
import { foldRecord } from './fold-record.ts'
import { listRow } from './list-row.ts'
import { type Change, type LogDeps, type LogState, withOwn } from './log-state.ts'
import { indexOwn, type OwnIndex, packOwn } from './own-index.ts'
import { type PageRow, packPage } from './packed-page.ts'
import { written } from './raw-database.ts'
import { changeRows, rowsOfPage } from './row-pages.ts'
import { sealJson } from './seal-json.ts'

const rowIdBytes = 16

/** A random row id, unrelated to what the row holds (security.md §1). */
export function newRowId({ random }: Pick<LogDeps, 'random'>): string {
  return toHex(random(rowIdBytes))
}

/** What a change writes besides heads and own events: list rows, their pages, pages of the own index. */
type Written = {
  rowChanges: ReadonlyMap<RecordId, PageRow | null>
  dirty: ReadonlySet<string>
  told: ReadonlyMap<string, readonly OwnIndex[]>
}

type Sealed = {
  meta: SealedRow
  told: SealedRow[]
  clusters: SealedRow[]
  goneClusters: string[]
  pages: SealedRow[]
  gonePages: string[]
  chain: ChainRow[]
  /** Says that a draft has ended, until its key is overwritten. */
  ended: SealedRow | undefined
}

/**
 * Writes a change in one strict transaction: log, lists and heads move together. Everything is
 * sealed before it; inside it only the guard is compared. `moved` = another tab has written since
 * this state was read, nothing was changed: read again and repeat.
 */
export async function commit(
  deps: LogDeps,
  before: LogState,
  asked: Change,
): Promise<Result<LogState, Problem | 'moved'>> {
  const rowChanges = changedRows(deps, before, asked)
  const { after: rows, dirty } = changeRows(before.rows, rowChanges, () => newRowId(deps))
  const after = { ...before, rows }
  const changed = asked.own.map(({ index }) => index)
  const own = withOwn(before.own, changed)
  const seatSeqs = changed.map(({ seatSeq }) => seatSeq)
  const told = indexOwn(before.meta.own, own, seatSeqs, () => newRowId(deps))
  const listed = listedAfter(before, rows, asked)
  const change = { ...asked, meta: { ...asked.meta, listed, own: told.index } }
  const sealed = await sealAll(deps, before, after, change, { rowChanges, dirty, told: told.dirty })
  if (!sealed.ok) return sealed
  try {
    const isWritten = await write(deps, before, change, sealed.value)
    if (!isWritten) return err('moved')
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  return ok({ meta: change.meta, guard: sealed.value.meta.sealed, rows, own })
}

/** By what has come and gone, not by what is here: a page that is missing must go on being missed. */
function listedAfter(before: LogState, rows: LogState['rows'], { anew }: Change): number {
  const listed = before.meta.listed
  if (anew || listed === undefined) return rows.byRecord.size
  return listed + rows.byRecord.size - before.rows.byRecord.size
}

function changedRows(
  deps: LogDeps,
  before: LogState,
  { clusters, meta }: Change,
): Map<RecordId, PageRow | null> {
  const changes = new Map<RecordId, PageRow | null>()
  for (const [record, entries] of clusters) {
    if (entries.length === 0) {
      changes.set(record, null)
      continue
    }
    const cluster = before.rows.byRecord.get(record)?.cluster ?? newRowId(deps)
    const folded = foldRecord(record, entries, meta.upToSeq)
    changes.set(record, { cluster, row: listRow(folded, deps.vault.seat.id) })
  }
  return changes
}

async function sealAll(
  { vault }: LogDeps,
  before: LogState,
  after: Pick<LogState, 'rows'>,
  change: Change,
  { rowChanges, dirty, told }: Written,
): Promise<Result<Sealed, Problem>> {
  const clusterJobs: Promise<Result<SealedRow, Problem>>[] = []
  const goneClusters: string[] = []
  for (const [record, page] of rowChanges) {
    const entries = change.clusters.get(record)
    const known = before.rows.byRecord.get(record)
    if (page && entries) {
      clusterJobs.push(sealJson(vault, 'clusters', page.cluster, { record, entries }))
    } else if (known) goneClusters.push(known.cluster)
  }
  const pageJobs: Promise<Result<SealedRow, Problem>>[] = []
  const gonePages: string[] = []
  for (const page of dirty) {
    const rows = rowsOfPage(after.rows, page)
    if (rows.length > 0) pageJobs.push(sealJson(vault, 'pages', page, packPage(rows)))
    else gonePages.push(page)
  }
  const chainJobs = change.own.map(({ index, row }) => sealJson(vault, 'chain', index.row, row))
  const toldJobs = [...told].map(([id, own]) => sealJson(vault, 'meta', id, packOwn(own)))
  const ending = change.forgetDraft
  const [ended, meta, index, clusters, pages, chain] = await Promise.all([
    ending === undefined ? ok(undefined) : sealJson(vault, 'drafts', ending, null),
    sealJson(vault, 'meta', 'state', change.meta),
    all(toldJobs),
    all(clusterJobs),
    all(pageJobs),
    all(chainJobs),
  ])
  if (!ended.ok) return ended
  if (!meta.ok) return meta
  if (!index.ok) return index
  if (!clusters.ok) return clusters
  if (!pages.ok) return pages
  if (!chain.ok) return chain
  return ok({
    ended: ended.value,
    meta: meta.value,
    told: index.value,
    clusters: clusters.value,
    goneClusters,
    pages: pages.value,
    gonePages,
    chain: chain.value.map((row, i) => ({ ...row, state: change.own[i]?.index.state ?? 0 })),
  })
}

async function all<T>(jobs: Promise<Result<T, Problem>>[]): Promise<Result<T[], Problem>> {
  const values: T[] = []
  for (const done of await Promise.all(jobs)) {
    if (!done.ok) return done
    values.push(done.value)
  }
  return ok(values)
}

const tables = ['meta', 'clusters', 'pages', 'chain', 'drafts', 'envelopes']

/**
 * Everything is asked for at once, without the library in between: what is asked of IndexedDB is done
 * in its order, and a transaction is over only when the last answer was heard. The first answer is the
 * guard: when another tab has written since, all of it is taken back. False = it has.
 */
async function write(
  { db }: LogDeps,
  before: LogState,
  change: Change,
  sealed: Sealed,
): Promise<boolean> {
  const opened = db.backendDB()
  if (!opened) throw new DOMException('the database was closed', 'InvalidStateError')
  const writing = opened.transaction(tables, 'readwrite', { durability: 'strict' })
  const put = (name: string, rows: readonly { id: string }[]) => {
    for (const row of rows) writing.objectStore(name).put(row)
  }
  const drop = (name: string, ids: readonly string[]) => {
    for (const id of ids) writing.objectStore(name).delete(id)
  }
  let hasMoved = false
  const stored: IDBRequest<SealedRow | undefined> = writing.objectStore('meta').get('state')
  stored.onsuccess = () => {
    hasMoved = !isSame(stored.result?.sealed, before.guard)
    if (hasMoved) writing.abort()
  }
  // Heads before the rest: what a power cut takes of a transaction is its beginning, which has to
  // show. And the index before what it tells of: a row that it does not name has to be read.
  put('meta', [sealed.meta, ...sealed.told])
  if (change.anew) for (const name of ['clusters', 'pages']) writing.objectStore(name).clear()
  put('clusters', sealed.clusters)
  drop('clusters', sealed.goneClusters)
  put('pages', sealed.pages)
  drop('pages', sealed.gonePages)
  put('chain', sealed.chain)
  put('envelopes', change.envelopes?.put ?? [])
  drop('envelopes', change.envelopes?.gone ?? [])
  put('drafts', sealed.ended ? [sealed.ended] : [])
  try {
    await written(writing)
    return true
  } catch (thrown) {
    if (hasMoved) return false
    throw thrown
  }
}

function isSame(stored: Bytes | undefined, guard: Bytes | undefined): boolean {
  return (
    stored === guard || (stored !== undefined && guard !== undefined && equalBytes(stored, guard))
  )
}
