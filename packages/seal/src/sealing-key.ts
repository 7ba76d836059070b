import {
  type Bytes,
  concatBytes,
  fromBase64Url,
  fromHex,
  toHex,
} from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { KeyId } from '@tocsin/schema/trust/statements'
import type { Key } from './key.ts'
import { isRefused } from './refused.ts'

/** Bytes of an X25519 private scalar and of a raw public key (RFC 7748). */
export const sealingKeyBytes = 32

/** Bytes of a wrapped sealing key: 48 of PKCS #8 and the eight of AES-KW. */
export const wrappedSealingKeyBytes = 56

/** What its holder opens sealed things with; the private half can be used and never read. */
export type SealingKey = { privateKey: Key; publicKey: Key }

// Everything before the scalar in the PKCS #8 form of an X25519 key (RFC 8410 §7).
const pkcs8Start = fromHex('302e020100300506032b656e04220420')

function pkcs8(scalar: Bytes): Bytes {
  if (scalar.length === sealingKeyBytes) return concatBytes(pkcs8Start, scalar)
  throw new RangeError(`a sealing key of ${scalar.length} bytes instead of ${sealingKeyBytes}`)
}

/** The raw public key that belongs to a private scalar. */
export async function sealingPublicKey(scalar: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8(scalar), 'X25519', true, ['deriveBits'])
  const { x } = await crypto.subtle.exportKey('jwk', key)
  if (x === undefined) throw new TypeError('an X25519 key without its public half')
  return fromBase64Url(x)
}

/** Key pair from its 32-byte private scalar, which the caller drops at once. */
export async function importSealingKey(scalar: Bytes): Promise<SealingKey> {
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey('pkcs8', pkcs8(scalar), 'X25519', false, ['deriveBits']),
    importSealingPublicKey(await sealingPublicKey(scalar)),
  ])
  return { privateKey, publicKey }
}

/** A recipient's raw public key as WebCrypto takes it. Throws a RangeError on another length. */
export async function importSealingPublicKey(publicKey: Bytes): Promise<Key> {
  if (publicKey.length !== sealingKeyBytes) {
    throw new RangeError(`a public key of ${publicKey.length} bytes instead of ${sealingKeyBytes}`)
  }
  return crypto.subtle.importKey('raw', publicKey, 'X25519', true, [])
}

/** The private scalar under a wrapping key (AES-KW): {@link wrappedSealingKeyBytes} bytes. */
export async function wrapSealingKey(wrapping: Key, scalar: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('pkcs8', pkcs8(scalar), 'X25519', true, ['deriveBits'])
  return new Uint8Array(await crypto.subtle.wrapKey('pkcs8', key, wrapping, 'AES-KW'))
}

/** The key pair out of its wrap; script never sees the scalar again. */
export async function unwrapSealingKey(
  wrapping: Key,
  wrapped: Bytes,
  publicKey: Bytes,
): Promise<Result<SealingKey, 'wrong_key'>> {
  if (wrapped.length !== wrappedSealingKeyBytes) return err('wrong_key')
  const { subtle } = crypto
  try {
    const opened = subtle.unwrapKey('pkcs8', wrapped, wrapping, 'AES-KW', 'X25519', false, [
      'deriveBits',
    ])
    return ok({
      privateKey: await opened,
      publicKey: await importSealingPublicKey(publicKey),
    })
  } catch (thrown) {
    if (isRefused(thrown)) return err('wrong_key')
    throw thrown
  }
}

/** Names a sealing key in a wrap and in the roster: the first 16 bytes of SHA-256 of the raw public key, in hex. */
export async function sealingKeyId(publicKey: Bytes): Promise<KeyId> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', publicKey))
  return KeyId.parse(toHex(hash.subarray(0, 16)))
}
