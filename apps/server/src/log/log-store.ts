import type { TreeNode } from '@tocsin/schema/chain/log-tree'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { ErasedParts } from '@tocsin/schema/events/erase'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { EventId, MissionId, RecordId, ScopeId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { EnvelopeContent } from '@tocsin/schema/sync/envelope'
import type { SignedHead } from '@tocsin/schema/sync/log-word'
import type { Cursors, Receipt } from '@tocsin/schema/sync/wire'
import type { ErasedNames } from './erased-parts.ts'
import type { GivenTable } from './given-tables.ts'
import type { Trees } from './grow-trees.ts'
import type { Kept } from './judge-run.ts'
import type { Generation, LogEntry, StoredRecord } from './log-deps.ts'
import type { LogKey } from './log-key.ts'
import type { Mission } from './mission.ts'
import type { AppendPlan } from './plan-append.ts'
import type { Quarantined } from './quarantine.ts'
import type { ReadableEvent } from './read-pushed.ts'
import type { KnownSeat } from './seats.ts'
import type { OpenedShort } from './short-messages.ts'

/** What the log has of one seat at some places of its chain. */
export type Logged = ReadonlyMap<number, { hash: string; receipt: Receipt }>

/** The log as it was signed last, and the trees that hang on that head; `signed` is null while it is empty. */
export type Proofs = { signed: SignedHead | null; trees: Trees }
/** An event by its id and hash; the hash is what tells two of a fork apart. */
export type OldEventName = { event: EventId; hash: string }

/** What an append reads, and the one thing that it writes. */
export type LogView = {
  mission(): Promise<Mission>
  seat(seat: SeatId): Promise<KnownSeat | undefined>
  /** Every seat of the person who has this one, itself among them; of a seat without an account only itself. */
  seatsOfPerson(seat: SeatId): Promise<ReadonlySet<SeatId>>
  logged(seat: SeatId, seatSeqs: readonly number[]): Promise<Logged>
  /** Which of these events of stopped seats are in the log, as themselves or said again (SPEC DV-10). */
  admitted(old: readonly OldEventName[]): Promise<Set<string>>
  /** What was ever erased of these events. */
  erased(names: ErasedNames): Promise<ErasedParts[]>
  /** What was ever erased of the events by which this record is known: its author's own, and short messages of it. */
  erasedOf(record: RecordId): Promise<ErasedParts[]>
  /** The event that says again one whose hash begins like this (SPEC DV-10). */
  admittedAs(hashStart: string): Promise<EventId | undefined>
  /** Opens a short message as one of this seat's (SPEC SM-1). */
  openShort(seat: SeatId, message: Bytes): Promise<Result<OpenedShort, 'unreadable'>>
  /** Tables of this hash that were given to be handed to offices outside (SPEC RP-9). */
  givenTables(hash: string): Promise<GivenTable[]>
  /** A held event that its seat signed and that may be said again for it (SPEC DV-16). */
  heldEvent(old: OldEventName): Promise<ReadableEvent | undefined>
  quarantined(
    seat: SeatId,
    seatSeqs: readonly number[],
  ): Promise<{ bySeatSeq: Kept['quarantined']; keys: ReadonlySet<string> }>
  /** Bytes that a seat has in quarantine, of runs that it signed or of those that only claim it. */
  quarantineUsed(seat: SeatId, proven: boolean): Promise<number>
  /** Head and trees as of one moment. The size of a scope's tree is its last `scopeSeq`. */
  proofs(): Promise<Proofs>
  records(at: Generation, refs: readonly RecordRef[]): Promise<StoredRecord[]>
  /** All of a plan or nothing. Throws `PlanOverrun` when what it was made on has moved. */
  write(plan: AppendPlan): Promise<void>
}

/** What a pull asks: the scopes, how far each was seen, and whose events to leave out. */
export type Waiting = {
  from: ReadonlyMap<ScopeId, number>
  /** Of these scopes only events about records of the seat `notOf`. */
  onlyOwn: ReadonlySet<ScopeId>
  upToSeq: number
  notOf: SeatId
  limit: number
}

/** An opened envelope, proven to be its seat's, that came before what its seat wrote before it. */
export type WaitingEnvelope = { content: EnvelopeContent; seatSeq: number; receivedAt: number }

/** Where a mission's log is kept: SQL in service, memory for the many-tablet world. */
export type LogStore = LogView & {
  missionId: MissionId
  logKey: LogKey
  /** What appends of this process take turns on. */
  turns: object
  /** Runs the work while nobody else can append; it uses only the view that it is given. */
  holding<T>(work: (view: LogView) => Promise<T>): Promise<T>
  /** Keeps bytes that never came as far as a plan. */
  keep(row: Quarantined): Promise<void>
  /** Keeps an envelope until its place in the chain is reached; one that is there already changes nothing. */
  keepEnvelope(envelope: WaitingEnvelope): Promise<void>
  /** Kept envelopes of a seat up to this place of its chain, by their place. */
  waitingEnvelopes(
    seat: SeatId,
    upTo: number,
  ): Promise<{ hash: string; content: EnvelopeContent }[]>
  /** Bytes of the envelopes that a seat has waiting. */
  waitingBytes(seat: SeatId): Promise<number>
  dropEnvelope(seat: SeatId, hash: string): Promise<void>
  /** Numbers of the events that wait, ascending, at most `limit`. */
  waiting(asked: Waiting): Promise<number[]>
  events(seqs: readonly number[]): Promise<LogEntry[]>
  /** Complete subtrees of a scope, in the order asked for. */
  nodes(scope: ScopeId, nodes: readonly TreeNode[]): Promise<Bytes[]>
  /** How far each scope had come when the log had come to `upToSeq`; never less far than it was seen. */
  cursorsAt(from: ReadonlyMap<ScopeId, number>, upToSeq: number): Promise<Cursors>
}
