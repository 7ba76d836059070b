import type { TrustBundle } from '@tocsin/schema/trust/signed'
import type { Random } from '../vault/random.ts'
import type { IndexedDb } from './database.ts'
import type { Profile } from './profile.ts'
import type { Ahead } from './read-ahead.ts'
import type { Tabs } from './tabs.ts'
import type { LocalVault } from './vault-for-local.ts'

/** What the log of a vault is opened with. */
export type OpenLocal = {
  vault: LocalVault
  random: Random
  /** Milliseconds since 1970. */
  now: () => number
  /** Given at enrolment: begins the log when there is none. */
  begin?: { profile: Profile; epoch: string; trust?: TrustBundle }
  indexedDb?: IndexedDb
  /** The database, opened and read while the passphrase was typed. */
  ahead?: Ahead | undefined
  /** The other tabs of this seat; none without it. */
  tabs?: Tabs
  /** Calls for work once the list stands and nothing hurries; gives back what calls it off. */
  whenIdle?: (work: () => void) => () => void
}
