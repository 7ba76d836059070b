import type { VaultLine } from './list-vaults.ts'
import { type FoundSlot, findSlots } from './opfs.ts'
import { settingsOf } from './slot-settings.ts'

function lineOf({ id, slot }: FoundSlot): VaultLine {
  if (slot === 'damaged') return { id, is: 'damaged', sign: null, authenticator: null }
  if ('wiped' in slot) {
    return { id, is: 'wiped', wiped: slot.wiped, sign: slot.sign, authenticator: null }
  }
  const { sign, authenticator } = settingsOf(slot)
  return { id, is: 'shut', sign, authenticator }
}

/** What the open part of every slot says, by the id of its vault. */
export async function vaultLines(): Promise<VaultLine[]> {
  return (await findSlots()).map(lineOf)
}
