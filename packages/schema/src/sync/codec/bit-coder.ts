import type { Bytes } from '../../primitives/bytes.ts'

/**
 * One end of a stream of bits under a binary arithmetic coder (G. N. N. Martin, Range encoding, 1979; in
 * its carry-free form of 32 bits). Writing and reading go through the same calls, so that a format is
 * described once: a writer gives the bit, a reader is given it.
 */
export type BitCoder = {
  /** `chance` that the bit is 1, in 65536ths, from 1 to 65535. A reader leaves `bit` unread. */
  bit(chance: number, bit: number): number
  readonly isReading: boolean
}

export type BitWriter = BitCoder & { done(): Bytes }
export type BitReader = BitCoder & {
  /** Whether more was read than was ever written. */
  ranOut(): boolean
}

const firstRoom = 1024

export function bitWriter(): BitWriter {
  let low = 0
  let high = 0xffffffff
  let out = new Uint8Array(firstRoom)
  let length = 0

  const put = (byte: number) => {
    if (length === out.length) {
      const more = new Uint8Array(length * 2)
      more.set(out)
      out = more
    }
    out[length++] = byte
  }

  return {
    isReading: false,
    bit(chance, bit) {
      const middle = low + Math.floor(((high - low) * chance) / 65536)
      if (bit === 1) high = middle
      else low = middle + 1
      while (low >>> 24 === high >>> 24) {
        put(high >>> 24)
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
      }
      return bit
    },
    done() {
      // A reader goes on with zeros: one byte is enough to stay between the two ends.
      if (low > 0) put((low >>> 24) + 1)
      return out.slice(0, length)
    },
  }
}

/** A reader looks so many bytes ahead; behind the end it finds zeros. */
const lookAhead = 4

export function bitReader(bytes: Uint8Array): BitReader {
  let low = 0
  let high = 0xffffffff
  let at = 0
  let value = 0
  const take = () => {
    value = ((value << 8) | (bytes[at++] ?? 0)) >>> 0
  }
  for (let n = 0; n < lookAhead; n++) take()

  return {
    isReading: true,
    bit(chance) {
      const middle = low + Math.floor(((high - low) * chance) / 65536)
      const bit = value <= middle ? 1 : 0
      if (bit === 1) high = middle
      else low = middle + 1
      while (low >>> 24 === high >>> 24) {
        take()
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
      }
      return bit
    },
    ranOut: () => at > bytes.length + lookAhead,
  }
}
