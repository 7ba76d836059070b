import type { Count } from '../../primitives/count.ts'
import type { RecordId } from '../../primitives/ids.ts'
import type { Locale } from '../../vocabulary/vocabulary.ts'
import type { Ground } from './ground.ts'

/**
 * A paper that is already worded, in one language: what each face draws, and nothing that it would
 * have to work out. Screen, print, DOCX and XLSX are made of this and of nothing else (SPEC SD-1).
 */
export type PaperDocument = {
  locale: Locale
  direction: 'ltr' | 'rtl'
  title: string
  /** Stands in the head of every page, and before every table of a workbook. */
  classification: string
  /** Under the title: the week, the mission, the moment. */
  facts: readonly string[]
  sections: readonly Section[]
  labels: Labels
  /** When the model was worked out, ms since 1970: the only date that a file may carry. */
  at: number
}

export type Section = {
  key: string
  title: string
  /** `unknown`: drawn apart, as what nobody knows. */
  tone?: 'unknown'
  blocks: readonly Block[]
}

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'note'; text: Text }
  | { kind: 'list'; isOrdered: boolean; items: readonly Text[] }
  | Table
  | Chart
  | SketchMap

/** Words, and among them numbers that open the records behind them. */
export type Text = readonly Piece[]
export type Piece = string | Trace
export type Trace = { text: string; behind: readonly RecordId[] }

export type Table = {
  kind: 'table'
  key: string
  caption: string
  /** What its sheet of a workbook is called, at most 31 characters. */
  sheet: string
  /** The first names the row. */
  columns: readonly Column[]
  rows: readonly (readonly Cell[])[]
}

export type Column = {
  head: string
  /** Share of the table's width, beside those of the other columns. */
  width: number
  isNumber: boolean
  /** Over one side of a split, where each has a column of its own. */
  sideHead?: string
  /** Of the values, where the words of a cell say it themselves. */
  unit?: string
}

/** Every cell has its words; a number has its value as well. `count` null = withheld (SPEC SU-11). */
export type Cell =
  | { kind: 'text'; text: Text }
  | { kind: 'count'; text: string; count: Count | null; behind: readonly RecordId[] }
  | ({ kind: 'split'; text: string } & Sides<ToldCount>)
  | { kind: 'number'; text: string; value: number | null }
  | { kind: 'bar'; bar: Bar }

export type Sides<T> = { verified: T; unverified: T }
export type ToldCount = { count: Count | null; behind: readonly RecordId[] }

/** Solid verified, then hatched unverified, of the longest in its column. Its numbers stand beside it. */
export type Bar = Sides<number> & { of: number }

/** Columns of weeks, the oldest first. Every number of it stands in a table of the same section. */
export type Chart = {
  kind: 'chart'
  key: string
  caption: string
  /** Key of the table that holds its numbers. */
  numbers: string
  columns: readonly ChartColumn[]
}

export type ChartColumn = Sides<number> & {
  /** In digits, which is all that a picture can write. */
  label: string
  /** Of this week not known yet; null = it cannot be told, and the column has no upper end. */
  still: number | null
}

export type SketchMap = {
  kind: 'map'
  key: string
  caption: string
  /** What is on no map, and why. */
  beside: readonly Text[]
  marks: readonly Mark[]
  /** Degrees that the marks and their areas fill. */
  frame: { south: number; west: number; north: number; east: number }
  /** A round length in km, about a quarter of the width. */
  scaleKm: number
  /** Null where nobody has drawn any. */
  ground: Ground | null
  /** Numbers of the marks, their names and how exact they are: what the drawing says, in words. */
  legend: Table
}

export type Mark = {
  /** From 1, as in the key. */
  n: number
  name: string
  /** Already rounded to what is known: no face can tell more. */
  lat: number
  lon: number
  /** Null: somewhere in a whole unit, of which this is the middle. */
  radiusM: number | null
  fill: 'verified' | 'unverified' | 'both'
  verified: number
  unverified: number
  behind: readonly RecordId[]
}

/** What faces themselves say. */
export type Labels = Record<(typeof labelKeys)[number], string>

export const labelKeys = [
  'page',
  'readMe',
  'sheets',
  'verified',
  'unverified',
  'atLeast',
  'best',
  'atMost',
  'behind',
  'records',
  'table',
  'row',
  'column',
  'rules',
] as const
