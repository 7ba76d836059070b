import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import type { Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { Local } from '../local/local.ts'
import { usualExpiryDays } from '../local/use-budget.ts'

/** How long a look holds, by this tablet's clock. */
const freshMs = 3_600_000

/** Hears from time to time how long tablets may use what they pulled, and where short messages go. */
export function createSettingsKeeper(deps: {
  local: Pick<Local, 'profile' | 'takeSettings'>
  ask: () => Promise<Result<Pick<MissionSettings, 'expiryDays' | 'smsNumber'>, Problem>>
  now: () => number
}): { look(): Promise<void> } {
  let lookedAt: number | undefined
  return {
    async look() {
      if (lookedAt !== undefined && Math.abs(deps.now() - lookedAt) < freshMs) return
      const told = await deps.ask()
      if (!told.ok) return
      lookedAt = deps.now()
      const { expiryDays = usualExpiryDays, smsNumber } = told.value
      const known = deps.local.profile()
      const isKnown = expiryDays === (known.expiryDays ?? usualExpiryDays)
      if (isKnown && smsNumber === known.smsNumber) return
      await deps.local.takeSettings({ expiryDays, smsNumber })
    },
  }
}
