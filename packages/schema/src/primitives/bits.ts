import type { Bytes } from './bytes.ts'

/** Writes whole numbers of so many bits each (at most 30), the highest first; `done` fills up with zeros. Throws a RangeError on what does not fit. */
export function bitWriter(): { (bits: number, value: number): void; done(length: number): Bytes } {
  const all: number[] = []
  const write = (bits: number, value: number) => {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) {
      throw new RangeError(`${value} in ${bits} bits`)
    }
    for (let bit = bits - 1; bit >= 0; bit--) all.push((value >> bit) & 1)
  }
  const done = (length: number) => {
    if (all.length > length * 8) throw new RangeError(`${all.length} bits in ${length} bytes`)
    const bytes = new Uint8Array(length)
    for (const [at, bit] of all.entries())
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (7 - (at & 7)))
    return bytes
  }
  return Object.assign(write, { done })
}

/** Reads what {@link bitWriter} wrote; zeros behind the end. */
export function bitReader(bytes: Uint8Array): (bits: number) => number {
  let at = 0
  return (bits) => {
    let value = 0
    for (let n = 0; n < bits; n++, at++)
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1)
    return value
  }
}
