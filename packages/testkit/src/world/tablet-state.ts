import type { Rights } from '@tocsin/schema/access/rights-change'
import { type ChainHead, GENESIS } from '@tocsin/schema/chain/chain'
import type { OwnEvent } from '@tocsin/schema/events/draft'
import type { Entry, LogEvent } from '@tocsin/schema/events/envelope'
import { erasuresIn, holdsAny, ownWithoutParts, withoutParts } from '@tocsin/schema/events/erase'
import { recordsTouched, tellEvent } from '@tocsin/schema/events/tell'
import { type EventId, eventId, type RecordId, type SeatId } from '@tocsin/schema/primitives/ids'
import { missionScope } from '@tocsin/schema/primitives/mission-scope'
import type { ProblemCode } from '@tocsin/schema/problem'
import type { LogNews, OwnLine } from '@tocsin/schema/sync/check-log'
import { mostProven, type PinnedLog, type StoredReceipt } from '@tocsin/schema/sync/pinned-log'
import { pushedUpTo } from '@tocsin/schema/sync/plan-run'
import type { TailEvent } from '@tocsin/schema/sync/readmit-tail'
import { planRights, type RightsHere } from '@tocsin/schema/sync/take-rights'
import type { Cursors, ExchangeReply } from '@tocsin/schema/sync/wire'
import { forkedReason } from '@tocsin/schema/trust/statements'

/** An entry with the epoch that numbered it; empty while it is unsent. */
export type KeptEntry = Entry & { epoch: string; held: ProblemCode | null }

/** All that a tablet's database holds. A value: two tabs may know two versions of it. */
export type TabletState = {
  own: readonly OwnEvent[]
  entries: ReadonlyMap<EventId, KeptEntry>
  /** The end of the own chain, and the own chain as the server last named it. */
  head: ChainHead
  serverSeatSeq: number
  cursors: Cursors
  upToSeq: number
  epoch: string
  /** A new epoch is being pulled: what it does not bring back is dropped at its end. */
  isRenumbering: boolean
  counter: number
  /** What this seat may do as the mission said last, and the change that brought it. */
  rights: Rights
  rightsHere: RightsHere | undefined
  /** The own chain goes on elsewhere: what is written here would fork it. */
  isBehind: boolean
  /** The mission has stopped this seat because its chain went two ways. */
  isStopped: boolean
  /** What the server's log is held to. */
  pinned: PinnedLog | null
  /** The server's signed word on own events, by `seatSeq`, and those that it has proven. */
  receipts: ReadonlyMap<number, StoredReceipt>
  audited: ReadonlySet<number>
}

export function emptyState(epoch: string, rights: Rights): TabletState {
  return {
    own: [],
    entries: new Map(),
    head: { seatSeq: 0, hash: GENESIS },
    serverSeatSeq: 0,
    cursors: {},
    upToSeq: 0,
    epoch,
    isRenumbering: false,
    counter: 0,
    rights,
    rightsHere: undefined,
    isBehind: false,
    isStopped: false,
    pinned: null,
    receipts: new Map(),
    audited: new Set(),
  }
}

export function withOwn(state: TabletState, own: OwnEvent): TabletState {
  const { event } = own
  const entry = { event, numbered: null, epoch: '', held: null }
  return {
    ...state,
    own: [...state.own, own],
    entries: new Map(state.entries).set(event.id, entry),
    head: { seatSeq: event.header.seatSeq, hash: event.hash },
  }
}

