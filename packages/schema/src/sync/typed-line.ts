import { byteWriter } from '../chain/byte-writer.ts'
import { type Bytes, concatBytes } from '../primitives/bytes.ts'
import { crockford } from '../primitives/crockford.ts'
import { spell, unspell } from '../primitives/spelled-bits.ts'
import { wrongGroups } from '../primitives/wrong-groups.ts'
import { type CarriedPart, partCheck, wholeIdBytes } from './carried-parts.ts'

/** Bytes of the whole in one line: eight groups of four letters. */
export const linePieceBytes = 20

const checkLetters = 4

/** Letters of a line that is not the last one, without number and gaps. */
export const lineLetters = 36

/** Which whole the lines are of, and how many follow line 0. */
export type LineHead = Pick<CarriedPart, 'id' | 'total'>

/** The part that line 0 stands for (SPEC EN-16). */
export function headPart({ id, total }: LineHead): CarriedPart {
  const write = byteWriter()
  write.u16(total)
  return { id, number: 0, total, bytes: concatBytes(id, write.done()) }
}

/** The groups of a line, the check last. */
export function groupsOf(part: CarriedPart): string[] {
  const groups = spell(crockford, part.bytes).match(/.{1,4}/g) ?? []
  return [...groups, checkOf(part)]
}

/** What line 0 says, typed without its number; undefined when it is wrong. Never throws. */
export function readHeadLine(text: string): LineHead | undefined {
  return headIn(lettersOf(text))
}

/** The piece in a typed line, without its number; undefined when it is wrong. Never throws. */
export function readPieceLine(head: LineHead, number: number, text: string): Bytes | undefined {
  return pieceIn(head, number, lettersOf(text))
}

/** Which groups of a wrong line to ask for again, as far as that can be told; line 0 has no `head`. */
export function wrongInLine(head: LineHead | undefined, number: number, text: string): number[] {
  return wrongGroups(text, (letters) =>
    head ? pieceIn(head, number, letters) !== undefined : headIn(letters) !== undefined,
  )
}

/** Typed letters as {@link spell} writes them: O for 0, I and L for 1 are understood, gaps are not looked at. */
export function lettersOf(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

function headIn(letters: string): LineHead | undefined {
  const bytes = unspell(crockford, letters.slice(0, -checkLetters))
  if (bytes?.length !== wholeIdBytes + 2) return undefined
  const total = new DataView(bytes.buffer).getUint16(wholeIdBytes)
  const head = { id: bytes.slice(0, wholeIdBytes), total }
  return total > 0 && isChecked(headPart(head), letters) ? head : undefined
}

function pieceIn(head: LineHead, number: number, letters: string): Bytes | undefined {
  if (number < 1 || number > head.total) return undefined
  const bytes = unspell(crockford, letters.slice(0, -checkLetters))
  if (!bytes || bytes.length === 0) return undefined
  return isChecked({ ...head, number, bytes }, letters) ? bytes : undefined
}

function isChecked(part: CarriedPart, letters: string): boolean {
  return checkOf(part) === letters.slice(-checkLetters)
}

function checkOf(part: CarriedPart): string {
  return spell(crockford, partCheck(part)).slice(0, checkLetters)
}
