import { databaseName } from '../vault/database-name.ts'
import { retiredVaults, unmarkVault } from './carried.ts'
import { type EscrowDeps, outstandingOf } from './escrow.ts'

/**
 * Removes the vaults that a new enrolment has replaced, each once the server has everything that was
 * saved in it, and not before (SPEC EN-9). Gives how many went.
 */
export async function removeRetired(
  deps: EscrowDeps & { removeFiles: (vault: string) => Promise<void> },
): Promise<number> {
  const { factory, journals } = deps
  const open = await journals.open()
  let removed = 0
  for (const vault of await retiredVaults(factory)) {
    const { envelopes, unsealed } = await outstandingOf(deps, vault)
    if (open.has(vault) || envelopes > 0 || unsealed > 0) continue
    await removeDatabase(factory, databaseName(vault))
    await deps.removeFiles(vault)
    await unmarkVault(factory, vault)
    removed += 1
  }
  return removed
}

function removeDatabase(factory: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error)
    // Another tab still has it: it goes when that tab does.
    request.onblocked = () => resolve()
  })
}
