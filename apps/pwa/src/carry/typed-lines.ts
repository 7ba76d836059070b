import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { type Collected, collect } from '@tocsin/schema/sync/carried-parts'
import { splitLines } from '@tocsin/schema/sync/part-lines'
import {
  type LineHead,
  lettersOf,
  lineLetters,
  readHeadLine,
  readPieceLine,
  wrongInLine,
} from '@tocsin/schema/sync/typed-line'

/** Lines as they were typed, by number (SPEC EN-16). */
export type TypedLines = ReadonlyMap<number, string>

/** `open`: not all of it yet. `early`: it cannot be checked before line 0 is right. `groups` from 1; none when it cannot be told which. */
export type LineState = { is: 'open' | 'early' | 'right' } | { is: 'wrong'; groups: number[] }

export const noLines: TypedLines = new Map()

/** Puts what was typed or pasted at a line: a text of several numbered lines goes to each of them. Nothing else is touched. */
export function putText(lines: TypedLines, at: number, text: string): TypedLines {
  const split = splitLines(text)
  if (split.length < 2)
    return new Map([...lines, [at, split[0]?.number === at ? (split[0]?.text ?? '') : text]])
  return new Map([...lines, ...split.map((line, n) => [line.number ?? at + n, line.text] as const)])
}

export function headOf(lines: TypedLines): LineHead | undefined {
  return readHeadLine(lines.get(0) ?? '')
}

/** A line is judged once it has all its letters, or when its typist says that it is all. */
export function stateOf(lines: TypedLines, at: number, isAll: boolean): LineState {
  const text = lines.get(at) ?? ''
  const head = headOf(lines)
  if (text.trim() === '') return { is: 'open' }
  if (at > 0 && !head) return { is: 'early' }
  const isRight =
    at === 0 ? head !== undefined : head && readPieceLine(head, at, text) !== undefined
  if (isRight) return { is: 'right' }
  const isLong = lettersOf(text).length >= (at === 0 ? headLetters : lineLetters)
  if (!isAll && !isLong) return { is: 'open' }
  return { is: 'wrong', groups: wrongInLine(at === 0 ? undefined : head, at, text) }
}

const headLetters = 20

/** Numbers of lines that are not right yet; of line 0 alone while it is not. */
export function missingLines(lines: TypedLines): number[] {
  const head = headOf(lines)
  if (!head) return [0]
  const all = Array.from({ length: head.total }, (_, at) => at + 1)
  return all.filter((at) => pieceAt(lines, head, at) === undefined)
}

/** The lines that are right, as parts of their whole. */
export function collectLines(lines: TypedLines): Collected {
  const head = headOf(lines)
  let collected: Collected
  if (!head) return collected
  for (const number of lines.keys()) {
    const bytes = pieceAt(lines, head, number)
    if (bytes) collected = collect(collected, { ...head, number, bytes }).collected
  }
  return collected
}

function pieceAt(lines: TypedLines, head: LineHead, at: number): Bytes | undefined {
  return readPieceLine(head, at, lines.get(at) ?? '')
}
