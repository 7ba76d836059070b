import type { Rights } from '@tocsin/schema/access/rights-change'
import type { Admission } from '@tocsin/schema/desk/quarantine'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { Draft } from '@tocsin/schema/events/draft'
import type { LogEvent, Numbered } from '@tocsin/schema/events/envelope'
import type { Wrap } from '@tocsin/schema/events/sealed'
import type { RewrapWork, SealedIdentity } from '@tocsin/schema/identities/answers'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { AreaId, EventId, MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { KeyId, Officer } from '@tocsin/schema/trust/statements'

export type LoggedEvent = { event: LogEvent; numbered: Numbered }

/** Everything that a server holds, for looking at it from outside. */
export type ServerInside = {
  /** By `seq`, with all parts. */
  log: readonly LoggedEvent[]
  quarantine: readonly {
    seat: SeatId
    seatSeq: number
    hash: string | null
    problem: string
    /** What lies there, where it is an event and the server can be asked for it. */
    event?: LogEvent | undefined
  }[]
  /** The folded states that its read models hold. */
  records: readonly (RecordRef & { state: unknown })[]
  seats: ReadonlyMap<SeatId, { actor: Actor; isRevoked: boolean }>
  /** The keys to sealed parts that lie beside the log. */
  wraps: readonly Wrapped[]
  /** What it says was handed out, to whom. */
  openings: readonly { event: EventId; part: string; officer: KeyId }[]
}

/** A wrap and the part to which it belongs. */
export type Wrapped = Wrap & { event: EventId; part: string }

export type StoredIdentity = { place: SealedIdentity['place']; bytes: Bytes }

/** The server's side of sealed identities: `identities/` over one of its stores. */
export type WorldIdentities = {
  /** The mission's root has signed this roster. */
  takeRoster(officers: readonly Officer[]): Promise<void>
  /** With a reason, which is logged. */
  open(
    officer: KeyId,
    of: { event: EventId; part: string },
  ): Promise<Result<SealedIdentity, Problem>>
  work(officer: KeyId): Promise<RewrapWork>
  putWraps(officer: KeyId, wraps: readonly Wrapped[]): Promise<void>
}

/** The real log of the server, as the world drives it: `log/exchange` over one of its stores. */
export type WorldServer = {
  mission: MissionId
  areas: readonly AreaId[]
  rosterActor: Actor
  epoch(): Promise<string>
  exchange(request: ExchangeRequest): Promise<Result<ExchangeReply, Problem>>
  /** The raw public key to which envelopes are sealed. */
  transport: Bytes
  /** The raw public key to which a seat's short messages are told apart, vouched for from now on (SPEC EN-11). */
  nameSealing(seat: SeatId, publicKey: Bytes): void
  /** The raw public key of its log, base64url, as the mission's delegate vouches for it. */
  logKey: string
  /** `log/deliver`: envelopes of whichever seats. */
  deliver(envelopes: readonly Bytes[]): Promise<Result<DeliverAnswer[], Problem>>
  /** Takes them and dies before the first transaction with something new is committed. */
  crashDelivery(envelopes: readonly Bytes[]): Promise<void>
  /** Takes the request and dies before its transaction is committed. */
  crash(request: ExchangeRequest): Promise<void>
  /** Writes roster events from the server's own seat. */
  roster(drafts: readonly Draft[]): Promise<RecordId[]>
  /** At once, and then in the roster. */
  revoke(seat: SeatId): Promise<void>
  /** At once, in the roster, and with the next reply (SPEC RC). */
  changeRights(seat: SeatId, rights: Rights): Promise<void>
  /** Both seats are one person's. */
  samePerson(seat: SeatId, other: SeatId): Promise<void>
  /** What of seats that are out a desk may admit now, each after what it is about (SPEC DV-17). */
  heldApart(): Promise<Admission[]>
  backUp(): Promise<void>
  /** Goes back to the backup and begins a new epoch. */
  restore(): Promise<void>
  identities: WorldIdentities
  inside(): Promise<ServerInside>
}
