import type { BitCoder } from './bit-coder.ts'
import { Malformed } from './budget.ts'
import type { Predictor } from './predictor.ts'

/** What a number is of: each kind has statistics and weights of its own. */
export const purposes = {
  kind: 0,
  known: 1,
  key: 2,
  whole: 3,
  delta: 4,
  digits: 5,
  decimal: 6,
  minute: 7,
  name: 8,
  count: 9,
  length: 10,
} as const
export type Purpose = (typeof purposes)[keyof typeof purposes]

/** Sets of the mixer from here on are numbers'. */
const firstSet = 8

/** Contexts of each bit of a number. */
export const numberInputs = 4

/** Bits below the highest that are learned; further ones are as good as random. */
const learned = 10

/** Bits of the largest number, and one. */
const longest = 54

/**
 * A whole number from 0 to 2^53 - 1 under the contexts that are set: how many bits it has, then those
 * below the highest (P. Elias, Universal codeword sets, 1975).
 */
export function codeNumber(
  predictor: Predictor,
  coder: BitCoder,
  purpose: Purpose,
  value: number,
): number {
  const more = value + 1
  const length = bitLength(more)
  const set = firstSet + 2 * purpose
  const own = purpose << 20
  let bits = 1
  while (predictor.bit(coder, set, numberInputs, own | bits, length > bits ? 1 : 0) === 1) {
    if (++bits > longest) throw new Malformed()
  }
  let read = 1
  for (let left = bits - 2; left >= 0; left--) {
    const bit = Math.floor(more / 2 ** left) % 2
    const isLearned = bits - 2 - left < learned
    const node = own | 0x80000 | (bits << 12) | read
    const coded = isLearned
      ? predictor.bit(coder, set + 1, numberInputs, node, bit)
      : coder.bit(32_768, bit)
    read = read * 2 + coded
  }
  if (!Number.isSafeInteger(read - 1)) throw new Malformed()
  return read - 1
}

function bitLength(value: number): number {
  const high = value / 0x100000000
  return high < 1 ? 32 - Math.clz32(value) : 64 - Math.clz32(high)
}

/** Folds the sign in: 0, -1, 1, -2 … become 0, 1, 2, 3 …; of whole numbers below 2^52. */
export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value
}

export function unzigzag(folded: number): number {
  return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2
}

/** Bytes that nothing foretells. */
export function codeBytes(
  coder: BitCoder,
  length: number,
  bytes: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const coded = new Uint8Array(length)
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0
    let value = 0
    for (let shift = 7; shift >= 0; shift--) {
      value = (value << 1) | coder.bit(32_768, (byte >> shift) & 1)
    }
    coded[at] = value
  }
  return coded
}
