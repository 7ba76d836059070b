import { type Bytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { type ByteFile, readBytes } from './byte-file.ts'
import { crc32 } from './crc32.ts'

// A value that must never be half written: two copies of it on pages of their own, each on the disk
// before the other is touched. A write that is cut short spoils one of them, and overwriting both in
// place leaves nothing of the value before (security.md §3 fact 5).

/** Bytes before the text: its length and a CRC-32 over length and text, big-endian. */
const head = 8

function copyOf(value: unknown, copyBytes: number): Bytes {
  const body = utf8(JSON.stringify(value))
  if (head + body.length > copyBytes) throw new RangeError(`${body.length} bytes in a copy`)
  const copy = new Uint8Array(copyBytes)
  copy.set(body, head)
  const view = new DataView(copy.buffer)
  view.setUint32(0, body.length)
  view.setUint32(4, crc32(copy.subarray(0, 4), body))
  return copy
}

/** The JSON value of the copy that starts here; nothing when it is not whole. */
export function readCopy(copy: Bytes): unknown {
  if (copy.length < head) return undefined
  const view = new DataView(copy.buffer, copy.byteOffset)
  const body = copy.subarray(head, head + view.getUint32(0))
  if (crc32(copy.subarray(0, 4), body) !== view.getUint32(4)) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** Overwrites both copies in place, in the order given. Throws what the storage throws, and a full disk. */
export function writeCopies(
  file: ByteFile,
  value: unknown,
  { copyBytes, places }: { copyBytes: number; places: readonly number[] },
): void {
  const copy = copyOf(value, copyBytes)
  for (const at of places) {
    if (file.write(copy, { at }) < copyBytes) {
      throw new DOMException('no room for a copy', 'QuotaExceededError')
    }
    file.flush()
    const back = readBytes(file, at, copyBytes)
    if (readCopy(back) === undefined)
      throw new DOMException('a copy is not read back', 'UnknownError')
  }
}
