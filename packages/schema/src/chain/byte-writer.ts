import { type Bytes, fromHex, utf8 } from '../primitives/bytes.ts'

/**
 * Writes the big-endian fields of the chain's formats. Each throws a RangeError on a value that its
 * field cannot hold, so that two different values never share their bytes.
 */
export type ByteWriter = ReturnType<typeof byteWriter>

export function byteWriter() {
  let bytes = new Uint8Array(256)
  let length = 0

  function whole(value: number, least: number, most: number): number {
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new RangeError(`${value} is not a whole number within ${least}..${most}`)
  }

  /** Makes room, and says where it begins. */
  function room(more: number): number {
    const at = length
    length += more
    if (length > bytes.length) {
      const longer = new Uint8Array(2 * length)
      longer.set(bytes)
      bytes = longer
    }
    return at
  }

  function append(chunk: Uint8Array) {
    const at = room(chunk.length)
    bytes.set(chunk, at)
  }

  /** Unsigned, of up to four bytes; a negative number becomes its two's complement. */
  function number(value: number, size: number) {
    const at = room(size)
    for (let i = 0; i < size; i++) bytes[at + i] = value >>> (8 * (size - 1 - i))
  }

  /** Of eight bytes, in two halves: a number has 53 bits, and shifting works on 32. */
  function long(value: number) {
    const high = Math.floor(value / 2 ** 32)
    number(high, 4)
    number(value - high * 2 ** 32, 4)
  }

  function fixed(size: number, hex: string) {
    const chunk = fromHex(hex)
    if (chunk.length !== size) throw new RangeError(`${chunk.length} bytes instead of ${size}`)
    append(chunk)
  }

  return {
    u8: (value: number) => number(whole(value, 0, 0xff), 1),
    u16: (value: number) => number(whole(value, 0, 0xffff), 2),
    u32: (value: number) => number(whole(value, 0, 0xffffffff), 4),
    /** Up to 2^53 - 1, the whole numbers that JSON carries without loss. */
    u64: (value: number) => long(whole(value, 0, Number.MAX_SAFE_INTEGER)),
    i64: (value: number) => {
      const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number
      long(whole(value, MIN_SAFE_INTEGER, MAX_SAFE_INTEGER))
    },
    /** One byte of length, then that many of UTF-8. */
    str8: (text: string) => {
      const chunk = utf8(text)
      number(whole(chunk.length, 0, 0xff), 1)
      append(chunk)
    },
    seat: (hex: string) => fixed(16, hex),
    hash: (hex: string) => fixed(32, hex),
    done: (): Bytes => bytes.slice(0, length),
  }
}
