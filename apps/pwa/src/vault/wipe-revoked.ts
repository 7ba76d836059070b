import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import { findSlot, vaultFolder } from './opfs.ts'
import { settingsOf } from './slot-settings.ts'
import { storageProblem } from './storage-problem.ts'
import { wipeVault } from './wipe.ts'

/** Above every generation that a slot of which no copy is whole may still hold. */
const afterAll = 2 ** 31

/** Destroys the keys of a vault whose seat was revoked. Doing it twice changes nothing. */
export async function wipeRevoked(vaultId: string): Promise<Result<void, Problem>> {
  try {
    const slot = await findSlot(vaultId)
    if (slot === undefined || (slot !== 'damaged' && 'wiped' in slot)) return ok(undefined)
    const folder = await vaultFolder(vaultId, { create: false })
    const before =
      slot === 'damaged'
        ? { generation: afterAll, sign: null }
        : { generation: slot.generation, sign: settingsOf(slot).sign }
    await wipeVault(vaultId, folder, before, { because: 'revoked', attempts: 0 })
    return ok(undefined)
  } catch (thrown) {
    return err(storageProblem(thrown))
  }
}
