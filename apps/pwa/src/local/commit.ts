import { type Bytes, equalBytes, toHex } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { ChainRow, SealedRow } from './database.ts'
import { databaseProblem } from './database-problem.ts'
import { foldRecord } from './fold-record.ts'
import { listRow } from './list-row.ts'
import { type Change, type LogDeps, type LogState, type OwnChange, withOwn } from './log-state.ts'
import { once } from './once.ts'
import { indexOwn, type OwnIndex, packOwn } from './own-index.ts'
import { type PageRow, packPage } from './packed-page.ts'
import { written } from './raw-database.ts'
import { changeRows, rowOf, rowsOfPage } from './row-pages.ts'
import { type StoreName, sealJson } from './seal-json.ts'

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

/** What is to be sealed, in the order in which it is written; `sealing` where it is being sealed already. */
type Job = readonly [
  store: StoreName,
  id: string,
  value: unknown,
  more?: Pick<ChainRow, 'state'>,
  sealing?: OwnChange['sealing'],
]

type Put = readonly [store: string, row: { id: string; sealed: Bytes }]
type Gone = readonly [store: string, id: string]

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
  const { jobs, gone } = headsAndRecords(before, after, change, writes)
  const puts = await sealAll(deps, [...jobs, ...eventsOf(change)])
  if (!puts.ok) return puts
  const envelopes = envelopesOf(change)
  try {
    const isWritten = await write(deps, before, place, {
      puts: [...puts.value, ...envelopes],
      gone: [...gone, ...(change.envelopes?.gone ?? []).map((id) => ['envelopes', id] as const)],
      isAnew: change.anew === true,
    })
    if (!isWritten) return err('moved')
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  return ok({ ...after, guard: puts.value[0]?.[1].sealed })
}

/** A save of which the event is on the disk: the state with it, and what writes the rest of it. */
export type FirstWritten = {
  /** The own events before it. */
  before: readonly OwnIndex[]
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
    return whole.ok ? ok({ before: before.own, state: whole.value, rest: undefined }) : whole
  }
  const puts = await sealAll(deps, eventsOf(asked))
  if (!puts.ok) return puts
  try {
    const isAlone = await add(deps, [...puts.value, ...envelopesOf(asked)])
    if (!isAlone) return err('moved')
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
  const planned = once(() => plan(deps, before, asked))
  return ok({
    before: before.own,
    state: stateLater(before, planned),
    rest: async () => {
      const change = { ...planned().change, own: [], envelopes: {}, forgetDraft: undefined }
      return writePlanned(deps, before, { ...planned(), change }, 'taken')
    },
  })
}

/** The state with a save in it, worked out when somebody looks at it: what is saved is saved by its event. */
function stateLater({ guard }: LogState, planned: () => Planned): LogState {
  return {
    guard,
    get meta() {
      return planned().after.meta
    },
    get rows() {
      return planned().after.rows
    },
    get own() {
      return planned().after.own
    },
  }
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
    const cluster = rowOf(before.rows, record)?.cluster ?? newRowId(deps)
    const folded = foldRecord(record, entries, meta.upToSeq)
    changes.set(record, { cluster, row: listRow(folded, deps.vault.seat.id) })
  }
  return changes
}

/** Heads before the rest: what a power cut takes of a transaction is its beginning, which has to show. */
function headsAndRecords(
  before: LogState,
  after: Pick<LogState, 'rows'>,
  change: Change,
  { rowChanges, dirty, told }: Written,
): { jobs: Job[]; gone: Gone[] } {
  const jobs: Job[] = [['meta', 'state', change.meta]]
  const gone: Gone[] = []
  // The index before what it tells of: a row that it does not name has to be read.
  for (const [id, own] of told) jobs.push(['meta', id, packOwn(own)])
  for (const [record, page] of rowChanges) {
    const entries = change.clusters.get(record)
    const known = rowOf(before.rows, record)
    if (page && entries) jobs.push(['clusters', page.cluster, { record, entries }])
    else if (known) gone.push(['clusters', known.cluster])
  }
  for (const page of dirty) {
    const rows = rowsOfPage(after.rows, page)
    if (rows.length > 0) jobs.push(['pages', page, packPage(rows)])
    else gone.push(['pages', page])
  }
  return { jobs, gone }
}

/** The own events of a change, and the end of the draft that one of them was. */
function eventsOf({ own, forgetDraft }: Change): Job[] {
  const jobs = own.map(({ index, row, sealing }): Job => {
    return ['chain', index.row, row, { state: index.state }, sealing]
  })
  return forgetDraft === undefined ? jobs : [...jobs, ['drafts', forgetDraft, null]]
}

/** An envelope is sealed already, to somebody else. */
function envelopesOf({ envelopes }: Change): Put[] {
  return (envelopes?.put ?? []).map((row) => ['envelopes', row])
}

async function sealAll({ vault }: LogDeps, jobs: readonly Job[]): Promise<Result<Put[], Problem>> {
  const rows = await Promise.all(
    jobs.map(async ([store, id, value, more, sealing]): Promise<Result<Put, Problem>> => {
      const row = await (sealing ?? sealJson(vault, store, id, value))
      return row.ok ? ok([store, { ...row.value, ...more }]) : row
    }),
  )
  const puts: Put[] = []
  for (const row of rows) {
    if (!row.ok) return row
    puts.push(row.value)
  }
  return ok(puts)
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
async function add(deps: LogDeps, puts: readonly Put[]): Promise<boolean> {
  const writing = beginWriting(deps, [...new Set(puts.map(([store]) => store))])
  for (const [store, row] of puts) {
    const rows = writing.objectStore(store)
    if (store === 'chain') rows.add(row)
    else rows.put(row)
  }
  writing.commit()
  return isWhole(writing, (thrown) => thrown.name === 'ConstraintError')
}

/** Waits for the end; false where it was ended for that. */
async function isWhole(
  writing: IDBTransaction,
  isFor: (thrown: DOMException) => boolean,
): Promise<boolean> {
  try {
    await written(writing)
    return true
  } catch (thrown) {
    if (thrown instanceof DOMException && isFor(thrown)) return false
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
  place: 'free' | 'taken',
  { puts, gone, isAnew }: { puts: readonly Put[]; gone: readonly Gone[]; isAnew: boolean },
): Promise<boolean> {
  const writing = beginWriting(deps, tables)
  const put = ([store, row]: Put) => writing.objectStore(store).put(row)
  let hasMoved = false
  const stored: IDBRequest<SealedRow | undefined> = writing.objectStore('meta').get('state')
  const chain = writing.objectStore('chain')
  const next: IDBRequest<IDBValidKey | undefined> = chain.getKey(before.meta.next ?? '')
  next.onsuccess = () => {
    const isThere = next.result !== undefined
    hasMoved = !isSame(stored.result?.sealed, before.guard) || isThere !== (place === 'taken')
    if (hasMoved) writing.abort()
    else writing.commit()
  }
  const [heads, ...others] = puts
  if (heads) put(heads)
  if (isAnew) for (const name of ['clusters', 'pages']) writing.objectStore(name).clear()
  for (const each of others) put(each)
  for (const [store, id] of gone) writing.objectStore(store).delete(id)
  return isWhole(writing, () => hasMoved)
}

function isSame(stored: Bytes | undefined, guard: Bytes | undefined): boolean {
  return (
    stored === guard || (stored !== undefined && guard !== undefined && equalBytes(stored, guard))
  )
}
