import type { Problem } from '@tocsin/schema/problem'

/** The plain facts of the road to headquarters; never "online" or "offline". Moments are ms since 1970, this tablet's clock. */
export type SyncState = {
  trying: boolean
  /** When the server last answered. */
  lastHeardAt: number | null
  /** When it is tried next by itself; null only while trying or before the start. */
  nextTryAt: number | null
  failingSince: number | null
  /** Tries without an answer since it was last heard. */
  failures: number
  /** Why the last try came to nothing. */
  problem: Problem | null
}

export const notTriedYet: SyncState = {
  trying: false,
  lastHeardAt: null,
  nextTryAt: null,
  failingSince: null,
  failures: 0,
  problem: null,
}

export function heardAt(state: SyncState, now: number): SyncState {
  return { ...state, lastHeardAt: now, failingSince: null, failures: 0, problem: null }
}

export function failedAt(state: SyncState, now: number, problem: Problem): SyncState {
  return {
    ...state,
    failingSince: state.failingSince ?? now,
    failures: state.failures + 1,
    problem,
  }
}
