import type { Part } from '../events/envelope.ts'
import { type Bytes, concatBytes, fromBase64Url, fromHex, utf8 } from '../primitives/bytes.ts'
import { canonicalJsonBytes } from '../primitives/canonical-json.ts'

const separator = new Uint8Array(1)

/** The bytes whose plain SHA-256 is the hash of an event (SPEC CH-9): what `sha256sum` can be given. */
export function headerHashInput(header: string): Bytes {
  return concatBytes(utf8('tocsin/header/v1'), separator, fromBase64Url(header))
}

/** Likewise for the commitment to a clear part (SPEC CH-6); undefined for one that is not in the clear. */
export function partHashInput(part: Part): Bytes | undefined {
  if (part.state !== 'clear') return undefined
  const tag = concatBytes(utf8('tocsin/part/v1'), separator)
  return concatBytes(tag, fromBase64Url(part.salt), canonicalJsonBytes(part.body))
}

/** Likewise for what the sealed bytes of a file are known by (SPEC AT-2). */
export function contentHashInput(chunkHashes: readonly string[]): Bytes {
  return concatBytes(utf8('tocsin/content/v1'), separator, ...chunkHashes.map(fromHex))
}

// Everything before the key in the SubjectPublicKeyInfo of an Ed25519 key (RFC 8410 §4), in base64.
const pemStart = 'MCowBQYDK2VwAyEA'

/** An Ed25519 public key (raw, base64url) in the form that openssl reads (RFC 7468). */
export function pemOf(publicKey: string): string {
  const base64 = `${publicKey.replaceAll('-', '+').replaceAll('_', '/')}=`
  return `-----BEGIN PUBLIC KEY-----\n${pemStart}${base64}\n-----END PUBLIC KEY-----\n`
}
