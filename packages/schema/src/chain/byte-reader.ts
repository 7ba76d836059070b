import { toHex } from '../primitives/bytes.ts'

/** Reads what {@link byteWriter} wrote. Never throws: after the first unreadable field `failed()` is true. */
export type ByteReader = ReturnType<typeof byteReader>

const nothing = new DataView(new ArrayBuffer(255))

export function byteReader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let at = 0
  let bad = false

  function take(length: number): DataView {
    if (bad || at + length > bytes.length) {
      bad = true
      return nothing
    }
    at += length
    return new DataView(view.buffer, view.byteOffset + at - length, length)
  }

  function safe(value: bigint): number {
    const number = Number(value)
    if (!Number.isSafeInteger(number)) bad = true
    return number
  }

  function hex(length: number): string {
    const taken = take(length)
    return toHex(new Uint8Array(taken.buffer, taken.byteOffset, length))
  }

  function u8(): number {
    return take(1).getUint8(0)
  }

  return {
    u8,
    u16: () => take(2).getUint16(0),
    u32: () => take(4).getUint32(0),
    u64: () => safe(take(8).getBigUint64(0)),
    i64: () => safe(take(8).getBigInt64(0)),
    str8: (): string => {
      const length = u8()
      const taken = take(length)
      try {
        return decoder.decode(new Uint8Array(taken.buffer, taken.byteOffset, length))
      } catch {
        bad = true
        return ''
      }
    },
    seat: () => hex(16),
    hash: () => hex(32),
    /** Whether a field was unreadable or bytes are left over. */
    failed: () => bad || at !== bytes.length,
  }
}
