import type { RecordId, ScopeId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { LogNews } from '@tocsin/schema/sync/check-log'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import type { StoredEntry } from './fold-record.ts'
import type { Change, LogDeps, LogState } from './log-state.ts'
import type { OwnIndex } from './own-index.ts'
import type { OwnRow } from './own-row.ts'
import type { ReplyTools } from './reply-tools.ts'

// This file comes with "ready for offline" (docs/adr/0019): who takes a reply has a network. What it
// needs of the log it is given: a module that it imported would be cut out of the code of the first visit.

/**
 * What an accepted reply changes. The same reply taken twice changes nothing the second time: every
 * event and receipt goes to its place by id.
 */
export async function takeReply(
  tools: ReplyTools,
  deps: LogDeps,
  state: LogState,
  reply: ExchangeReply,
  news?: LogNews,
  isStopped = false,
): Promise<Result<Change, Problem>> {
  const { clustersOf, readClusters, putEntry, fromBeginning, freshBudget } = tools
  const before = state.meta
  const own = await changedOwn(tools, deps, state, reply, news)
  if (!own.ok) return own
  const entries: StoredEntry[] = [
    ...own.value.map(({ entry }) => entry),
    ...reply.events.map(({ numbered, ...event }) => {
      return { event, numbered, epoch: before.epoch, held: null }
    }),
  ]
  const touched = new Map(entries.map((entry) => [entry, clustersOf(entry)]))
  const gone = goneScopes(state, reply)
  const isRenumbered = before.renumbering && !reply.more
  const read =
    gone.size > 0 || isRenumbered
      ? await everyCluster(tools, deps, [...touched.values()].flat())
      : await readClusters(deps, state, [...touched.values()].flat())
  if (!read.ok) return read
  const clusters = new Map<RecordId, readonly StoredEntry[]>(read.value.clusters)
  for (const [entry, records] of touched) {
    for (const record of records) clusters.set(record, putEntry(clusters.get(record) ?? [], entry))
  }
  const drop = (entry: StoredEntry) =>
    entry.event.header.seat !== deps.vault.seat.id &&
    (gone.has(entry.event.header.scope) ||
      // What a teammate handed over was in no epoch yet.
      (isRenumbered && entry.numbered !== null && entry.epoch !== before.epoch))
  const kept =
    gone.size > 0 || isRenumbered
      ? dropEntries(clusters, drop, new Set([...touched.values()].flat()))
      : clusters
  const change: Change = {
    meta: {
      ...before,
      server: { ...reply.head, seatSeq: tools.pushedUpTo(reply) },
      cursors: read.value.damaged ? fromBeginning(reply.cursors) : reply.cursors,
      upToSeq: reply.upToSeq,
      renumbering: before.renumbering && reply.more,
      heard: { at: deps.now(), serverNow: reply.serverNow },
      pictureAt: reply.more ? before.pictureAt : reply.serverNow,
      ...(isStopped && { stopped: true }),
      behind: reply.head.seatSeq > before.head.seatSeq,
      // A picture that is whole again is paid for from the beginning.
      ...(reply.more ? {} : { budget: freshBudget(deps.now()), expiredAt: null }),
      log: news ? news.pinned : before.log,
    },
    clusters: kept,
    own: own.value.map(({ index, row }) => ({ index, row })),
    envelopes: { gone: own.value.flatMap(({ spent }) => spent ?? []) },
  }
  return withRights(
    tools,
    deps,
    state,
    await withErasures(tools, deps, state, change, entries),
    reply.rights,
  )
}

/** The parts of the work that come with "ready for offline" come from the same server as the reply. */
async function comesLater<T>(work: () => Promise<Result<T, Problem>>): Promise<Result<T, Problem>> {
  try {
    return await work()
  } catch (thrown) {
    // They did not: the reply is asked for again.
    if (thrown instanceof TypeError) return err(problem('server_unreachable'))
    throw thrown
  }
}

function withRights(
  { readAllClusters, isSaidOfSeat, missionScope }: ReplyTools,
  deps: LogDeps,
  state: LogState,
  change: Result<Change, Problem>,
  rights: ExchangeReply['rights'],
): Result<Change, Problem> | Promise<Result<Change, Problem>> {
  if (!rights || !change.ok) return change
  return comesLater(async () => {
    const { takeRights } = await import('./ready-take-rights.ts')
    return takeRights(
      { readAllClusters, isSaidOfSeat, missionScope },
      deps,
      state,
      change.value,
      rights,
    )
  })
}

async function withErasures(
  { eraseTools }: ReplyTools,
  deps: LogDeps,
  state: LogState,
  change: Change,
  entries: readonly StoredEntry[],
): Promise<Result<Change, Problem>> {
  const isErasure = ({ event }: Pick<StoredEntry, 'event'>) => event.header.type === 'PartErased'
  if (![...change.clusters.values()].some((some) => some.some(isErasure))) return ok(change)
  const erasures = entries.filter(isErasure).map(({ event }) => event.id)
  return comesLater(async () => {
    const { eraseInChange } = await import('./ready-erase-here.ts')
    return eraseInChange(eraseTools, deps, state, change, erasures)
  })
}

/** `spent`: the envelope of an event that has its receipt. */
type ChangedOwn = {
  index: OwnIndex
  row: OwnRow
  entry: StoredEntry
  spent: string | undefined
}

/**
 * Own events of which the server's word has changed: numbered, held, or gone from a server that was
 * restored from an older backup (its head is then behind events that it had acknowledged).
 */
async function changedOwn(
  { readOwn, unprovenOf }: ReplyTools,
  deps: LogDeps,
  state: LogState,
  reply: ExchangeReply,
  news: LogNews | undefined,
): Promise<Result<ChangedOwn[], Problem>> {
  const receipts = new Map(reply.receipts.map(({ seatSeq, numbered }) => [seatSeq, numbered]))
  const held = new Map(reply.held.map(({ seatSeq, problem }) => [seatSeq, problem]))
  const lost = lostPlace(state, reply)
  if (lost !== undefined && !held.has(lost)) held.set(lost, problem('forked'))
  const audited = new Set(news?.audited)
  const changed = state.own.filter(
    ({ seatSeq, state: at }) =>
      audited.has(seatSeq) ||
      receipts.has(seatSeq) ||
      held.has(seatSeq) ||
      (at !== 0 && seatSeq > reply.head.seatSeq),
  )
  const read = await readOwn(
    deps,
    changed.map(({ row }) => row),
  )
  if (!read.ok) return read
  const indexByRow = new Map(changed.map((index) => [index.row, index]))
  return ok(
    read.value.flatMap(({ row, own, kept }) => {
      const index = indexByRow.get(row)
      if (!index) return []
      const { seatSeq } = index
      // The proof of an event says nothing new of its number: that stands as it was received.
      const isOnlyAudited = audited.has(seatSeq) && !receipts.has(seatSeq) && !held.has(seatSeq)
      const isGone = seatSeq > reply.head.seatSeq
      const numbered = isOnlyAudited && !isGone ? kept.numbered : (receipts.get(seatSeq) ?? null)
      const problem = numbered ? null : (held.get(seatSeq) ?? null)
      const epoch = numbered ? state.meta.epoch : ''
      const receipt = numbered ? (news?.receipts.get(seatSeq) ?? kept.receipt) : undefined
      const envelope = numbered ? undefined : kept.envelope
      const isAudited = numbered && (audited.has(seatSeq) || isStillAudited(kept, numbered))
      const keptRow: OwnRow = {
        pushed: kept.pushed,
        numbered,
        held: problem,
        envelope,
        ...(receipt && { receipt }),
        ...(isAudited && { audited: true }),
      }
      return [
        {
          index: {
            ...index,
            state: problem ? 2 : numbered ? 1 : 0,
            envelope,
            unproven: unprovenOf(own.event, keptRow),
            audited: keptRow.audited === true,
          },
          row: keptRow,
          spent: numbered ? kept.envelope : undefined,
          entry: {
            event: own.event,
            numbered,
            epoch,
            held: problem,
            ...(receipt && { signed: true }),
          },
        },
      ]
    }),
  )
}

/**
 * The place of this chain at which the server has another event: a copy of this device wrote there,
 * and the own one, behind the head that the server names, would never be sent (SPEC DV-15).
 */
function lostPlace({ own }: LogState, { head }: ExchangeReply): number | undefined {
  const here = own.find(({ seatSeq }) => seatSeq === head.seatSeq)
  return here?.state === 0 && here.hash !== head.hash ? here.seatSeq : undefined
}

/** A repeated receipt for the same number takes nothing back. */
function isStillAudited(kept: OwnRow, numbered: NonNullable<OwnRow['numbered']>): boolean {
  return kept.audited === true && kept.numbered?.seq === numbered.seq
}

/** Scopes that were granted and no longer are. */
function goneScopes({ meta }: LogState, { cursors }: ExchangeReply): Set<ScopeId> {
  const before = Object.keys(meta.cursors) as ScopeId[]
  return new Set(before.filter((scope) => cursors[scope] === undefined))
}

async function everyCluster(
  { readAllClusters }: ReplyTools,
  deps: LogDeps,
  records: readonly RecordId[],
) {
  const read = await readAllClusters(deps)
  if (!read.ok) return read
  for (const record of records) if (!read.value.has(record)) read.value.set(record, [])
  return ok({ clusters: read.value, damaged: false })
}

/** The clusters that change: those that lose entries, and those `touched` anyway. */
function dropEntries(
  clusters: ReadonlyMap<RecordId, readonly StoredEntry[]>,
  drop: (entry: StoredEntry) => boolean,
  touched: ReadonlySet<RecordId>,
): Map<RecordId, readonly StoredEntry[]> {
  const changed = new Map<RecordId, readonly StoredEntry[]>()
  for (const [record, entries] of clusters) {
    const kept = entries.filter((entry) => !drop(entry))
    if (kept.length < entries.length || touched.has(record)) changed.set(record, kept)
  }
  return changed
}
