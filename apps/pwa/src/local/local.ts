import type { OriginalBody } from '@tocsin/schema/events/attachments'
import type { Draft, OwnEvent } from '@tocsin/schema/events/draft'
import type { Header } from '@tocsin/schema/events/envelope'
import type { PersonBody } from '@tocsin/schema/events/people'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { AreaId, EventId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { LogNews, OwnLine } from '@tocsin/schema/sync/check-log'
import type { PinnedLog, Rewritten } from '@tocsin/schema/sync/pinned-log'
import type { TailEvent } from '@tocsin/schema/sync/readmit-tail'
import type { ExchangeQuestion, ExchangeReply } from '@tocsin/schema/sync/wire'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import type { ProvenSeat } from '@tocsin/seal/check-seat'
import type { Drafts } from './drafts.ts'
import type { Folded } from './fold-record.ts'
import type { LaneParts } from './lane-work.ts'
import type { ListRow } from './list-row.ts'
import type { HeardSettings, Profile } from './profile.ts'
import type { OwnOld } from './readmit.ts'
import type { KnownSeat } from './roster-seat.ts'
import type { Store } from './store.ts'

/** What opening the log, or beginning to lead, found to mend. Everything zero and false is the usual day. */
export type LocalFound = {
  /** Own events put back into the database from the journal. */
  restored: number
  /** Own events copied to the journal from the database. */
  recopied: number
  /** The browser had lost the database. */
  databaseLost: boolean
  /** List pages and own events that could not be opened, or were written in part, and were made again. */
  remade: number
  /** Journal: bytes cut off a torn end, bytes lost in the middle, entries that could not be read. */
  dropped: number
  damaged: number
  unreadable: number
}

/** The two facts, and what they are made of. */
export type LocalFacts = {
  /** Records with work that is only on this tablet, its events, and the bytes of their text. */
  unsentRecords: number
  unsentEvents: number
  unsentBytes: number
  /** Those of them that lie in no envelope: they would be lost with the keys. */
  unsealedEvents: number
  /** Records of which the server holds an event unread. */
  heldRecords: number
  /** When the picture was last complete, by the server's clock; null before the first link. */
  pictureAt: number | null
  /** When the server last answered, by this tablet's clock; null before the first link. */
  heardAt: number | null
  /** How far the server's clock was ahead of this tablet's, ms; null before the first link. */
  offset: number | null
  /** A save that is in the database and not yet in the journal, and why. */
  onlyOneCopy: Problem | null
  /** What the server's log is held to; null before it was ever signed to this tablet. */
  log: PinnedLog | null
  /** Own events with a signed receipt whose place in the log is not proven yet. */
  unproven: number
  /** Own events that were proven to be in it. */
  audited: number
  /** The server knows more of this seat's chain than the tablet, or it forked: a new seat has to go on. */
  chainLost: boolean
  /** When what was pulled went because it was too old (this tablet's clock); null when it is here. */
  expiredAt: number | null
  /** Areas of which a change of rights took something off this tablet; null once its officer has read it. */
  rightsNews: readonly AreaId[] | null
  /** Days of use left before it goes. */
  expiryDaysLeft: number
}

export type AppendOptions = {
  draft?: string
  /** By label. Nothing on this tablet opens them again. */
  people?: Readonly<Record<string, PersonBody | OriginalBody>>
}

/**
 * What became of a teammate's envelope here (SPEC EN-14). `carried`: not for this tablet to read. All of
 * them are brought to headquarters, whatever this says.
 */
export type EnvelopeFate =
  | 'shown'
  | 'known'
  | 'carried'
  | 'altered'
  | 'unknown'
  | 'revoked'
  | 'forked'

/** How many of each. */
export type TakenIn = Partial<Record<EnvelopeFate, number>>

export type Saved = { record: RecordId; event: EventId }

/** One record as its screen shows it. */
export type RecordView = Folded & {
  row: ListRow
  /** For a draft about this record: what its author has seen. */
  base: Header['base']
}

/** What the next request is made of; its counter is already spent. */
export type PlannedExchange = {
  question: ExchangeQuestion
  run: OwnEvent[]
  /** More of the own chain lies behind the run, for the next one. */
  isCut: boolean
  runHead: string
  /** What the server's log is held to, and the own events whose place it is asked to prove. */
  pinned: PinnedLog | null
  lines: OwnLine[]
}

/** The log of this seat on this tablet: append to it, read its folds, exchange it. */
export type Local = {
  found: Store<LocalFound>
  profile(): Profile
  /** The server's epoch as it was last told. */
  epoch(): string
  /** Who acts when this tablet writes, as the roster last said. */
  actor(): Actor
  list: Store<readonly ListRow[]>
  facts: Store<LocalFacts>
  /** Seats by id: names of authors, and whether the mission's delegate vouches for them. */
  roster(): ReadonlyMap<SeatId, KnownSeat>
  /** Keeps what of a delegate's word on seats `checkSeat` has proven. */
  takeSeatProofs(
    delegate: string,
    proven: readonly ProvenSeat[],
  ): Promise<Result<undefined, Problem>>
  row(id: RecordId): ListRow | undefined
  /** The folds of one record; undefined when it is not on this tablet. */
  record(id: RecordId): Promise<Result<RecordView | undefined, Problem>>
  /**
   * Stamps, seals and writes an event; resolves once it is in the database and in the journal. With
   * `draft` that draft is deleted in the same writing. `people` are sealed to the mission's identity
   * officers first, under the labels by which the facts name them: `no_officers` while none are proven.
   */
  append(draft: Draft, options?: AppendOptions): Promise<Result<Saved, Problem>>
  drafts: Drafts
  /**
   * Most events to ask for, and most bytes to bring: the largest run where it is left out. `counters` are
   * spent, one by default, of which the question has the last. The run begins behind the event numbered
   * `after`, or else behind what the server has.
   */
  planExchange(
    limit: number,
    mostBytes?: number,
    counters?: number,
    after?: number,
  ): Promise<Result<PlannedExchange, Problem>>
  /** What `openLaneTools` makes of it: bytes that wait, and the count of those that went. */
  lanes: LaneParts
  /**
   * Stores a reply that `acceptReply` has checked, with what `checkLog` found of its log. Taking it
   * twice changes nothing.
   */
  applyReply(
    reply: ExchangeReply,
    news?: LogNews,
    isStopped?: boolean,
  ): Promise<Result<undefined, Problem>>
  /** The officer has read what a change of rights has changed. */
  forgetRightsNews(): Promise<Result<undefined, Problem>>
  /** Keeps the evidence that the server shows another past; the first one stands. */
  noteRewritten(found: Rewritten): Promise<Result<undefined, Problem>>
  /** The server has answered requests up to this counter: a lost database had forgotten them. */
  takeCounter(counter: number): Promise<Result<undefined, Problem>>
  /** The server began a new epoch (it was restored): everything is pulled and numbered again. */
  takeEpoch(epoch: string): Promise<Result<undefined, Problem>>
  /** The mission's keys as they were last proven; null before the first time. */
  trust(): TrustBundle | null
  /** When the server was last heard, by its own clock; null before the first link. No tablet's clock can set it back. */
  heardServerAt(): number | null
  /** Keeps a bundle that `checkTrust` has proven. */
  takeTrust(bundle: TrustBundle): Promise<Result<undefined, Problem>>
  /** Everything that this seat wrote, and what of it the mission's log will never take from it. */
  old(): Promise<Result<OwnOld[], Problem>>
  /** Says the tail of a stopped seat again as this one (SPEC DV-10). Gives how many events that were. */
  readmit(old: readonly TailEvent[]): Promise<Result<number, Problem>>
  /** Shows what these envelopes of teammates say, as far as this seat may read it. */
  takeIn(envelopes: readonly Bytes[]): Promise<Result<TakenIn, Problem>>
  /** Who of an area can open what is sealed for its team now, and whose key is not proven here. */
  readersIn(area: AreaId): { readers: KnownSeat[]; keyless: KnownSeat[] }
  /** Own events about these records, sealed anew for who is in the team now (SPEC EN-22). */
  sealAgain(records: ReadonlySet<RecordId>): Promise<Result<Bytes[], Problem>>
  /** Counts an opening, or minutes of being open; what was pulled goes when that was too much (SPEC DV-7). */
  countUse(use: { openings?: number; minutes?: number }): Promise<Result<undefined, Problem>>
  /** The mission's setting, as it was last heard. */
  takeSettings(settings: HeardSettings): Promise<Result<undefined, Problem>>
  close(): void
}
