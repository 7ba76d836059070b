import type { LockReason } from '../vault/open-vault.ts'

/** Where the next page finds why this one was locked. */
export const lockedKey = 'tocsin-locked'
const reasons: readonly string[] = [
  'asked',
  'other_tab',
  'failed',
  'revoked',
] satisfies LockReason[]

/**
 * Loads the page anew when it locks: keys are dropped by locking, but texts that were on the screen
 * stay in the memory of a page until it goes (measured by heap snapshots). Only where the service
 * worker answers: elsewhere a page without a network would not come back.
 */
export function createFreshPage(page: Window) {
  return {
    freshPage: (because: LockReason): boolean => {
      if (!page.navigator.serviceWorker?.controller) return false
      try {
        page.sessionStorage.setItem(lockedKey, because)
      } catch {
        // Storage refused: the locked screen then comes without its reason.
      }
      page.location.reload()
      return true
    },
    lockedBefore: (): LockReason | null => {
      try {
        const because = page.sessionStorage.getItem(lockedKey)
        page.sessionStorage.removeItem(lockedKey)
        return isReason(because) ? because : null
      } catch {
        return null
      }
    },
  }
}

function isReason(text: string | null): text is LockReason {
  return text !== null && reasons.includes(text)
}
