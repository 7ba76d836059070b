import type { Result } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import type { Problem } from '@tocsin/schema/problem'
import type { Local } from '../local/local.ts'
import type { HeardSettings } from '../local/profile.ts'
import { usualExpiryDays } from '../local/use-budget.ts'

/** How long a look holds, by this tablet's clock. */
const freshMs = 3_600_000

/** Hears from time to time how long tablets may use what they pulled, where short messages go, and what files may use of a link. */
export function createSettingsKeeper(deps: {
  local: Pick<Local, 'profile' | 'takeSettings'>
  ask: () => Promise<Result<HeardSettings, Problem>>
  now: () => number
}): { look(): Promise<void> } {
  let lookedAt: number | undefined
  return {
    async look() {
      if (lookedAt !== undefined && Math.abs(deps.now() - lookedAt) < freshMs) return
      const told = await deps.ask()
      if (!told.ok) return
      lookedAt = deps.now()
      const heard = settingsOf(told.value)
      const known = settingsOf(deps.local.profile())
      if (!sameJson(heard, known)) await deps.local.takeSettings(heard)
    },
  }
}

function settingsOf({ expiryDays, filesPerDay, smsNumber }: HeardSettings): HeardSettings {
  return { expiryDays: expiryDays ?? usualExpiryDays, filesPerDay: filesPerDay ?? {}, smsNumber }
}
