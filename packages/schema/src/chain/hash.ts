import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, concatBytes, utf8 } from '../primitives/bytes.ts'

/** What a hash is of. Bytes hashed for one purpose can never pass for another's (SPEC CH-3). */
export type Tag =
  | 'tocsin/header/v1'
  | 'tocsin/part/v1'
  | 'tocsin/part-salt/v1'
  | 'tocsin/parts/v1'
  | 'tocsin/request/v1'
  | 'tocsin/sealed/v1'
  | 'tocsin/sealed-key/v1'
  | 'tocsin/wrap-hash/v1'
  | 'tocsin/envelope-key/v2'
  | 'tocsin/carried-part/v1'
  | 'tocsin/content/v1'
  | 'tocsin/mission-report/v1'

/** SHA-256 (FIPS 180-4): 32 bytes. */
export function sha256Of(...chunks: readonly Uint8Array[]): Bytes {
  return new Uint8Array(sha256(concatBytes(...chunks)))
}

// Spelled once: a save hashes a dozen things under a handful of tags.
const prefixes = new Map<Tag, Bytes>()

function prefixOf(tag: Tag): Bytes {
  const known = prefixes.get(tag) ?? utf8(`${tag}\0`)
  prefixes.set(tag, known)
  return known
}

/** `SHA-256(utf8(tag) ‖ 0x00 ‖ chunks)`: 32 bytes. */
export function taggedHash(tag: Tag, ...chunks: readonly Uint8Array[]): Bytes {
  return sha256Of(prefixOf(tag), ...chunks)
}
