import { concatBytes, fromHex, toHex } from '../primitives/bytes.ts'
import { taggedHash } from './hash.ts'

/** Bytes of a file that are sealed at once, and sent at once: what a cut link costs at most (SPEC AT-6). */
export const chunkBytes = 65_536

/** Bytes by which sealing makes each chunk longer: the tag of AES-GCM. */
export const chunkTagBytes = 16

/** Chunks of a file; every one but the last is whole. */
export function chunkCount(bytes: number): number {
  return Math.ceil(bytes / chunkBytes)
}

/** Bytes of one sealed chunk of a file of `bytes`. Throws a RangeError on one that it does not have. */
export function sealedChunkLength(bytes: number, index: number): number {
  const count = chunkCount(bytes)
  if (!Number.isInteger(index) || index < 0 || index >= count) throw new RangeError('no such chunk')
  return (index === count - 1 ? bytes - index * chunkBytes : chunkBytes) + chunkTagBytes
}

/**
 * What sealed bytes are known by: the hash over the SHA-256 of each chunk, in order (hex, SPEC AT-2). The
 * size class, the order and the number of chunks follow from it.
 */
export function contentOf(chunkHashes: readonly string[]): string {
  return toHex(taggedHash('tocsin/content/v1', concatBytes(...chunkHashes.map(fromHex))))
}
