import { Fingerprint } from '@tocsin/schema/trust/signed'

const key = 'tocsin-root'

/**
 * The fingerprint of the mission's root beside every vault of this browser, which are all of its server:
 * the locked side knows no profile, and tells envelopes of another mission by it (SPEC EN-23). Anybody
 * may read it there: the server shows it to whoever asks.
 */
export function keepRoot(storage: Storage, root: string): void {
  try {
    storage.setItem(key, root)
  } catch {
    // A browser that refuses it takes envelopes of every mission, as it did before they named theirs.
  }
}

export function keptRoot(storage: Storage): string | undefined {
  try {
    return Fingerprint.safeParse(storage.getItem(key)).data
  } catch {
    return undefined
  }
}