/** A checked reply, stored whole. Taking it twice changes nothing. */
export function withReply(
  state: TabletState,
  seat: SeatId,
  reply: ExchangeReply,
  news: LogNews,
  { keepsAll = false } = {},
): TabletState {
  const entries = new Map(state.entries)
  const { epoch } = state
  const change = (seatSeq: number, to: Partial<KeptEntry>) => {
    const id = eventId(seat, seatSeq)
    const before = entries.get(id)
    if (before) entries.set(id, { ...before, numbered: null, epoch: '', held: null, ...to })
  }
  // A server that went back to a backup no longer has what lies beyond its head.
  for (const { event } of state.own) {
    if (event.header.seatSeq > reply.head.seatSeq) change(event.header.seatSeq, {})
  }
  for (const { seatSeq, problem } of reply.held) {
    if (seatSeq >= 1) change(seatSeq, { held: problem.code })
  }
  const here = state.own.find(({ event }) => event.header.seatSeq === reply.head.seatSeq)
  if (here && here.event.hash !== reply.head.hash) change(reply.head.seatSeq, { held: 'forked' })
  for (const { seatSeq, numbered } of reply.receipts) change(seatSeq, { numbered, epoch })
  for (const { numbered, ...event } of reply.events) {
    entries.set(event.id, { event, numbered, epoch, held: null })
  }
  const said = reply.rights?.enrolled.statement
  const plan =
    said &&
    planRights(said, {
      before: state.rights,
      here: state.rightsHere,
      held: state.cursors,
      granted: reply.cursors,
      end: state.head.seatSeq,
      roster: missionScope,
    })
  const isDone = state.isRenumbering && !reply.more
  for (const [id, { event, epoch: from }] of entries) {
    if (event.header.seat === seat) continue
    const { scope } = event.header
    const isGone = state.cursors[scope] !== undefined && reply.cursors[scope] === undefined
    const isLess = plan?.dropped.has(scope) && !keepsAll
    if (isGone || isLess || (isDone && from !== epoch)) entries.delete(id)
  }
  return withoutErased(seat, {
    ...state,
    entries,
    pinned: news.pinned,
    receipts: new Map([...state.receipts, ...news.receipts]),
    audited: new Set([...state.audited, ...news.audited]),
    serverSeatSeq: pushedUpTo(reply),
    cursors: (keepsAll ? undefined : plan?.cursors) ?? reply.cursors,
    rights: plan?.rights ?? state.rights,
    rightsHere: plan?.here ?? state.rightsHere,
    upToSeq: reply.upToSeq,
    isRenumbering: state.isRenumbering && reply.more,
    isBehind: reply.head.seatSeq > state.head.seatSeq,
    isStopped: state.isStopped || reply.revocation?.revoked.statement.reason === forkedReason,
  })
}

/** Carries out what was erased (SPEC ER-9): an own event only once the server has it. */
function withoutErased(seat: SeatId, state: TabletState): TabletState {
  let next = state
  for (const { event: id, hash, parts } of erasuresIn(state.entries.values())) {
    const entry = next.entries.get(id)
    if (entry?.event.hash !== hash || !holdsAny(entry.event, parts)) continue
    if (entry.event.header.seat === seat && !entry.numbered) continue
    const event = withoutParts(entry.event, parts)
    next = {
      ...next,
      entries: new Map(next.entries).set(id, { ...entry, event }),
      own: next.own.map((own) => (own.event.id === id ? ownWithoutParts(own, parts) : own)),
    }
  }
  return next
}

/** The server began a new epoch: everything is pulled and numbered again. */
export function withEpoch(state: TabletState, epoch: string): TabletState {
  const rightsHere = state.rightsHere && { ...state.rightsHere, unsure: true }
  const anew = { serverSeatSeq: 0, cursors: {}, upToSeq: 0, isRenumbering: true, rightsHere }
  return { ...state, ...anew, epoch, receipts: new Map(), audited: new Set() }
}

/** Own events with a signed receipt whose place in the log is not proven yet. */
export function unprovenLines(state: TabletState): OwnLine[] {
  const { own, entries, receipts, audited, cursors } = state
  const lines = own.flatMap(({ event }) => {
    const { seatSeq, scope } = event.header
    const numbered = entries.get(event.id)?.numbered
    if (!numbered || !receipts.has(seatSeq) || audited.has(seatSeq)) return []
    if (cursors[scope] === undefined) return []
    return [{ ...numbered, hash: event.hash, seatSeq, scope }]
  })
  return lines.slice(0, mostProven(state.pinned))
}

/** What a fork leaves behind: the event that lost its place, and those that hang on it. */
const lostPlaces: readonly ProblemCode[] = ['forked', 'broken_chain']

/** Whether this chain went two ways: its officer has to be enrolled again. */
export function isChainLost({ isBehind, isStopped, own, entries }: TabletState): boolean {
  const isForked = own.some(({ event }) => {
    const held = entries.get(event.id)?.held
    return held != null && lostPlaces.includes(held)
  })
  return isBehind || isStopped || isForked
}

/** Everything that this seat wrote, for a new one to say again what the log will never take (SPEC DV-10). */
export function oldEvents({ isStopped, own, entries }: TabletState): TailEvent[] {
  const left = isStopped ? [...lostPlaces, 'seat_revoked'] : lostPlaces
  return own.map(({ event }) => {
    const { numbered = null, held = null } = entries.get(event.id) ?? {}
    return { event, numbered, isTail: numbered === null && (held === null || left.includes(held)) }
  })
}

const touchedBy = new WeakMap<LogEvent, readonly RecordId[]>()

/** The records of which an event is kept: the one it names and every other that it changes. */
export function recordsOf(entry: Entry): readonly RecordId[] {
  const known = touchedBy.get(entry.event)
  if (known) return known
  const told = tellEvent(entry)
  const touched = told ? recordsTouched(told).map(({ id }) => id) : []
  const records = [...new Set([entry.event.header.record, ...touched])]
  touchedBy.set(entry.event, records)
  return records
}
