import { clearDatabase } from './clear-database.ts'
import { withFile } from './opfs.ts'
import { type OpenSettings, type WipedBecause, writeSlot } from './slot.ts'

/** Overwrites what is in a file and what was, in place. */
function blank(file: FileSystemSyncAccessHandle): void {
  const size = file.getSize()
  if (size === 0) return
  file.write(new Uint8Array(size), { at: 0 })
  file.flush()
  file.truncate(0)
  file.flush()
}

/** The keys of all drafts, and their texts, go. */
export async function blankDrafts(folder: FileSystemDirectoryHandle): Promise<void> {
  for (const name of ['draft-keys', 'drafts']) await withFile(folder, name, blank)
}

/**
 * Wipes a vault after too many wrong attempts, or because its seat was revoked. First the slot, in place and on the disk: nothing else
 * matters once that is done. The journal file stays: what is sealed to the mission in it still goes
 * out, and the rest is noise without the keys.
 */
export async function wipeVault(
  vaultId: string,
  folder: FileSystemDirectoryHandle,
  before: { generation: number; sign: OpenSettings['sign'] },
  why: { because: WipedBecause; attempts: number },
): Promise<void> {
  await withFile(folder, 'slot', (file) =>
    writeSlot(file, {
      version: 2,
      generation: before.generation + 1,
      wiped: why.because,
      after: why.attempts,
      sign: before.sign,
    }),
  )
  await blankDrafts(folder)
  await clearDatabase(vaultId)
}
