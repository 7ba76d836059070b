import { byteWriter } from '../chain/byte-writer.ts'
import { type Bytes, concatBytes } from '../primitives/bytes.ts'
import { err, type Result } from '../primitives/result.ts'
import {
  type CarriedPart,
  collect,
  partCheck,
  partsOfWhole,
  wholeIdBytes,
  wholeOfParts,
} from './carried-parts.ts'

/** Bytes of the whole in one line: eight groups of four letters. */
export const linePieceBytes = 20

const checkLetters = 4
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A whole as lines that can be read out and typed (SPEC EN-16): the number, groups of four of Crockford's
 * letters, the last of them the check. Line 0 says which whole it is and how many lines follow.
 */
export function linesOfWhole(whole: Bytes): string[] {
  const parts = partsOfWhole(whole, linePieceBytes)
  const [first] = parts
  if (!first) return []
  return [lineOf(headPart(first)), ...parts.map(lineOf)]
}

function headPart({ id, total }: Pick<CarriedPart, 'id' | 'total'>): CarriedPart {
  const write = byteWriter()
  write.u16(total)
  return { id, number: 0, total, bytes: concatBytes(id, write.done()) }
}

function lineOf(part: CarriedPart): string {
  const check = lettersOf(partCheck(part)).slice(0, checkLetters)
  const groups = lettersOf(part.bytes).match(/.{1,4}/g) ?? []
  return `${part.number}: ${[...groups, check].join(' ')}`
}

/** What a typed text says: the whole, or which lines are wrong (as they are numbered or, unnumbered, as they are written) and which are missing. */
export type ReadLines = { wrong: string[]; missing: number[]; total: number | null }

/** Never throws. Small letters, O for 0, I and L for 1, and other gaps between groups are understood. */
export function readLines(text: string): Result<Bytes, ReadLines> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const split = lines.map((line) => ({ line, parts: /^\s*(\d{1,5})\s*[:.]?\s+(.*)$/.exec(line) }))
  const wrong: string[] = []
  const head = split.flatMap(({ parts }) =>
    parts && Number(parts[1]) === 0 ? headOf(parts[2] ?? '') : [],
  )
  const [whole] = head
  if (!whole) return err({ wrong: ['0'], missing: [], total: null })
  let collected: Parameters<typeof collect>[0]
  for (const { line, parts } of split) {
    const number = parts ? Number(parts[1]) : undefined
    if (number === 0) continue
    const bytes = parts ? bytesOfLine(whole, number ?? 0, parts[2] ?? '') : undefined
    if (number === undefined || !bytes)
      wrong.push(number === undefined ? line.trim() : String(number))
    else collected = collect(collected, { ...whole, number, bytes }).collected
  }
  const read = wholeOfParts(collected)
  if (read.ok && wrong.length === 0) return read
  const missing = Array.from({ length: whole.total }, (_, at) => at + 1).filter((number) => {
    return !collected?.parts.has(number) && !wrong.includes(String(number))
  })
  return err({ wrong, missing, total: whole.total })
}

function headOf(text: string): Pick<CarriedPart, 'id' | 'total'> | [] {
  const typed = bytesTyped(text)
  if (typed?.bytes.length !== wholeIdBytes + 2) return []
  const total = new DataView(typed.bytes.buffer).getUint16(wholeIdBytes)
  const head = headPart({ id: typed.bytes.slice(0, wholeIdBytes), total })
  return total > 0 && isChecked(head, typed.check) ? head : []
}

function bytesOfLine(
  of: Pick<CarriedPart, 'id' | 'total'>,
  number: number,
  text: string,
): Bytes | undefined {
  const typed = bytesTyped(text)
  if (!typed || number > of.total) return undefined
  return isChecked({ ...of, number, bytes: typed.bytes }, typed.check) ? typed.bytes : undefined
}

function isChecked(part: CarriedPart, check: string): boolean {
  return lettersOf(partCheck(part)).slice(0, checkLetters) === check
}

function bytesTyped(text: string): { bytes: Bytes; check: string } | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const bytes = bytesOf(letters.slice(0, -checkLetters))
  return bytes && { bytes, check: letters.slice(-checkLetters) }
}

/** Five bits a letter, zeros at the end. */
function lettersOf(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >> bits) & 31]
    }
    held &= 31
  }
  return bits > 0 ? text + alphabet[(held << (5 - bits)) & 31] : text
}

function bytesOf(letters: string): Bytes | undefined {
  const bytes = new Uint8Array(Math.floor((letters.length * 5) / 8))
  let [at, bits, held] = [0, 0, 0]
  for (const letter of letters) {
    const five = alphabet.indexOf(letter)
    if (five === -1) return undefined
    held = ((held & 127) << 5) | five
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined
}
