import type { Actor } from '@tocsin/schema/primitives/actor'
import type { Account } from '../accounts/account-store.ts'
import type { LogDeps } from '../log/log-deps.ts'
import type { SystemSeat } from '../log/open-system-seat.ts'
import type { ErasureLedger } from './erasure-ledger.ts'

export type ErasureDeps = LogDeps & {
  /** The seat that writes what two persons have decided. */
  roster: SystemSeat
  /** What was decided is written there before anything of it is destroyed. */
  erasures: ErasureLedger
}

/** Who proposes or decides, and at which browser. */
export type PersonAt = { account: Account; actor: Actor }
