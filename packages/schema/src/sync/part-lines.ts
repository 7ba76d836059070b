import type { Bytes } from '../primitives/bytes.ts'
import { err, type Result } from '../primitives/result.ts'
import { collect, partsOfWhole, wholeOfParts } from './carried-parts.ts'
import { groupsOf, headPart, linePieceBytes, readHeadLine, readPieceLine } from './typed-line.ts'

/**
 * A whole as lines that can be read out and typed (SPEC EN-16): the number, groups of four of Crockford's
 * letters, the last of them the check. Line 0 says which whole it is and how many lines follow.
 */
export function linesOfWhole(whole: Bytes): string[] {
  return groupedLines(whole).map((groups, number) => `${number}: ${groups.join(' ')}`)
}

/** The same lines in groups, by number. */
export function groupedLines(whole: Bytes): string[][] {
  const parts = partsOfWhole(whole, linePieceBytes)
  const [first] = parts
  return first ? [headPart(first), ...parts].map(groupsOf) : []
}

/** What a typed text says: the whole, or which lines are wrong (as they are numbered or, unnumbered, as they are written) and which are missing. */
export type ReadLines = { wrong: string[]; missing: number[]; total: number | null }

/** The lines of a typed or pasted text, with their numbers where they have one. */
export function splitLines(text: string): { number: number | undefined; text: string }[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.map((line) => {
    const parts = /^\s*(\d{1,5})\s*[:.]?\s+(.*)$/.exec(line)
    return parts
      ? { number: Number(parts[1]), text: parts[2] ?? '' }
      : { number: undefined, text: line.trim() }
  })
}

/** Never throws. Small letters, O for 0, I and L for 1, and other gaps between groups are understood. */
export function readLines(text: string): Result<Bytes, ReadLines> {
  const lines = splitLines(text)
  const wrong: string[] = []
  const [whole] = lines.flatMap((line) => {
    const head = line.number === 0 ? readHeadLine(line.text) : undefined
    return head ? [head] : []
  })
  if (!whole) return err({ wrong: ['0'], missing: [], total: null })
  let collected: Parameters<typeof collect>[0]
  for (const { number, text } of lines) {
    if (number === 0) continue
    if (number === undefined) {
      wrong.push(text)
      continue
    }
    const bytes = readPieceLine(whole, number, text)
    if (bytes) collected = collect(collected, { ...whole, number, bytes }).collected
    else wrong.push(String(number))
  }
  const read = wholeOfParts(collected)
  if (read.ok && wrong.length === 0) return read
  const missing = Array.from({ length: whole.total }, (_, at) => at + 1).filter((number) => {
    return !collected?.parts.has(number) && !wrong.includes(String(number))
  })
  return err({ wrong, missing, total: whole.total })
}
