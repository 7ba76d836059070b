import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { allVaultIds } from './seats-folder.ts'
import type { OpenSettings, WipedBecause } from './slot.ts'
import { storageProblem } from './storage-problem.ts'

/** A vault as the locked screen sees it: by the sign of its owner, nothing else. */
export type VaultLine = {
  id: string
  sign: OpenSettings['sign']
  is: 'shut' | 'damaged' | 'wiped'
  /** Why it was wiped. */
  wiped?: WipedBecause
  /** The key that is needed besides the passphrase. */
  authenticator: OpenSettings['authenticator']
}

/**
 * The vaults on this device, by id; `storage_unavailable` where the browser gives no private file system,
 * `server_unreachable` where there are some and the code that reads their slots could not be had.
 */
export async function listVaults(): Promise<Result<VaultLine[], Problem>> {
  if (typeof navigator.storage?.getDirectory !== 'function') {
    return err(problem('storage_unavailable'))
  }
  try {
    // Who comes for the first time waits for no code that reads slots (docs/adr/0054).
    if ((await allVaultIds()).length === 0) return ok([])
    const reader = await import('./vault-lines.ts').catch(() => undefined)
    return reader ? ok(await reader.vaultLines()) : err(problem('server_unreachable'))
  } catch (thrown) {
    return err(storageProblem(thrown))
  }
}
