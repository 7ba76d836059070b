/** The database of a vault. It is named here so that a wipe finds it without the library that fills it. */
export function databaseName(vaultId: string): string {
  return `tocsin-${vaultId}`
}

/** Sealed to the mission and not to this vault's keys: what is in it outlives them. */
export const envelopesTable = 'envelopes'

/**
 * Where the fingerprint of the mission's root lies beside every vault of this browser, which are all of its
 * server: the locked side knows no profile, and tells envelopes of another mission by it (SPEC EN-23).
 * Anybody may read it there: the server shows it to whoever asks.
 */
export const rootKey = 'tocsin-root'
