import { usualWipeAfter } from '@tocsin/schema/desk/usual-tablet-rules'
import { toHex } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { rowNonceBytes } from '@tocsin/seal/row'
import { seatKeyBytes } from '@tocsin/seal/seat-key'
import { secretBytes } from '@tocsin/seal/slot'
import { type Kdf, usualKdf } from './kdf.ts'
import { type OpenVault, openVault } from './open-vault.ts'
import { isStrongPassphrase, tidyPassphrase } from './passphrase.ts'
import type { Random } from './random.ts'
import { type OpenSettings, saltBytes, secondBytes } from './slot.ts'
import { drawFillers } from './slot-changes.ts'
import { startVaultWorker, type VaultCaller } from './vault-call.ts'
import type { Code } from './vault-keys.ts'
import type { Opened } from './vault-protocol.ts'

const vaultIdBytes = 16

let spare: VaultCaller | undefined

/**
 * Starts, while somebody types, what opening will need: the worker and its code. Once for each opening;
 * more often changes nothing.
 */
export function warmVault(): void {
  if (spare) return
  const worker = startVaultWorker()
  spare = worker
  worker.onNotice(() => {
    if (spare === worker) spare = undefined
  })
  // One that fails is not there when it is asked for: another is started then.
  worker.call('warm', null).catch(() => undefined)
}

async function opened(
  vaultId: string,
  random: Random,
  open: (worker: VaultCaller) => Promise<Result<Opened, Problem>>,
): Promise<Result<OpenVault, Problem>> {
  const worker = spare ?? startVaultWorker()
  spare = undefined
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
  sign?: OpenSettings['sign']
  /** Wrong attempts after which it is wiped, as the mission says; null = never. */
  wipeAfter?: OpenSettings['wipeAfter']
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
  const { sign = null, wipeAfter = usualWipeAfter } = ask
  const settings: OpenSettings = { sign, wipeAfter, authenticator: null, journalFrom: 0 }
  const code: Code = { passphrase: tidyPassphrase(ask.passphrase), w: undefined }
  const fillers = drawFillers(random)
  return opened(vaultId, random, (worker) =>
    // Transferred, not copied: the page keeps no master key and no seed.
    worker.call('enrol', { vaultId, code, kdf, secrets, settings, fillers }, [
      secrets.master.buffer,
      secrets.seed.buffer,
    ]),
  )
}

/**
 * Opens a vault, in a tab that leads or, when another one does, follows. `wrong_passphrase` with the
 * attempts left; `rate_limited` with the seconds to wait; `vault_wiped`; `authenticator_failed` where a
 * key is bound and `w` is not given; `vault_missing` (with reason `damaged` when its slot cannot be
 * read); `storage_unavailable`.
 */
export async function unlock(ask: {
  vaultId: string
  passphrase: string
  /** What the bound key answered. */
  w?: Code['w']
  /** Milliseconds since 1970. */
  now: number
  random: Random
}): Promise<Result<OpenVault, Problem>> {
  const { vaultId, now, random } = ask
  const code: Code = { passphrase: tidyPassphrase(ask.passphrase), w: ask.w }
  const drawn = { nonce: random(rowNonceBytes), filler: random(secondBytes) }
  return opened(vaultId, random, (worker) =>
    worker.call('unlock', { vaultId, code, now, ...drawn }),
  )
}
