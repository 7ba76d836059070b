import { toHex } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { rowNonceBytes } from '@tocsin/seal/row'
import { seatKeyBytes } from '@tocsin/seal/seat-key'
import { secretBytes } from '@tocsin/seal/slot'
import { type Kdf, usualKdf } from './kdf.ts'
import { type OpenVault, openVault } from './open-vault.ts'
import { vaultIds } from './opfs.ts'
import { isStrongPassphrase, tidyPassphrase } from './passphrase.ts'
import type { Random } from './random.ts'
import { saltBytes } from './slot.ts'
import { storageProblem } from './storage-problem.ts'
import { startVaultWorker, type VaultCaller } from './vault-call.ts'
import type { Opened } from './vault-protocol.ts'

const vaultIdBytes = 16

/** The vaults on this device, by id; `storage_unavailable` where the browser gives no private file system. */
export async function listVaults(): Promise<Result<string[], Problem>> {
  if (typeof navigator.storage?.getDirectory !== 'function') {
    return err(problem('storage_unavailable'))
  }
  try {
    return ok(await vaultIds())
  } catch (thrown) {
    return err(storageProblem(thrown))
  }
}

async function opened(
  vaultId: string,
  random: Random,
  open: (worker: VaultCaller) => Promise<Result<Opened, Problem>>,
): Promise<Result<OpenVault, Problem>> {
  const worker = startVaultWorker()
  try {
    const result = await open(worker)
    if (result.ok) return ok(await openVault(vaultId, result.value, worker, random))
    worker.end()
    return result
  } catch (thrown) {
    worker.end()
    throw thrown
  }
}

/**
 * Makes a vault with a seat of its own and opens it; slot and journal are on the disk before it
 * returns. `weak_passphrase`, `storage_full`, `storage_unavailable`. Takes about as long as an unlock.
 */
export async function enrol(ask: {
  passphrase: string
  random: Random
  kdf?: Kdf
}): Promise<Result<OpenVault, Problem>> {
  const { random, kdf = usualKdf } = ask
  if (!isStrongPassphrase(ask.passphrase)) return err(problem('weak_passphrase'))
  const vaultId = toHex(random(vaultIdBytes))
  const secrets = {
    salt: random(saltBytes),
    master: random(secretBytes),
    seed: random(seatKeyBytes),
    nonce: random(rowNonceBytes),
  }
  const passphrase = tidyPassphrase(ask.passphrase)
  return opened(vaultId, random, (worker) =>
    // Transferred, not copied: the page keeps no master key and no seed.
    worker.call('enrol', { vaultId, passphrase, kdf, secrets }, [
      secrets.master.buffer,
      secrets.seed.buffer,
    ]),
  )
}

/**
 * Opens a vault, in a tab that leads or, when another one does, follows. `wrong_passphrase`;
 * `vault_missing` (with reason `damaged` when its slot cannot be read); `storage_unavailable`.
 */
export async function unlock(ask: {
  vaultId: string
  passphrase: string
  random: Random
}): Promise<Result<OpenVault, Problem>> {
  const { vaultId } = ask
  const passphrase = tidyPassphrase(ask.passphrase)
  return opened(vaultId, ask.random, (worker) => worker.call('unlock', { vaultId, passphrase }))
}
