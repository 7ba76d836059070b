import type { Count } from '../../primitives/count.ts'
import type { RecordId } from '../../primitives/ids.ts'
import type { Traced, TracedSplit } from '../paper/state.ts'
import type { Bar, Cell, Column, Table, Text } from './document.ts'
import type { PaperWords } from './paper-words.ts'
import type { PaperKey } from './words-en.ts'

export function textCell(text: string | Text): Cell {
  return { kind: 'text', text: typeof text === 'string' ? [text] : text }
}

/** Words that name records, which then open. */
export function traceCell(text: string, behind: readonly RecordId[]): Cell {
  return textCell([{ text, behind }])
}

export function countCell({ count }: PaperWords, traced: Traced): Cell {
  return { kind: 'count', text: count(traced.count), count: traced.count, behind: traced.ids }
}

export function splitCell(
  { split }: PaperWords,
  { verified, unverified }: Pick<TracedSplit, 'verified' | 'unverified'>,
): Cell {
  return {
    kind: 'split',
    text: split(verified.count, unverified.count),
    verified: { count: verified.count, behind: verified.ids },
    unverified: { count: unverified.count, behind: unverified.ids },
  }
}

/** Verified, unverified and both, each in a cell. */
export function sideCells(words: PaperWords, split: TracedSplit): Cell[] {
  return [split.verified, split.unverified, split.total].map((side) => countCell(words, side))
}

export function numberCell(text: string, value: number | null): Cell {
  return { kind: 'number', text, value }
}

export function minutesCell({ minutes, text }: PaperWords, value: number | null): Cell {
  return numberCell(value === null ? text('none') : minutes(value), value)
}

export function daysCell({ text }: PaperWords, days: number | null): Cell {
  return numberCell(days === null ? text('notKnown') : text('days', { n: days }), days)
}

/** Bars of one column, against its longest. */
export function barCells(splits: readonly TracedSplit[]): Cell[] {
  const of = Math.max(
    1,
    ...splits.map(({ verified, unverified }) => long(verified) + long(unverified)),
  )
  return splits.map(({ verified, unverified }): Cell => {
    const bar: Bar = { verified: long(verified), unverified: long(unverified), of }
    return { kind: 'bar', bar }
  })
}

/** One number to draw by: the best estimate, else the least that is sure. */
function long({ count }: { count: Count }): number {
  return count.best ?? count.min
}

export function trace({ count }: PaperWords, { count: given, ids }: Traced) {
  return { text: count(given), behind: ids }
}

/** What stands over each side of a split, where it has a column of its own. */
const sideHeads: Partial<Record<PaperKey, PaperKey>> = {
  'head.beforeSplit': 'head.before',
  'head.sides': 'harm.incidents',
}

/** Head of a column by its key; `n` = of numbers, or of numbers in a unit. */
export type ColumnSpec = readonly [head: PaperKey, width: number, kind?: 'n' | 'minutes' | 'days']

export function tableOf(
  { text }: PaperWords,
  key: string,
  spec: { sheet: PaperKey; caption: string; columns: readonly ColumnSpec[] },
  rows: readonly (readonly Cell[])[],
): Table {
  const columns = spec.columns.map(([head, width, kind]): Column => {
    const sideHead = sideHeads[head]
    return {
      head: text(head),
      width,
      isNumber: kind !== undefined,
      ...(sideHead && { sideHead: text(sideHead) }),
      ...((kind === 'minutes' || kind === 'days') && { unit: text(`unit.${kind}`) }),
    }
  })
  return { kind: 'table', key, sheet: text(spec.sheet), caption: spec.caption, columns, rows }
}
