import { ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Profile } from './local/profile.ts'
import { createStore, type Store } from './local/store.ts'
import type { Seat } from './shell/deps.ts'
import type { LockReason, OpenVault } from './vault/open-vault.ts'
import type { Random } from './vault/random.ts'
import { enrol, listVaults, unlock } from './vault/vault.ts'

/** What the mission said at enrolment: the beginning of a log. */
export type Begin = { profile: Profile; epoch: string }

/** Which side of the lock this tab is on. */
export type SessionState =
  | { is: 'starting' }
  /** The browser gives no storage: nothing can be kept here. */
  | { is: 'broken'; problem: Problem }
  /** No vault yet, or somebody else is enrolled beside those that are there. */
  | { is: 'enrolling'; vaults: readonly string[] }
  /** A vault whose enrolment was cut short after its keys were made: it goes on with this one. */
  | { is: 'unbegun'; vault: OpenVault }
  | { is: 'locked'; vaults: readonly string[]; because: LockReason | null }
  | { is: 'open'; seat: Seat }

export type Session = Store<SessionState> & {
  start(): Promise<void>
  unlock(ask: { vault: string; passphrase: string }): Promise<Result<undefined, Problem>>
  /** Makes the keys of a new seat; the vault stays shut to the screens until {@link begin}. */
  makeVault(passphrase: string): Promise<Result<OpenVault, Problem>>
  /** Begins the log of a vault that the mission has just enrolled, and opens it. */
  begin(vault: OpenVault, begin: Begin): Promise<Result<undefined, Problem>>
  showEnrolment(): void
  showUnlock(): void
  /** Locks this seat in every tab. */
  lock(): Promise<void>
}

export type SessionDeps = {
  random: Random
  /** Opens the log of a vault and everything that works with it; `vault_missing` when it is not begun. */
  openSeat: (vault: OpenVault, begin: Begin | undefined) => Promise<Result<Seat, Problem>>
}

/** Opens and shuts the one vault this tab works with. */
export function createSession({ random, openSeat }: SessionDeps): Session {
  const state = createStore<SessionState>({ is: 'starting' })

  const showVaults = async (because: LockReason | null) => {
    const found = await listVaults()
    if (!found.ok) state.set({ is: 'broken', problem: found.error })
    else if (found.value.length === 0) state.set({ is: 'enrolling', vaults: [] })
    else state.set({ is: 'locked', vaults: found.value, because })
  }

  const open = async (vault: OpenVault, begin?: Begin): Promise<Result<undefined, Problem>> => {
    const opened = await openSeat(vault, begin)
    if (!opened.ok) {
      const isUnbegun = opened.error.code === 'vault_missing'
      if (isUnbegun) state.set({ is: 'unbegun', vault })
      else await vault.lock()
      return isUnbegun ? ok(undefined) : opened
    }
    const seat = opened.value
    state.set({ is: 'open', seat })
    void vault.locked.then((reason) => {
      seat.sync.stop()
      return showVaults(reason)
    })
    return ok(undefined)
  }

  return {
    get: state.get,
    subscribe: state.subscribe,
    start: () => showVaults(null),
    unlock: async ({ vault, passphrase }) => {
      const opened = await unlock({ vaultId: vault, passphrase, random })
      return opened.ok ? open(opened.value) : opened
    },
    makeVault: (passphrase) => enrol({ passphrase, random }),
    begin: (vault, begin) => open(vault, begin),
    showEnrolment: () => {
      const at = state.get()
      if (at.is === 'locked') state.set({ is: 'enrolling', vaults: at.vaults })
    },
    showUnlock: () => {
      const at = state.get()
      if (at.is === 'enrolling') state.set({ is: 'locked', vaults: at.vaults, because: null })
    },
    lock: async () => {
      const at = state.get()
      if (at.is === 'open') await at.seat.vault.lockEverywhere()
    },
  }
}
