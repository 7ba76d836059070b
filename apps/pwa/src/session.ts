import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import type { Profile } from './local/profile.ts'
import type { OwnOld } from './local/readmit.ts'
import { createStore, type Store } from './local/store.ts'
import type { Seat } from './shell/deps.ts'
import type { Marker } from './shell/marker.ts'
import { listVaults, type VaultLine } from './vault/list-vaults.ts'
import type { LockReason, OpenVault } from './vault/open-vault.ts'
import type { Random } from './vault/random.ts'

/** What the mission said at enrolment: the beginning of a log. */
export type Begin = { profile: Profile; epoch: string; trust?: TrustBundle }

/** Which side of the lock this tab is on. */
export type SessionState =
  | { is: 'starting' }
  /** The browser gives no storage: nothing can be kept here. */
  | { is: 'broken'; problem: Problem }
  /** No vault yet, or somebody else is enrolled beside those that are there. */
  | {
      is: 'enrolling'
      vaults: readonly VaultLine[]
      replaces?: string | undefined
      /** What a stopped seat wrote, for the new one to say again. Its own vault keeps it all until then. */
      carries?: readonly OwnOld[] | undefined
      /** The browser has cleared the seat that was here. */
      wasCleared?: boolean
    }
  /** A vault whose enrolment was cut short after its keys were made: it goes on with this one. */
  | { is: 'unbegun'; vault: OpenVault }
  | { is: 'locked'; vaults: readonly VaultLine[]; because: LockReason | null }
  | { is: 'open'; seat: Seat }

export type Session = Store<SessionState> & {
  start(): Promise<void>
  /** Somebody is typing a passphrase: what opening needs is started meanwhile. */
  expectUnlock(vault: string): void
  unlock(ask: { vault: VaultLine; passphrase: string }): Promise<Result<undefined, Problem>>
  /** Makes the keys of a new seat; the vault stays shut to the screens until {@link begin}. */
  makeVault(ask: {
    passphrase: string
    sign: VaultLine['sign']
  }): Promise<Result<OpenVault, Problem>>
  /** Begins the log of a vault that the mission has just enrolled, and opens it. */
  begin(vault: OpenVault, begin: Begin): Promise<Result<undefined, Problem>>
  /** With `replaces`: in the place of a vault whose passphrase is forgotten. */
  showEnrolment(replaces?: string): void
  showUnlock(): void
  /** This seat is stopped (forked, or its chain lost): locks it and enrols a new one, which says its tail again. */
  startAnew(): Promise<Result<undefined, Problem>>
  /** Looks again which vaults are here: one that was replaced may have gone. */
  refresh(): Promise<void>
  /** Locks this seat in every tab. */
  lock(): Promise<void>
  /** Drops every key at once and shows nothing more: the page is about to be left. */
  drop(): void
}

export type SessionDeps = {
  /** Milliseconds since 1970. */
  now: () => number
  random: Random
  marker: Marker
  /** Asks the key that a vault is bound to; nothing when it does not answer. */
  askAuthenticator: (bound: NonNullable<VaultLine['authenticator']>) => Promise<Bytes | undefined>
  /**
   * Loads the page anew after a lock, so that nothing that was read stays in its memory, and gives the
   * reason to the next {@link Session.start}; false where that could not be done without a network.
   */
  freshPage: (because: LockReason) => boolean
  /** Why the page that was here before was locked; null when it was not. */
  lockedBefore: () => LockReason | null
  /** This vault was replaced by a new enrolment: it goes once the server has everything in it. */
  retire: (vault: string) => Promise<void>
  /** Somebody is typing the passphrase of this vault. */
  expectSeat: (vault: string) => void
  /** Opens the log of a vault and everything that works with it; `vault_missing` when it is not begun. */
  openSeat: (vault: OpenVault, begin: Begin | undefined) => Promise<Result<Seat, Problem>>
}

/** What opens and makes vaults: no screen before it waits for this code (docs/adr/0054). */
async function vaultCode() {
  try {
    return ok(await import('./vault/vault.ts'))
  } catch {
    return err(problem('server_unreachable'))
  }
}

