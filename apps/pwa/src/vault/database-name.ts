/** The database of a vault. It is named here so that a wipe finds it without the library that fills it. */
export function databaseName(vaultId: string): string {
  return `tocsin-${vaultId}`
}

/** Sealed to the mission and not to this vault's keys: what is in it outlives them. */
export const envelopesTable = 'envelopes'
