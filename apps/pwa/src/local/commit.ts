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

/** A change as it will be: the state after it, and what has to be written for it. */
type Planned = { change: Change; after: Omit<LogState, 'guard'>; writes: Written }

function plan(deps: LogDeps, before: LogState, asked: Change): Planned {
  const rowChanges = changedRows(deps, before, asked)
  const { after: rows, dirty } = changeRows(before.rows, rowChanges, () => newRowId(deps))
  const changed = asked.own.map(({ index }) => index)
  const own = withOwn(before.own, changed)
  const seatSeqs = changed.map(({ seatSeq }) => seatSeq)
  const told = indexOwn(before.meta.own, own, seatSeqs, () => newRowId(deps))
  const listed = listedAfter(before, rows, asked)
  const isTaken = own.some(({ row }) => row === before.meta.next)
  const next = isTaken ? undefined : before.meta.next
  const heads = { listed, own: told.index, next: next ?? newRowId(deps) }
  const change = { ...asked, meta: { ...asked.meta, ...heads } }
  const writes = { rowChanges, dirty, told: told.dirty }
  return { change, after: { meta: change.meta, rows, own }, writes }
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
  const isTaken = before.own.some(({ row }) => row === before.meta.next)
  return writePlanned(deps, before, plan(deps, before, asked), isTaken ? 'taken' : 'free')
}

/** `place`: whether the row that the next own event gets has to be free still, or is taken by this change. */
async function writePlanned(
  deps: LogDeps,
  before: LogState,
  { change, after, writes }: Planned,
  place: 'free' | 'taken',
): Promise<Result<LogState, Problem | 'moved'>> {
  const sealed = await sealAll(deps, before, after, change, writes)
  if (!sealed.ok) return sealed
  try {
    const isWritten = await write(deps, before, change, sealed.value, place)
    if (!isWritten) return err('moved')
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  return ok({ ...after, guard: sealed.value.meta.sealed })
}

/** A save of which the event is on the disk: the state with it, and what writes the rest of it. */
export type FirstWritten = {
  state: LogState
  rest: (() => Promise<Result<LogState, Problem | 'moved'>>) | undefined
}

/**
 * Writes a save: its event alone, with its envelope and the end of its draft, in one strict transaction
 * that reads nothing (SPEC SV-14). Records, lists and heads say nothing that is not in it: they are for
 * `rest`, and where that is cut off for the next start (SV-11). A change that touches anything else
 * is written whole, and so is the first one of a log that has no place for its next event yet.
 */
export async function commitSave(
  deps: LogDeps,
  before: LogState,
  asked: Change,
): Promise<Result<FirstWritten, Problem | 'moved'>> {
  const [event, ...others] = asked.own
  const touchesMore = others.length > 0 || (asked.envelopes?.gone ?? []).length > 0
  if (!event || touchesMore || event.index.row !== before.meta.next) {
    const whole = await commit(deps, before, asked)
    return whole.ok ? ok({ state: whole.value, rest: undefined }) : whole
  }
  const { vault } = deps
  const [row, ended] = await Promise.all([
    sealJson(vault, 'chain', event.index.row, event.row),
    asked.forgetDraft === undefined
      ? undefined
      : sealJson(vault, 'drafts', asked.forgetDraft, null),
  ])
  if (!row.ok) return row
  if (ended && !ended.ok) return ended
  let planned: Planned
  try {
    const adding = addEvent(deps, { ...row.value, state: event.index.state }, [
      ['envelopes', asked.envelopes?.put ?? []],
      ['drafts', ended ? [ended.value] : []],
    ])
    // While the disk is at work.
    planned = plan(deps, before, asked)
    if (!(await adding)) return err('moved')
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  const change = { ...planned.change, own: [], envelopes: {}, forgetDraft: undefined }
  return ok({
    state: { ...planned.after, guard: before.guard },
    rest: () => writePlanned(deps, before, { ...planned, change }, 'taken'),
  })
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

function beginWriting({ db }: LogDeps, names: readonly string[]): IDBTransaction {
  const opened = db.backendDB()
  if (!opened) throw new DOMException('the database was closed', 'InvalidStateError')
  return opened.transaction([...names], 'readwrite', { durability: 'strict' })
}

/**
 * Nothing is read and no answer waited for: a row that is there already ends the transaction, and all
 * of it is taken back. False = another tab has written an event on this chain.
 */
async function addEvent(
  deps: LogDeps,
  event: ChainRow,
  besides: readonly [store: string, rows: readonly { id: string }[]][],
): Promise<boolean> {
  const more = besides.filter(([, { length }]) => length > 0)
  const writing = beginWriting(deps, ['chain', ...more.map(([store]) => store)])
  writing.objectStore('chain').add(event)
  for (const [store, rows] of more) for (const row of rows) writing.objectStore(store).put(row)
  writing.commit()
  try {
    await written(writing)
    return true
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'ConstraintError') return false
    throw thrown
  }
}

/**
 * Everything is asked for at once, without the library in between: what is asked of IndexedDB is done
 * in its order. The first answers are the guard: when another tab has written since, all of it is taken
 * back; when none has, the end is asked for, and no other answer is waited for. False = one has.
 */
async function write(
  deps: LogDeps,
  before: LogState,
  change: Change,
  sealed: Sealed,
  place: 'free' | 'taken',
): Promise<boolean> {
  const writing = beginWriting(deps, tables)
  const put = (name: string, rows: readonly { id: string }[]) => {
    for (const row of rows) writing.objectStore(name).put(row)
  }
  const drop = (name: string, ids: readonly string[]) => {
    for (const id of ids) writing.objectStore(name).delete(id)
  }
  let hasMoved = false
  const stored: IDBRequest<SealedRow | undefined> = writing.objectStore('meta').get('state')
  const next: IDBRequest<IDBValidKey | undefined> = writing
    .objectStore('chain')
    .getKey(before.meta.next ?? '')
  next.onsuccess = () => {
    const isThere = next.result !== undefined
    hasMoved = !isSame(stored.result?.sealed, before.guard) || isThere !== (place === 'taken')
    if (hasMoved) writing.abort()
    else writing.commit()
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
