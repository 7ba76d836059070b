import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  fromHex,
  toHex,
} from '@tocsin/schema/primitives/bytes'
import { SeatId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Key } from './key.ts'
import { isRefused } from './refused.ts'
import { isSmallOrder } from './small-order.ts'

/** Bytes of an Ed25519 seed and of a raw public key. */
export const seatKeyBytes = 32

/** Bytes of an Ed25519 signature. */
export const signatureBytes = 64

/** Bytes of a wrapped seat key: 48 of PKCS #8 and the eight of AES-KW. */
export const wrappedSeatKeyBytes = 56

// Everything before the seed in the PKCS #8 form of an Ed25519 key (RFC 8410 §7).
const pkcs8Start = fromHex('302e020100300506032b657004220420')

function pkcs8(seed: Bytes): Bytes {
  if (seed.length === seatKeyBytes) return concatBytes(pkcs8Start, seed)
  throw new RangeError(`a seed of ${seed.length} bytes instead of ${seatKeyBytes}`)
}

/** A signing key that cannot be read back, from its 32-byte seed (RFC 8032 §5.1.5), which the caller drops at once. */
export async function importSeatKey(seed: Bytes): Promise<Key> {
  return crypto.subtle.importKey('pkcs8', pkcs8(seed), 'Ed25519', false, ['sign'])
}

/** The raw public key that belongs to a seed. */
export async function seatPublicKey(seed: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8(seed), 'Ed25519', true, ['sign'])
  const { x } = await crypto.subtle.exportKey('jwk', key)
  if (x === undefined) throw new TypeError('an Ed25519 key without its public half')
  return fromBase64Url(x)
}

/** The seed under a wrapping key (AES-KW): {@link wrappedSeatKeyBytes} bytes. */
export async function wrapSeatKey(wrapping: Key, seed: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8(seed), 'Ed25519', true, ['sign'])
  return new Uint8Array(await crypto.subtle.wrapKey('pkcs8', key, wrapping, 'AES-KW'))
}

/** The signing key out of its wrap; script never sees the seed again. */
export async function unwrapSeatKey(
  wrapping: Key,
  wrapped: Bytes,
): Promise<Result<Key, 'wrong_key'>> {
  if (wrapped.length !== wrappedSeatKeyBytes) return err('wrong_key')
  const { subtle } = crypto
  try {
    return ok(
      await subtle.unwrapKey('pkcs8', wrapped, wrapping, 'AES-KW', 'Ed25519', false, ['sign']),
    )
  } catch (thrown) {
    if (isRefused(thrown)) return err('wrong_key')
    throw thrown
  }
}

/** The 64-byte Ed25519 signature over the bytes of a run (SPEC CH-12). */
export async function signRun(key: Key, bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, bytes))
}

/** Whether the seat with this raw public key signed these bytes. False, never a throw, for a key or signature that is none. */
export async function verifyRun(
  publicKey: Bytes,
  signature: Bytes,
  bytes: Bytes,
): Promise<boolean> {
  if (publicKey.length !== seatKeyBytes || signature.length !== signatureBytes) return false
  if (isSmallOrder(publicKey)) return false
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, signature, bytes)
  } catch (thrown) {
    if (isRefused(thrown)) return false
    throw thrown
  }
}

/** The id of a seat: the first 16 bytes of SHA-256 of its raw public key, in hex. Throws a RangeError on another length. */
export async function seatIdOf(publicKey: Bytes): Promise<SeatId> {
  if (publicKey.length !== seatKeyBytes) {
    throw new RangeError(`a public key of ${publicKey.length} bytes instead of ${seatKeyBytes}`)
  }
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey))
  return SeatId.parse(toHex(hash.subarray(0, 16)))
}
