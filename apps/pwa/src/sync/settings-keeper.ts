import type { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { usualExpiryDays, usualWipeAfter } from '@tocsin/schema/desk/usual-tablet-rules'
import type { Result } from '@tocsin/schema/primitives/result'
import { sameJson } from '@tocsin/schema/primitives/same-json'
import type { Problem } from '@tocsin/schema/problem'
import type { Local } from '../local/local.ts'
import type { HeardSettings } from '../local/profile.ts'
import type { OpenVault } from '../vault/open-vault.ts'

/** How long a look holds, by this tablet's clock. */
const freshMs = 3_600_000

/**
 * Hears from time to time how long tablets may use what they pulled, after how many wrong passphrases
 * they wipe themselves, where short messages go, and what files may use of a link.
 */
export function createSettingsKeeper(deps: {
  local: Pick<Local, 'profile' | 'takeSettings'>
  vault: Pick<OpenVault, 'settings'> & { slot: Pick<OpenVault['slot'], 'setWipeAfter'> }
  ask: () => Promise<Result<HeardSettings & Pick<MissionSettings, 'wipeAfter'>, Problem>>
  now: () => number
}): { look(): Promise<void> } {
  const { local, vault } = deps
  let lookedAt: number | undefined
  return {
    async look() {
      if (lookedAt !== undefined && Math.abs(deps.now() - lookedAt) < freshMs) return
      const told = await deps.ask()
      if (!told.ok) return
      lookedAt = deps.now()
      const { wipeAfter = usualWipeAfter } = told.value
      // What the slot does not take now it is told again after an hour.
      if (vault.settings().wipeAfter !== wipeAfter) await vault.slot.setWipeAfter(wipeAfter)
      const heard = settingsOf(told.value)
      const known = settingsOf(local.profile())
      if (!sameJson(heard, known)) await local.takeSettings(heard)
    },
  }
}

function settingsOf({ expiryDays, filesPerDay, smsNumber }: HeardSettings): HeardSettings {
  return { expiryDays: expiryDays ?? usualExpiryDays, filesPerDay: filesPerDay ?? {}, smsNumber }
}
