import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Local } from '../local/local.ts'
import { usualExpiryDays } from '../local/use-budget.ts'

/** How long a look holds, by this tablet's clock. */
const freshMs = 3_600_000

/** Hears from time to time how long the mission lets tablets use what they pulled. */
export function createSettingsKeeper(deps: {
  local: Pick<Local, 'profile' | 'takeExpiryDays'>
  ask: () => Promise<Result<{ expiryDays?: number | undefined }, Problem>>
  now: () => number
}): { look(): Promise<void> } {
  let lookedAt: number | undefined
  return {
    async look() {
      if (lookedAt !== undefined && Math.abs(deps.now() - lookedAt) < freshMs) return
      const told = await deps.ask()
      if (!told.ok) return
      lookedAt = deps.now()
      const days = told.value.expiryDays ?? usualExpiryDays
      const known = deps.local.profile().expiryDays ?? usualExpiryDays
      if (days !== known) await deps.local.takeExpiryDays(days)
    },
  }
}
