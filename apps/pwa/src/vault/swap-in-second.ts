import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { clearDatabase } from './clear-database.ts'
import { vaultFolder, withFile } from './opfs.ts'
import { takeSecond } from './second-code.ts'
import { type Slot, type SlotV2, writeSlot } from './slot.ts'
import { openVaultChannel } from './vault-channel.ts'
import type { OpenedSlot, VaultKeys } from './vault-keys.ts'
import { type Release, waitForVaultLock } from './vault-lock.ts'
import { blankDrafts } from './wipe.ts'

export type Swapped = { slot: SlotV2; keys: VaultKeys; release: Release | undefined }

/** How long tabs that have the first vault open are waited for: they are told to lock. */
const othersMs = 2500

/**
 * Puts the vault of the second code in the place of the first: the first one's keys are overwritten
 * on the disk before anything of the other is opened. The journal file goes on behind what is in it.
 */
export async function swapInSecond(
  vaultId: string,
  slot: Slot,
  opened: Extract<OpenedSlot, { is: 'second' }> & {
    hasAuthenticator: boolean
    nonce: Bytes
    filler: Bytes
  },
): Promise<Result<Swapped, Problem>> {
  if (slot.version !== 2) return err(problem('wrong_passphrase'))
  const others = openVaultChannel(vaultId)
  others.post({ lock: true })
  others.close()
  const folder = await vaultFolder(vaultId, { create: false })
  const journal = await folder.getFileHandle('journal', { create: true })
  const journalFrom = (await journal.getFile()).size
  const { nonce, filler } = opened
  const taken = await takeSecond(vaultId, slot, opened, { nonce, filler, journalFrom })
  if (!taken.ok) return err(problem('vault_missing', { reason: 'damaged' }))
  await withFile(folder, 'slot', (file) => writeSlot(file, taken.value.slot))
  const release = await waitForVaultLock(vaultId, AbortSignal.timeout(othersMs))
  await blankDrafts(folder)
  await clearDatabase(vaultId)
  return ok({ ...taken.value, release })
}
