import type { Bytes } from '@tocsin/schema/primitives/bytes'

/** From 0 up to, not including, 1. */
export type Random01 = () => number

/** Choices drawn from one stream of numbers, so that everything chosen follows from its seed. */
export type Choices = {
  chance(share: number): boolean
  /** A whole number, both ends included. */
  whole(from: number, to: number): number
  pick<T>(from: readonly T[]): T
  /** By the weight of each; a weight of 0 is never drawn. */
  weighted<T>(from: readonly T[], weight: (item: T) => number): T
}

/**
 * A stream of numbers that follows from its seed alone: sfc32 by C. Doty-Humphrey, which passes
 * PractRand; its first rounds are thrown away, so that neighbouring seeds have nothing in common.
 */
export function seededRandom(seed: number): Random01 {
  let [a, b, c, count] = [0x9e3779b9, seed | 0, Math.trunc(seed / 0x1_0000_0000) | 0, 1]
  const next = () => {
    const sum = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 0x1_0000_0000
  }
  for (let round = 0; round < 16; round++) next()
  return next
}

/** Bytes from the same kind of stream: for tests, never for keys that guard anything. */
export function bytesFrom(random: Random01): (length: number) => Bytes {
  return (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256))
}

export function choicesFrom(random: Random01): Choices {
  const weighted = <T>(from: readonly T[], weight: (item: T) => number): T => {
    const total = from.reduce((sum, item) => sum + weight(item), 0)
    let left = random() * total
    const drawn = from.find((item) => {
      left -= weight(item)
      return left < 0
    })
    if (drawn === undefined) throw new RangeError('nothing to choose from')
    return drawn
  }
  return {
    chance: (share) => random() < share,
    whole: (from, to) => from + Math.floor(random() * (to - from + 1)),
    pick: (from) => weighted(from, () => 1),
    weighted,
  }
}
