/** The Web Lock of a vault: the tab that holds it leads, the others wait in line for it. */
function lockName(vaultId: string): string {
  return `tocsin-vault-${vaultId}`
}

/** The vaults that some tab of this browser has open. */
export async function heldVaultIds(): Promise<ReadonlySet<string>> {
  const start = lockName('')
  const { held = [] } = await navigator.locks.query()
  const names = held.flatMap(({ name }) => name ?? [])
  return new Set(
    names.filter((name) => name.startsWith(start)).map((name) => name.slice(start.length)),
  )
}

/** Gives the lock back. */
export type Release = () => void

function hold(vaultId: string, options: LockOptions): Promise<Release | undefined> {
  return new Promise((resolve, reject) => {
    const held = (lock: Lock | null) =>
      lock === null
        ? resolve(undefined)
        : new Promise<void>((release) => {
            resolve(() => release())
          })
    navigator.locks
      .request(lockName(vaultId), options, held)
      .catch((thrown) => (options.signal?.aborted ? resolve(undefined) : reject(thrown)))
  })
}

/** Takes the lock when nobody has it: this tab leads. Nothing when another tab does. */
export function takeVaultLock(vaultId: string): Promise<Release | undefined> {
  return hold(vaultId, { ifAvailable: true })
}

/**
 * Waits for the lock, which the browser hands on as soon as the tab that holds it has closed, crashed
 * or locked. The leader is never robbed, since it may be writing. Nothing once `signal` has ended the
 * waiting.
 */
export function waitForVaultLock(
  vaultId: string,
  signal: AbortSignal,
): Promise<Release | undefined> {
  return hold(vaultId, { signal })
}
