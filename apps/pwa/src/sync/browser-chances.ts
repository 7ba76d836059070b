/**
 * Calls when a network may have come or the page is looked at again. The browser's own "online" is
 * only a hint: it stays true while the server is dead, and it is never shown.
 */
export function onBrowserChance(page: Window, chance: () => void): () => void {
  const looked = () => {
    if (page.document.visibilityState === 'visible') chance()
  }
  page.addEventListener('online', chance)
  page.document.addEventListener('visibilitychange', looked)
  return () => {
    page.removeEventListener('online', chance)
    page.document.removeEventListener('visibilitychange', looked)
  }
}

/** One tab syncs a vault (architecture.md §3); the lock goes with the tab that holds it. */
export async function aloneWithOutbox(
  locks: LockManager,
  vaultId: string,
  work: () => Promise<void>,
): Promise<boolean> {
  return locks.request(`tocsin-outbox-${vaultId}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    await work()
    return true
  })
}
