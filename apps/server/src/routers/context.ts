import type { Key } from '@tocsin/seal/key'
import type { AccountDeps } from '../accounts/account-deps.ts'
import type { Session } from '../accounts/sessions.ts'
import type { ErasureLedger } from '../erasure/erasure-ledger.ts'
import type { LiveFeed } from '../log/live-feed.ts'
import type { LogDeps } from '../log/log-deps.ts'
import type { SystemSeatDeps } from '../log/open-system-seat.ts'
import type { Trust } from '../trust/open-trust.ts'
import type { AskLimit } from './ask-limit.ts'
import type { DeliverLimit } from './deliver-limit.ts'

/** What the procedures work with, made once at the start. */
export type ServerDeps = LogDeps &
  AccountDeps &
  Pick<SystemSeatDeps, 'serverKey'> & {
    trust: Trust
    erasures: ErasureLedger
    askLimit: AskLimit
    deliverLimit: DeliverLimit
    live: LiveFeed
    /** The folder of the map packs. */
    packsDir: string
    /** The address at which browsers reach this server, where it is known: passkeys are bound to it. */
    origin: string | undefined
    /** Only where the mission is the demo: its root signs the roster as soon as two officers have keys. */
    rootAtHand?: () => Promise<{ key: Key } | undefined>
  }

/** What the procedures know of one request. */
export type Context = {
  deps: ServerDeps
  address: string
  /** Looked up once, when the first procedure of a batch asks. */
  session(): Promise<Session | undefined>
  /** Looks it up anew, for connections that stay open. */
  sessionIsAlive(): Promise<boolean>
  /** The token of the cookie, for signing out. */
  token: string | undefined
  /** The token by which this browser is known from an earlier sign-in. */
  browser: string | undefined
  setBrowser(token: string, maxAgeMs: number): void
  setSession(opened: { token: string; maxAgeMs: number } | undefined): void
}
