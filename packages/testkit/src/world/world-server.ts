import type { RecordRef } from '@tocsin/schema/events/define'
import type { Draft } from '@tocsin/schema/events/draft'
import type { LogEvent, Numbered } from '@tocsin/schema/events/envelope'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { AreaId, MissionId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'

export type LoggedEvent = { event: LogEvent; numbered: Numbered }

/** Everything that a server holds, for looking at it from outside. */
export type ServerInside = {
  /** By `seq`, with all parts. */
  log: readonly LoggedEvent[]
  quarantine: readonly { seat: SeatId; seatSeq: number; hash: string | null; problem: string }[]
  /** The folded states that its read models hold. */
  records: readonly (RecordRef & { state: unknown })[]
  seats: ReadonlyMap<SeatId, { actor: Actor; isRevoked: boolean }>
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
  grant(seat: SeatId, areas: readonly AreaId[]): Promise<void>
  backUp(): Promise<void>
  /** Goes back to the backup and begins a new epoch. */
  restore(): Promise<void>
  inside(): Promise<ServerInside>
}
