import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { secretBytes } from '@tocsin/seal/slot'
import { argon2id } from 'hash-wasm'
import { Kdf } from './kdf.ts'

/**
 * Has the browser compile what a stretching runs, and compile it again as well as it can: that happens
 * only to code that runs. Takes some milliseconds, and no secret.
 */
export async function warmStretch(): Promise<void> {
  await argon2id({
    password: new Uint8Array(1),
    salt: new Uint8Array(16),
    memorySize: 4096,
    iterations: 2,
    parallelism: 1,
    hashLength: secretBytes,
    outputType: 'binary',
  })
}

/** P: 32 bytes from a passphrase. Hundreds of milliseconds of pure computing: call it in a worker. */
export async function stretch(passphrase: Bytes, salt: Bytes, kdf: Kdf): Promise<Bytes> {
  const { memoryKiB: memorySize, iterations, parallelism } = Kdf.parse(kdf)
  const cost = { memorySize, iterations, parallelism }
  const p = await argon2id({
    ...cost,
    password: passphrase,
    salt,
    hashLength: secretBytes,
    outputType: 'binary',
  })
  return new Uint8Array(p)
}
