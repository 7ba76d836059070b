import { problem } from '@tocsin/schema/problem'
import { retryDelayMs } from '@tocsin/schema/sync/back-off'
import { halvingsAfter, paceOf } from '@tocsin/schema/sync/pace'
import { createStore, type Store } from '../local/store.ts'
import { oneRound, type RoundDeps } from './one-round.ts'
import { failedAt, heardAt, notTriedYet, type SyncState } from './sync-state.ts'

/** How often the picture is asked for while everything works. */
const pollMs = 30_000

/** Longest time one request may take; what does not come through within it is tried in smaller parts. */
const requestMs = 120_000

/** Round trips in one go; a log of a hundred thousand events still lets others in between. */
const mostRounds = 1000

/** Corrections in one go: epoch and counter after a restored backup, and another server meanwhile. */
const mostCorrections = 4

export type SyncDeps = RoundDeps & {
  now: () => number
  /** In [0, 1). */
  fraction: () => number
  /** Runs the work while no other tab syncs this vault; false when one does. */
  alone: (work: () => Promise<void>) => Promise<boolean>
  /** Everything readable goes: this seat was taken out of the mission, and nothing is left only here. */
  onRevoked: () => Promise<void>
  /** Calls when a network may have come or the page is looked at again; gives back what ends it. */
  onChance: (chance: () => void) => () => void
}

export type Sync = Store<SyncState> & {
  /** Tries at once, whatever the timer says. */
  tryNow(): Promise<void>
  /** Ends it: the vault is locked. */
  stop(): void
}

/**
 * Drives the exchange: at the start, after every save, when a network or the screen comes back, by
 * timer, and by hand. It never gives up and always says when it tries again.
 */
export function createSync(deps: SyncDeps): Sync {
  const state = createStore<SyncState>(notTriedYet)
  const stopped = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  let askedAgain = false
  let halvings = 0

  const plan = (delay: number) => {
    clearTimeout(timer)
    if (stopped.signal.aborted) return
    state.set({ ...state.get(), trying: false, nextTryAt: deps.now() + delay })
    timer = setTimeout(() => void tryNow(), delay)
  }

  /**
   * The seat is out. What only this tablet has is with the server by now, or lies in envelopes that go
   * out without a key; what has neither keeps the tablet from being wiped, and is said.
   */
  const endHere = async () => {
    if (deps.local.facts.get().unsealedEvents > 0) {
      state.set(failedAt(state.get(), deps.now(), problem('seat_revoked')))
    } else await deps.onRevoked()
  }

  const rounds = async () => {
    let corrections = 0
    for (let count = 0; count < mostRounds && !stopped.signal.aborted; count++) {
      const signal = AbortSignal.any([stopped.signal, AbortSignal.timeout(requestMs)])
      const round = await oneRound(deps, signal, paceOf(halvings))
      if (stopped.signal.aborted) return
      halvings = halvingsAfter(halvings, round.ok)
      if (!round.ok) {
        state.set(failedAt(state.get(), deps.now(), round.error))
        return
      }
      const { again, corrected, out } = round.value
      // A server that goes on correcting would fill this tablet with what it names.
      if (corrected && ++corrections > mostCorrections) {
        state.set(failedAt(state.get(), deps.now(), corrected))
        return
      }
      state.set(heardAt(state.get(), deps.now()))
      if (again) continue
      if (out === 'revoked') await endHere()
      return
    }
  }

  const run = async () => {
    state.set({ ...state.get(), trying: true, nextTryAt: null })
    try {
      const isAlone = await deps.alone(rounds)
      if (!isAlone) {
        state.set(failedAt(state.get(), deps.now(), problem('open_in_other_tab')))
      }
    } finally {
      // After a defect too, which stays as loud as it is: what is unsent must not wait for a restart.
      const { failures } = state.get()
      plan(failures === 0 ? pollMs : retryDelayMs(failures, deps.fraction()))
    }
  }

  const tryNow = async (): Promise<void> => {
    if (stopped.signal.aborted) return
    if (running) {
      askedAgain = true
      return running
    }
    clearTimeout(timer)
    running = run().finally(() => {
      running = undefined
    })
    await running
    if (!askedAgain) return
    askedAgain = false
    // Asked for during a try: what was saved meanwhile may have missed it. A failed one is not repeated at once.
    if (state.get().failures === 0) await tryNow()
  }

  let unsent = deps.local.facts.get().unsentEvents
  const endFacts = deps.local.facts.subscribe(() => {
    const before = unsent
    unsent = deps.local.facts.get().unsentEvents
    if (unsent > before) void tryNow()
  })
  const endChances = deps.onChance(() => void tryNow())

  return {
    get: state.get,
    subscribe: state.subscribe,
    tryNow,
    stop: () => {
      endFacts()
      endChances()
      clearTimeout(timer)
      stopped.abort()
    },
  }
}
