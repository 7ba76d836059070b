import { sha256 } from '@noble/hashes/sha2.js'
import { type Bytes, utf8 } from '../primitives/bytes.ts'

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

// Named pure, so that a bundle in which nothing is hashed leaves all of it out.
const fresh = /* @__PURE__ */ sha256.create()

// The one state in which everything here is hashed, wiped after each use: making one takes longer than
// hashing a short text, of which a save has a dozen and a push of the server thousands.
const working = /* @__PURE__ */ sha256.create()

function hashFrom(begun: typeof fresh, chunks: readonly Uint8Array[]): Bytes {
  const hash = begun._cloneInto(working)
  for (const chunk of chunks) hash.update(chunk)
  return new Uint8Array(hash.digest())
}

/** SHA-256 (FIPS 180-4): 32 bytes. */
export function sha256Of(...chunks: readonly Uint8Array[]): Bytes {
  return hashFrom(fresh, chunks)
}

// Begun once for each tag.
const begunWith = /* @__PURE__ */ new Map<Tag, typeof fresh>()

function begun(tag: Tag): typeof fresh {
  const known = begunWith.get(tag) ?? sha256.create().update(utf8(`${tag}\0`))
  begunWith.set(tag, known)
  return known
}

/** `SHA-256(utf8(tag) ‖ 0x00 ‖ chunks)`: 32 bytes. */
export function taggedHash(tag: Tag, ...chunks: readonly Uint8Array[]): Bytes {
  return hashFrom(begun(tag), chunks)
}
