import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'

const prefix = 4
const smallest = 512

/** Bytes that `length` bytes take once padded: 512, 1024, 2048 … doubling, the length prefix included. */
export function paddedLength(length: number): number {
  let padded = smallest
  while (padded < length + prefix) padded *= 2
  return padded
}

/** A 32-bit big-endian length, the bytes, zeros: so that a sealed row tells only its size class. */
export function pad(plain: Uint8Array): Bytes {
  const padded = new Uint8Array(paddedLength(plain.length))
  new DataView(padded.buffer).setUint32(0, plain.length)
  padded.set(plain, prefix)
  return padded
}

/** Refuses everything that {@link pad} does not write. */
export function unpad(padded: Bytes): Result<Bytes, 'unreadable'> {
  if (padded.length < smallest) return err('unreadable')
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  const end = prefix + length
  return paddedLength(length) === padded.length && isZeroFrom(padded, end)
    ? ok(padded.subarray(prefix, end))
    : err('unreadable')
}

/** By words of four bytes: half of a page can be padding, and a start opens every page. */
function isZeroFrom(bytes: Bytes, from: number): boolean {
  let at = from
  while (at < bytes.length && (bytes.byteOffset + at) % 4 !== 0) {
    if (bytes[at] !== 0) return false
    at += 1
  }
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + at, (bytes.length - at) >> 2)
  for (const word of words) if (word !== 0) return false
  return bytes.subarray(at + words.byteLength).every((byte) => byte === 0)
}
