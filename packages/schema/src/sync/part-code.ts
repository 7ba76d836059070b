import { byteWriter } from '../chain/byte-writer.ts'
import { type Bytes, concatBytes, equalBytes, utf8 } from '../primitives/bytes.ts'
import { type CarriedPart, partCheck, wholeIdBytes } from './carried-parts.ts'

/** Most bytes of one code. */
export const largestCodeBytes = 800

/** Bytes of the whole in one code: few enough for a camera held in a hand. */
export const codePieceBytes = 480

const start = utf8('TQ1')
const checkBytes = 4
const headBytes = start.length + wholeIdBytes + 4

/** The text of one QR code (SPEC EN-15), of the letters of its alphanumeric mode. Throws a RangeError on a part that is too large. */
export function codeOfPart(part: CarriedPart): string {
  const write = byteWriter()
  write.u16(part.number)
  write.u16(part.total)
  const check = partCheck(part).slice(0, checkBytes)
  const bytes = concatBytes(start, part.id, write.done(), part.bytes, check)
  if (bytes.length > largestCodeBytes) throw new RangeError(`a code of ${bytes.length} bytes`)
  return toBase45(bytes)
}

/** The part in a code; undefined when it is none of ours, or damaged. Never throws. */
export function partOfCode(text: string): CarriedPart | undefined {
  const bytes = fromBase45(text)
  if (!bytes || bytes.length <= headBytes + checkBytes || bytes.length > largestCodeBytes) {
    return undefined
  }
  if (!equalBytes(bytes.subarray(0, start.length), start)) return undefined
  const view = new DataView(bytes.buffer)
  const at = start.length + wholeIdBytes
  const part: CarriedPart = {
    id: bytes.slice(start.length, at),
    number: view.getUint16(at),
    total: view.getUint16(at + 2),
    bytes: bytes.slice(headBytes, -checkBytes),
  }
  if (part.number < 1 || part.number > part.total) return undefined
  const check = partCheck(part).slice(0, checkBytes)
  return equalBytes(check, bytes.slice(-checkBytes)) ? part : undefined
}

/** Whether a text begins as our codes do: one that is no part (see {@link partOfCode}) is then damaged. */
export function isPartCode(text: string): boolean {
  const bytes = fromBase45(text.slice(0, 6))
  return bytes !== undefined && equalBytes(bytes.subarray(0, start.length), start)
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Base45 (RFC 9285 §4): two bytes in three letters. */
export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length
    let value = isPair ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0)
    for (let n = 0; n < (isPair ? 3 : 2); n++) {
      text += letters[value % 45]
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** Undefined for what {@link toBase45} does not write. */
export function fromBase45(text: string): Bytes | undefined {
  if (text.length % 3 === 1) return undefined
  const bytes = new Uint8Array(Math.floor(text.length / 3) * 2 + (text.length % 3 === 2 ? 1 : 0))
  let to = 0
  for (let at = 0; at < text.length; at += 3) {
    const group = [...text.slice(at, at + 3)].map((letter) => letters.indexOf(letter))
    if (group.includes(-1)) return undefined
    const value = group.reduceRight((sum, digit) => sum * 45 + digit, 0)
    if (value > (group.length === 3 ? 0xffff : 0xff)) return undefined
    if (group.length === 3) bytes[to++] = value >> 8
    bytes[to++] = value & 0xff
  }
  return bytes
}
