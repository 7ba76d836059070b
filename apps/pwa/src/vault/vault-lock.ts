/** The Web Lock of a vault: one tab has it open, the others are told so. */
function lockName(vaultId: string): string {
  return `tocsin-vault-${vaultId}`
}

const channelName = 'tocsin-vault'

/** How long a tab that has the vault open is waited for once it was asked to give it up. */
const takeOverMs = 2000

function isRefusal(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'TimeoutError'
}

function hold(name: string, options: LockOptions): Promise<(() => void) | undefined> {
  return new Promise((resolve, reject) => {
    const held = (lock: Lock | null) =>
      lock === null
        ? resolve(undefined)
        : new Promise<void>((release) => {
            resolve(() => release())
          })
    navigator.locks
      .request(name, options, held)
      .catch((thrown) => (isRefusal(thrown) ? resolve(undefined) : reject(thrown)))
  })
}

export async function isVaultOpenElsewhere(vaultId: string): Promise<boolean> {
  const { held } = await navigator.locks.query()
  return held?.some((lock) => lock.name === lockName(vaultId)) ?? false
}

/**
 * Takes the lock and gives back what releases it; nothing when another tab keeps it. With `takeOver`
 * that tab is asked to lock itself and is waited for; it is never robbed, since it may be writing.
 */
export async function takeVaultLock(
  vaultId: string,
  { takeOver }: { takeOver: boolean },
): Promise<(() => void) | undefined> {
  if (!takeOver) return hold(lockName(vaultId), { ifAvailable: true })
  const channel = new BroadcastChannel(channelName)
  channel.postMessage({ giveUp: vaultId })
  try {
    return await hold(lockName(vaultId), { signal: AbortSignal.timeout(takeOverMs) })
  } finally {
    channel.close()
  }
}

/** Calls `asked` when another tab wants this vault. Gives back what ends the listening. */
export function onTakeOver(vaultId: string, asked: () => void): () => void {
  const channel = new BroadcastChannel(channelName)
  channel.addEventListener('message', ({ data }: MessageEvent<{ giveUp?: unknown }>) => {
    if (data?.giveUp === vaultId) asked()
  })
  return () => channel.close()
}
