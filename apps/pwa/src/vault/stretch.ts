import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { secretBytes } from '@tocsin/seal/slot'
import { argon2id } from 'hash-wasm'
import { Kdf } from './kdf.ts'

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