/** Opens and shuts the one vault this tab works with. */
export function createSession(deps: SessionDeps): Session {
  const { now, random, marker, askAuthenticator, openSeat } = deps
  const state = createStore<SessionState>({ is: 'starting' })

  let stopped: { replaces?: string; carries: readonly OwnOld[] } | undefined
  let isLeaving = false

  const showVaults = async (because: LockReason | null) => {
    const found = await listVaults()
    if (found.ok && stopped) {
      state.set({ is: 'enrolling', vaults: found.value, ...stopped })
      stopped = undefined
      return
    }
    if (!found.ok) state.set({ is: 'broken', problem: found.error })
    else if (found.value.length === 0) {
      state.set({ is: 'enrolling', vaults: [], wasCleared: marker.isThere() })
    } else state.set({ is: 'locked', vaults: found.value, because })
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
    marker.set()
    state.set({ is: 'open', seat })
    void vault.locked.then((reason) => {
      seat.sync.stop()
      if (isLeaving) return undefined
      // What a stopped seat carries over to its new one lives in this page only.
      if (!stopped && deps.freshPage(reason)) return state.set({ is: 'starting' })
      return showVaults(reason)
    })
    return ok(undefined)
  }

  return {
    get: state.get,
    subscribe: state.subscribe,
    start: () => showVaults(deps.lockedBefore()),
    expectUnlock: (vault) => {
      void vaultCode().then((code) => code.ok && code.value.warmVault())
      deps.expectSeat(vault)
    },
    unlock: async ({ vault, passphrase }) => {
      const w = vault.authenticator ? await askAuthenticator(vault.authenticator) : undefined
      const code = await vaultCode()
      if (!code.ok) return code
      const opened = await code.value.unlock({
        vaultId: vault.id,
        passphrase,
        w,
        now: now(),
        random,
      })
      if (opened.ok) return open(opened.value)
      const why = opened.error.code
      if (why === 'vault_wiped' || why === 'tablet_revoked') await showVaults(null)
      return opened
    },
    makeVault: async ({ passphrase, sign }) => {
      const code = await vaultCode()
      return code.ok ? code.value.enrol({ passphrase, random, sign }) : code
    },
    begin: async (vault, begin) => {
      const at = state.get()
      const opened = await open(vault, begin)
      const now = state.get()
      if (!opened.ok || now.is !== 'open' || at.is !== 'enrolling') return opened
      // A save that fails leaves it all where it was: the same way can be gone again.
      const said = at.carries ? await now.seat.local.readmit(at.carries) : opened
      if (!said.ok) return said
      // Only now: whoever got here has signed in, the mission knows the new seat, and it has said the tail.
      if (at.replaces) await deps.retire(at.replaces)
      return opened
    },
    showEnrolment: (replaces) => {
      const at = state.get()
      if (at.is === 'locked') state.set({ is: 'enrolling', vaults: at.vaults, replaces })
    },
    showUnlock: () => {
      const at = state.get()
      if (at.is === 'enrolling') state.set({ is: 'locked', vaults: at.vaults, because: null })
    },
    startAnew: async () => {
      const at = state.get()
      if (at.is !== 'open') return ok(undefined)
      let old: Awaited<ReturnType<typeof at.seat.local.old>>
      try {
        old = await at.seat.local.old()
      } catch {
        // The code for it is fetched where this tablet was not made ready for offline.
        return err(problem('server_unreachable'))
      }
      if (!old.ok) return old
      const { vault, local } = at.seat
      // A part that holds identities or drafts stays: they may be with nobody else.
      const isNeeded = local.drafts.get().length > 0 || old.value.some((one) => one.hasPeople)
      stopped = { carries: old.value, ...(isNeeded ? {} : { replaces: vault.vaultId }) }
      await at.seat.vault.lockEverywhere()
      return ok(undefined)
    },
    refresh: async () => {
      const at = state.get()
      if (at.is === 'locked') await showVaults(at.because)
    },
    lock: async () => {
      const at = state.get()
      if (at.is === 'open') await at.seat.vault.lockEverywhere()
    },
    drop: () => {
      isLeaving = true
      const at = state.get()
      if (at.is === 'open') at.seat.vault.drop()
    },
  }
}
