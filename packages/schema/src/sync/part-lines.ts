import { byteWriter } from '../chain/byte-writer.ts'
import { type Bytes, concatBytes } from '../primitives/bytes.ts'
import { crockford } from '../primitives/crockford.ts'
import { err, type Result } from '../primitives/result.ts'
import { spell, unspell } from '../primitives/spelled-bits.ts'
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
  const check = spell(crockford, partCheck(part)).slice(0, checkLetters)
  const groups = spell(crockford, part.bytes).match(/.{1,4}/g) ?? []
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
  return spell(crockford, partCheck(part)).slice(0, checkLetters) === check
}

function bytesTyped(text: string): { bytes: Bytes; check: string } | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  const bytes = unspell(crockford, letters.slice(0, -checkLetters))
  return bytes && { bytes, check: letters.slice(-checkLetters) }
}
