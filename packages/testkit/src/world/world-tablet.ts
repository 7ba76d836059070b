import type { Alert } from '@tocsin/schema/alert/state'
import type { Deployment } from '@tocsin/schema/deployment/state'
import type { Draft } from '@tocsin/schema/events/draft'
import type { Header, LogEvent } from '@tocsin/schema/events/envelope'
import type { PersonBody } from '@tocsin/schema/events/people'
import type { Incident } from '@tocsin/schema/incident/state'
import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { MissionId, RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Recommendation } from '@tocsin/schema/recommendation/state'
import type { Report } from '@tocsin/schema/report/state'
import type { Seat } from '@tocsin/schema/seat/state'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import type { PinnedLog } from '@tocsin/schema/sync/pinned-log'
import type { TailEvent } from '@tocsin/schema/sync/readmit-tail'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import type { Threat } from '@tocsin/schema/threat/state'
import type { Officer } from '@tocsin/schema/trust/statements'
import type { Visit } from '@tocsin/schema/visit/state'
import type { Key } from '@tocsin/seal/key'

/** The folds that share one id, as far as a reader has them. */
export type RecordFolds = {
  report: Report | undefined
  incident: Incident | undefined
  threat: Threat | undefined
  alert: Alert | undefined
  seat: Seat | undefined
  deployment: Deployment | undefined
  visit: Visit | undefined
  recommendation: Recommendation | undefined
}

export type Send = (request: ExchangeRequest) => Promise<Result<ExchangeReply, Problem>>

export type SendSealed = (envelopes: readonly Bytes[]) => Promise<Result<DeliverAnswer[], Problem>>

export type AppendOptions = {
  tab: number
  dies?: boolean
  people?: Readonly<Record<string, PersonBody>>
}

/** One seat with its log on a disk that outlives its tabs. `tab` is 0 or 1: two of them may be open. */
export type WorldTablet = {
  /**
   * Writes a decision. With `dies` the tablet is switched off after the database has it and before
   * the journal does, and started again. `people` = what is sealed of them, by label.
   */
  append(draft: Draft, options: AppendOptions): Promise<Result<LogEvent, Problem>>
  /** One round trip: plan, sign, send, check, store. `again`: there is more to do. */
  exchange(send: Send, options: { tab: number }): Promise<Result<{ again: boolean }, Problem>>
  /** The browser throws the database away; the journal stays. The tablet is started again. */
  loseDatabase(): Promise<void>
  /**
   * Locks the tablet and brings what lies sealed on it, once; then it is unlocked again unless it was
   * wiped. `left` = envelopes that nobody has acknowledged.
   */
  deliverLocked(send: SendSealed): Promise<Result<{ left: number }, Problem>>
  /** Too many wrong passphrases: keys and rows are gone for good, sealed envelopes are not. */
  wipe(): Promise<void>
  /** The same state with the same keys on another device, which tells the time its own way. */
  copy(now: () => number): Promise<WorldTablet>
  /** Its chain went two ways, or goes on elsewhere: its officer has to be enrolled again (SPEC DV-15). */
  isChainLost(): Promise<boolean>
  /** Its own chain, with what of it the log will never take from this seat. */
  old(): Promise<TailEvent[]>
  /** Says the tail of a stopped seat again as this one (SPEC DV-10). */
  readmit(old: readonly TailEvent[]): Promise<Result<number, Problem>>
  ids(): Promise<RecordId[]>
  /** What it shows of a record, and what it has seen of it. */
  record(id: RecordId): Promise<(RecordFolds & { base: Header['base'] }) | undefined>
  /** What it holds the server's log to, and how many own events are proven to be in it. */
  proof(): Promise<{ pinned: PinnedLog | null; audited: number }>
  /** Its own chain, from the first event. */
  own(): Promise<LogEvent[]>
  /** Every event that lies on it in any store, in every form in which it does. */
  everything(): Promise<LogEvent[]>
}

export type TabletOptions = {
  mission: MissionId
  actor: Actor
  key: Key
  publicKey: Bytes
  epoch: string
  /** The mission's transport key, raw and public. */
  transport: Bytes
  /** The log key (raw, base64url) that the mission's delegate vouches for, where the tablet has that word. */
  certified?: string
  /** Milliseconds since 1970 as this device tells it. */
  now: () => number
  /** The newest roster of identity officers that this tablet has proven. */
  officers: () => readonly Officer[]
  random: (length: number) => Bytes
  /** Most events that it asks for at once. */
  limit: () => number
  /** Whether it takes a reply a second time, as after a crash between storing and saying so. */
  takesTwice: () => boolean
}

export type MakeTablet = (options: TabletOptions) => Promise<WorldTablet>
