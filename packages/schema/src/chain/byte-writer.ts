import { type Bytes, concatBytes, fromHex, utf8 } from '../primitives/bytes.ts'

/**
 * Writes the big-endian fields of the chain's formats. Each throws a RangeError on a value that its
 * field cannot hold, so that two different values never share their bytes.
 */
export type ByteWriter = ReturnType<typeof byteWriter>

export function byteWriter() {
  const chunks: Bytes[] = []

  function whole(value: number, least: number, most: number): number {
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new RangeError(`${value} is not a whole number within ${least}..${most}`)
  }

  function field(length: number, set: (view: DataView) => void) {
    const view = new DataView(new ArrayBuffer(length))
    set(view)
    chunks.push(new Uint8Array(view.buffer))
  }

  function fixed(length: number, hex: string) {
    const bytes = fromHex(hex)
    if (bytes.length !== length) throw new RangeError(`${bytes.length} bytes instead of ${length}`)
    chunks.push(bytes)
  }

  return {
    u8: (value: number) => field(1, (view) => view.setUint8(0, whole(value, 0, 0xff))),
    u16: (value: number) => field(2, (view) => view.setUint16(0, whole(value, 0, 0xffff))),
    u32: (value: number) => field(4, (view) => view.setUint32(0, whole(value, 0, 0xffffffff))),
    /** Up to 2^53 - 1, the whole numbers that JSON carries without loss. */
    u64: (value: number) =>
      field(8, (view) => view.setBigUint64(0, BigInt(whole(value, 0, Number.MAX_SAFE_INTEGER)))),
    i64: (value: number) =>
      field(8, (view) => {
        const { MIN_SAFE_INTEGER, MAX_SAFE_INTEGER } = Number
        view.setBigInt64(0, BigInt(whole(value, MIN_SAFE_INTEGER, MAX_SAFE_INTEGER)))
      }),
    /** One byte of length, then that many of UTF-8. */
    str8: (text: string) => {
      const bytes = utf8(text)
      chunks.push(new Uint8Array([whole(bytes.length, 0, 0xff)]), bytes)
    },
    seat: (hex: string) => fixed(16, hex),
    hash: (hex: string) => fixed(32, hex),
    done: (): Bytes => concatBytes(...chunks),
  }
}
