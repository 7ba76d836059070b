import { createContext, use, useSyncExternalStore } from 'react'
import type { FilesOfSeat } from '../files-of-seat.ts'
import type { Local } from '../local/local.ts'
import type { Store } from '../local/store.ts'
import type { Packs } from '../map/packs.ts'
import type { MeterOfSeat } from '../meter-of-seat.ts'
import type { Session } from '../session.ts'
import type { Shell } from '../sw/register.ts'
import type { Delivery } from '../sync/create-delivery.ts'
import type { Sync } from '../sync/create-sync.ts'
import type { ServerClient } from '../sync/server-client.ts'
import type { TrustKeeper } from '../sync/trust-keeper.ts'
import type { OpenVault } from '../vault/open-vault.ts'
import type { Random } from '../vault/random.ts'
import type { Unsaved } from './unsaved.ts'

/** The outside world, built once in `main.tsx` and passed in. */
export type Deps = {
  /** Milliseconds since 1970 by this device's clock. */
  now: () => number
  random: Random
  /** Without the session of a seat: for enrolling, and for sealed envelopes. */
  server: () => Promise<ServerClient>
  /** What brings the sealed envelopes of this device, locked or not; started at the first call. */
  delivery: () => Promise<Delivery | null>
  shell: Shell
  session: Session
  unsaved: Unsaved
  /** The first screen stands: what was done before the app was there is now done. Again changes nothing. */
  firstDrawn: () => void
  storage: StorageManager | undefined
}

/** What an unlocked seat works with. */
export type Seat = {
  vault: OpenVault
  local: Local
  sync: Sync
  /** The mission's keys, proven from the root that was pinned at enrolment. */
  trust: TrustKeeper
  /** With the session of this seat, opened again by itself when it has ended. */
  server: ServerClient
  /** Opens that session now, if need be `anew`: before a live subscription, which cannot ask again. */
  openSession: (anew: boolean) => Promise<boolean>
  /** Undefined where this browser keeps no files. */
  packs: Packs | undefined
  photos: FilesOfSeat
  meter: MeterOfSeat
}

const DepsContext = createContext<Deps | null>(null)
const SeatContext = createContext<Seat | null>(null)

export const DepsProvider = DepsContext.Provider
export const SeatProvider = SeatContext.Provider

export function useDeps(): Deps {
  const deps = use(DepsContext)
  if (!deps) throw new Error('useDeps outside DepsProvider')
  return deps
}

/** The unlocked seat. Only screens behind the lock may ask. */
export function useSeat(): Seat {
  const seat = use(SeatContext)
  if (!seat) throw new Error('useSeat on the locked side')
  return seat
}

export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
