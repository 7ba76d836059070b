import { logLeaf } from '@tocsin/schema/chain/log-leaf'
import { merkleRoot } from '@tocsin/schema/chain/merkle'
import { leftOver } from '@tocsin/schema/desk/quarantine'
import type { RecordRef } from '@tocsin/schema/events/define'
import { type ErasedParts, erasuresIn, withoutParts } from '@tocsin/schema/events/erase'
import { authorSeat, recordsTouched, tellEvent } from '@tocsin/schema/events/tell'
import {
  creatingEventId,
  type EventId,
  eventId,
  parseEventId,
  type ScopeId,
  type SeatId,
} from '@tocsin/schema/primitives/ids'
import type { ProblemCode } from '@tocsin/schema/problem'
import type { Cursors } from '@tocsin/schema/sync/wire'
import { cleanKept, type Named } from './clean-kept.ts'
import { readHeldBytes } from './held-events.ts'
import type { LogEntry, StoredRecord } from './log-deps.ts'
import type { LogKey } from './log-key.ts'
import type { LogStore, Proofs, WaitingEnvelope } from './log-store.ts'
import { type WrapsInMemory, withWraps } from './memory-wraps.ts'
import type { Mission } from './mission.ts'
import type { AppendPlan } from './plan-append.ts'
import { type Quarantined, quarantineKey } from './quarantine.ts'
import { readmitsOf, readmittedIn } from './readmitted.ts'
import type { KnownSeat } from './seats.ts'
import { opensReport } from './short-messages.ts'
import { PlanOverrun } from './write-append.ts'

/** Everything of one mission, as plain data: a copy of it is a backup. */
export type MemoryState = {
  mission: Mission
  seats: Map<SeatId, KnownSeat>
  /** By `seq`. */
  events: LogEntry[]
  /** What the database's unique keys guard: ids of events, and scopes with their numbers. */
  keys: Set<string>
  proofs: Proofs
  quarantine: Quarantined[]
  envelopes: WaitingEnvelope[]
  /** What was ever erased, under every hash that holds it. */
  erased: ErasedParts[]
  /** What was said again, old hash to new id: an erasure takes nothing out of it. */
  readmitted: Map<string, EventId>
  records: Map<string, StoredRecord>
} & WrapsInMemory

/** What entries change in the read models. */
export type FoldedInMemory = {
  records: readonly StoredRecord[]
  /** Seats that the roster newly names, changes or revokes. */
  seats: readonly KnownSeat[]
}

export type MemoryFold = (
  entries: readonly LogEntry[],
  load: (refs: readonly RecordRef[]) => Promise<StoredRecord[]>,
  log: {
    find(erased: ErasedParts): Promise<LogEntry | undefined>
    touching(ref: RecordRef): Promise<readonly LogEntry[]>
  },
) => Promise<FoldedInMemory>

export function emptyMemory(mission: Mission): MemoryState {
  return {
    mission,
    seats: new Map(),
    events: [],
    keys: new Set(),
    proofs: { signed: null, trees: new Map() },
    quarantine: [],
    envelopes: [],
    erased: [],
    readmitted: new Map(),
    records: new Map(),
    wraps: [],
    officers: new Set(),
  }
}

