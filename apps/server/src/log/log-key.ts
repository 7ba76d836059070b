import { headBytes, type LogHead } from '@tocsin/schema/chain/log-head'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { toBase64Url } from '@tocsin/schema/primitives/bytes'
import type { SignedHead } from '@tocsin/schema/sync/log-word'
import { importSeatKey, seatPublicKey, signRun } from '@tocsin/seal/seat-key'

/** What signs heads and receipts of a mission's log; its seed lies wrapped in the database or nowhere. */
export type LogKey = {
  /** Raw Ed25519 public key, base64url. */
  publicKey: string
  sign(bytes: Bytes): Promise<Bytes>
}

/** The log key of a 32-byte seed, which the caller drops at once. */
export async function logKeyOf(seed: Bytes): Promise<LogKey> {
  const publicKey = toBase64Url(await seatPublicKey(seed))
  const key = await importSeatKey(seed)
  return { publicKey, sign: (bytes) => signRun(key, bytes) }
}

export async function signHead({ sign }: LogKey, head: LogHead): Promise<SignedHead> {
  return { head, signature: toBase64Url(await sign(headBytes(head))) }
}
