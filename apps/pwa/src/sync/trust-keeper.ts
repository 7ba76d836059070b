import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { checkTrust } from '@tocsin/seal/check-trust'
import type { Local } from '../local/local.ts'
import { createStore, type Store } from '../local/store.ts'

/** The mission's proven keys, and why the last look at them was refused. */
export type TrustState = { bundle: TrustBundle | null; problem: Problem | null }

export type TrustKeeper = Store<TrustState> & {
  /** Unless that was done within the hour, or `anew`: asks the server, proves what it says from the pinned root and keeps it. What is not proven changes nothing. */
  look(anew?: 'anew'): Promise<void>
}

/** How long a look holds, by this tablet's clock: officers and delegates change by the month. */
const freshMs = 3_600_000

/** The same while nobody can be sealed to: the first two officers are waited for. */
const withoutOfficersMs = 60_000

/** Keeps the mission's keys proven and at hand, for sealing and for checking receipts without a network. */
export function createTrustKeeper(deps: {
  local: Pick<Local, 'trust' | 'takeTrust' | 'profile' | 'heardServerAt'>
  ask: () => Promise<Result<unknown, Problem>>
  now: () => number
}): TrustKeeper {
  const { local } = deps
  const state = createStore<TrustState>({ bundle: local.trust(), problem: null })
  let lookedAt: number | undefined

  const look = async (anew?: 'anew') => {
    const { mission, root } = local.profile()
    const holdsMs = local.trust()?.officers ? freshMs : withoutOfficersMs
    const isFresh = !anew && lookedAt !== undefined && Math.abs(deps.now() - lookedAt) < holdsMs
    if (root === undefined || isFresh) return
    const told = await deps.ask()
    if (!told.ok) return
    lookedAt = deps.now()
    const officersVersion = local.trust()?.officers?.statement.version ?? 0
    const pinned = { mission, fingerprint: root, officersVersion }
    const proven = await checkTrust(told.value, pinned, local.heardServerAt())
    if (!proven.ok) return state.set({ ...state.get(), problem: proven.error })
    const taken = await local.takeTrust(proven.value)
    state.set({ bundle: local.trust(), problem: taken.ok ? null : taken.error })
  }
  return { get: state.get, subscribe: state.subscribe, look }
}