/** A log in memory, for the many-tablet world: thousands of appends a second, nothing on a disk. */
export function memoryStore(
  at: { state: MemoryState },
  fold: MemoryFold,
  logKey: LogKey,
  openShort: LogStore['openShort'],
): LogStore {
  const records = async (refs: readonly RecordRef[]) =>
    refs.flatMap((ref) => at.state.records.get(keyOf(ref)) ?? [])
  const ofSeat = (seat: SeatId, proven: boolean) =>
    at.state.quarantine.filter((row) => row.seat_id === seat && row.proven === proven)
  const store: LogStore = {
    missionId: at.state.mission.settings.mission,
    logKey,
    turns: at,
    mission: async () => at.state.mission,
    seat: async (seat) => at.state.seats.get(seat),
    async seatsOfPerson(seat) {
      const account = at.state.seats.get(seat)?.account ?? null
      const same = [...at.state.seats.values()].filter((other) => other.account === account)
      return new Set([seat, ...(account === null ? [] : same.map(({ actor }) => actor.seat))])
    },
    async logged(seat, seatSeqs) {
      const found = at.state.events.filter(({ event }) => {
        return event.header.seat === seat && seatSeqs.includes(event.header.seatSeq)
      })
      return new Map(
        found.map(({ event, numbered }) => {
          const { seatSeq } = event.header
          return [seatSeq, { hash: event.hash, receipt: { seatSeq, numbered } }]
        }),
      )
    },
    async admitted(old) {
      const inLog = new Set(at.state.events.map(({ event }) => event.hash))
      const hashes = old.map(({ hash }) => hash)
      return new Set(hashes.filter((hash) => inLog.has(hash) || at.state.readmitted.has(hash)))
    },
    async erased({ hashes, events }) {
      return at.state.erased.filter(({ hash, event }) => {
        return hashes.includes(hash) || events.includes(event)
      })
    },
    async erasedOf(record) {
      const opening = at.state.events.filter(({ event: { header } }) => {
        return header.record === record && opensReport.includes(header.type)
      })
      const hashes = opening.map(({ event }) => event.hash)
      return store.erased({ hashes, events: [creatingEventId(record)] })
    },
    admittedAs: async (hashStart) =>
      [...at.state.readmitted].find(([old]) => old.startsWith(hashStart))?.[1],
    openShort,
    givenTables: async () => [],
    async heldEvent({ event, hash }) {
      const row = ofSeat(parseEventId(event).seat, true).find((row) => {
        return row.header_hash === hash && leftOver.some((code) => code === row.problem)
      })
      return row && readHeldBytes(row.bytes)
    },
    async quarantined(seat, seatSeqs) {
      const rows = ofSeat(seat, true).filter((row) => seatSeqs.includes(row.seat_seq))
      const bySeatSeq = new Map<number, { headerHash: string | null; problem: ProblemCode }[]>()
      for (const row of rows) {
        // as: the column holds only codes that this server wrote.
        const kept = { headerHash: row.header_hash, problem: row.problem as ProblemCode }
        bySeatSeq.set(row.seat_seq, [...(bySeatSeq.get(row.seat_seq) ?? []), kept])
      }
      return { bySeatSeq, keys: new Set(rows.map((row) => row.quarantine_key)) }
    },
    quarantineUsed: async (seat, proven) =>
      ofSeat(seat, proven).reduce((used, row) => used + row.size, 0),
    proofs: async () => at.state.proofs,
    async nodes(scope, nodes) {
      const leaves = at.state.events
        .filter(({ event }) => event.header.scope === scope)
        .map(({ event, numbered }) => logLeaf({ ...numbered, hash: event.hash }))
      return nodes.map(({ level, index }) => {
        return merkleRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))
      })
    },
    records: (_, refs) => records(refs),
    async write(plan) {
      const folded = await fold(plan.entries, records, logOf(at.state))
      // From here on nothing waits: all of it is written or, when it throws, nothing.
      const next = written(at.state, plan, folded)
      at.state = next
    },
    holding: (work) => work(store),
    async keep(row) {
      at.state = { ...at.state, quarantine: withRows(at.state.quarantine, [row]) }
    },
    async keepEnvelope(envelope) {
      const { seat, hash } = envelope.content
      const others = at.state.envelopes.filter(({ content }) => {
        return content.seat !== seat || content.hash !== hash
      })
      at.state = { ...at.state, envelopes: [...others, envelope] }
    },
    async waitingEnvelopes(seat, upTo) {
      const due = at.state.envelopes.filter(({ content, seatSeq }) => {
        return content.seat === seat && seatSeq <= upTo
      })
      due.sort((a, b) => a.seatSeq - b.seatSeq)
      return due.map(({ content }) => ({ hash: content.hash, content }))
    },
    async waitingBytes(seat) {
      const own = at.state.envelopes.filter(({ content }) => content.seat === seat)
      return own.reduce((bytes, { content }) => bytes + JSON.stringify(content).length, 0)
    },
    async dropEnvelope(seat, hash) {
      const envelopes = at.state.envelopes.filter(({ content }) => {
        return content.seat !== seat || content.hash !== hash
      })
      at.state = { ...at.state, envelopes }
    },
    async waiting({ from, onlyOwn, upToSeq, notOf, limit }) {
      const seqs: number[] = []
      for (const { event, numbered } of at.state.events) {
        const seen = from.get(event.header.scope)
        if (numbered.seq > upToSeq || seqs.length === limit) break
        if (seen === undefined || numbered.scopeSeq <= seen) continue
        const { scope, record, seat } = event.header
        const isOpen = !onlyOwn.has(scope) || authorSeat(record) === notOf
        if (seat !== notOf && isOpen) seqs.push(numbered.seq)
      }
      return seqs
    },
    events: async (seqs) => seqs.flatMap((seq) => at.state.events[seq - 1] ?? []),
    async cursorsAt(from, upToSeq) {
      const come = new Map<ScopeId, number>()
      const whole = new Map<ScopeId, number>()
      for (const { event, numbered } of at.state.events) {
        const { scope } = event.header
        if (numbered.seq <= upToSeq) come.set(scope, numbered.scopeSeq)
        whole.set(scope, numbered.scopeSeq)
      }
      const cursors = [...from].map(([scope, seen]) => {
        // What a cursor names beyond the log was never there: a restored server has gone back.
        const seenHere = Math.min(seen, whole.get(scope) ?? 0)
        return [scope, Math.max(seenHere, come.get(scope) ?? 0)]
      })
      return Object.fromEntries(cursors) as Cursors
    },
  }
  return store
}

/** The state with a whole plan in it. */
function written(
  state: MemoryState,
  plan: AppendPlan,
  { records, seats }: FoldedInMemory,
): MemoryState {
  const { entries, firstSeq, seat, run, appended } = plan
  const { mission } = state
  if (entries.length > 0 && mission.lastSeq + 1 !== firstSeq) {
    throw new PlanOverrun('the log has moved on')
  }
  const known = state.seats.get(seat.actor.seat)
  if (!known || !isAsJudged(known, seat)) throw new PlanOverrun('the seat has moved on')
  const heard = run.once && { counter: run.once.counter, lastHeardAt: run.receivedAt }
  const moved = { ...known, head: appended.head, told: seat.told, ...heard }
  const nextSeats = new Map(state.seats).set(seat.actor.seat, moved)
  for (const one of seats) nextSeats.set(one.actor.seat, enrolled(nextSeats, one))
  return erasedBy(entries, {
    mission: { ...mission, lastSeq: mission.lastSeq + entries.length },
    seats: nextSeats,
    ...withWraps(state, entries),
    officers: state.officers,
    keys: withKeys(state.keys, entries),
    proofs: plan.signed
      ? { signed: plan.signed, trees: new Map([...state.proofs.trees, ...plan.grown]) }
      : state.proofs,
    quarantine: withRows(state.quarantine, plan.quarantine),
    envelopes: state.envelopes,
    erased: state.erased,
    readmitted: new Map([...state.readmitted, ...readmittedIn(entries)]),
    records: new Map([
      ...state.records,
      ...structuredClone(records).map((record) => [keyOf(record), record] as const),
    ]),
  })
}

/** The same as `eraseParts` does in the database. */
function erasedBy(entries: readonly LogEntry[], state: MemoryState): MemoryState {
  let next = state
  for (const { event, hash, parts } of erasuresIn(entries)) {
    const target = next.events.find((entry) => entry.event.hash === hash)
    const again = target && readmitsOf(tellEvent(target))
    const named: Named = [{ event, hash, parts }, ...(again ? [{ ...again, parts }] : [])]
    next = {
      ...next,
      erased: [...next.erased, ...named],
      events: next.events.map((entry) => {
        if (entry.event.hash !== hash) return entry
        return { ...entry, event: withoutParts(entry.event, parts) }
      }),
      quarantine: next.quarantine.map((row) => {
        const bytes = JSON.stringify(cleanKept(JSON.parse(row.bytes), named))
        return bytes === row.bytes ? row : { ...row, bytes, quarantine_key: quarantineKey(bytes) }
      }),
      envelopes: next.envelopes.map((one) => {
        // as: what is cleaned of JSON is JSON.
        const event = cleanKept(one.content.event, named) as typeof one.content.event
        return { ...one, content: { ...one.content, event } }
      }),
    }
  }
  const records = [...next.records].filter(([, { state: folded }]) => folded !== undefined)
  return { ...next, records: new Map(records) }
}

function logOf({ events }: MemoryState): Parameters<MemoryFold>[2] {
  return {
    find: async ({ hash }) => events.find(({ event }) => event.hash === hash),
    touching: async (ref) =>
      events.filter((entry) => {
        const told = tellEvent(entry)
        return told && recordsTouched(told).some((other) => keyOf(other) === keyOf(ref))
      }),
  }
}

function isAsJudged(known: KnownSeat, judged: KnownSeat): boolean {
  return (
    known.counter === judged.counter &&
    known.head.hash === judged.head.hash &&
    known.revokedAt === judged.revokedAt &&
    known.rightsFrom === judged.rightsFrom
  )
}

/** A seat that is there keeps its chain; its newest rights stand, and its revocation as it was first said. */
function enrolled(seats: ReadonlyMap<SeatId, KnownSeat>, told: KnownSeat): KnownSeat {
  const known = seats.get(told.actor.seat)
  if (!known) return told
  const isNewer = told.rightsFrom > known.rightsFrom
  const { actor, component, rightsFrom } = isNewer ? told : known
  return { ...known, actor, component, rightsFrom, revokedAt: known.revokedAt ?? told.revokedAt }
}

function withKeys(keys: ReadonlySet<string>, entries: readonly LogEntry[]): Set<string> {
  const next = new Set(keys)
  for (const { event, numbered } of entries) {
    const { seat, seatSeq, scope } = event.header
    for (const key of [eventId(seat, seatSeq), `${scope} ${numbered.scopeSeq}`]) {
      if (next.has(key)) throw new Error(`${key} is in the log already`)
      next.add(key)
    }
  }
  return next
}

function withRows(rows: readonly Quarantined[], added: readonly Quarantined[]): Quarantined[] {
  const keys = new Set(rows.map((row) => `${row.seat_id} ${row.quarantine_key}`))
  return [...rows, ...added.filter((row) => !keys.has(`${row.seat_id} ${row.quarantine_key}`))]
}

function keyOf({ kind, id }: RecordRef): string {
  return `${kind} ${id}`
}
