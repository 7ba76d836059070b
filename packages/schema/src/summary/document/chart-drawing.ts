import { digitStrokes, digitsWidth } from './digit-strokes.ts'
import type { Chart, ChartColumn } from './document.ts'
import { type Drawing, dashedLine, type Ink, line, type Point, rectangle } from './drawing.ts'

const width = 640
const height = 250
const digitHeight = 10
/** Of the field in which columns stand. */
const field = { left: 44, right: width - 12, top: 26, foot: height - 26 }
const high = field.foot - field.top
/** Air over the highest column whose upper end nobody knows. */
const openShare = 0.4

/**
 * Columns of weeks in the order of reading, each with its sum over it: solid verified, hatched
 * unverified, and a dashed band for what is not known yet. Where that cannot be told the band has no
 * upper end (SPEC SD-12).
 */
export function chartDrawing({ columns }: Chart, direction: 'ltr' | 'rtl'): Drawing {
  const most = Math.max(
    1,
    ...columns.map((one) => knownOf(one) + (one.still ?? openShare * knownOf(one))),
  )
  const step = stepFor(most)
  const steps = Math.ceil(most / step)
  const scale = high / (steps * step)
  const slot = (field.right - field.left) / columns.length
  const wide = Math.min(48, slot * 0.6)
  const turned = turnedFor(direction)
  return {
    width,
    height,
    ink: [
      ...Array.from({ length: steps + 1 }, (_, n) => rule(n * step, scale, turned)).flat(),
      ...columns.flatMap((column, at) => {
        const middle = turned(field.left + (at + 0.5) * slot)
        return columnInk(column, { x: middle - wide / 2, wide, scale })
      }),
    ],
  }
}

/** A place counted from the side where reading begins. */
type Turned = (x: number) => number

function turnedFor(direction: 'ltr' | 'rtl'): Turned {
  return (x) => (direction === 'ltr' ? x : width - x)
}

/** A round number, so that four or five of it reach over the highest column. */
function stepFor(most: number): number {
  const tens = 10 ** Math.floor(Math.log10(Math.max(1, most / 5)))
  return [1, 2, 5, 10].map((of) => of * tens).find((of) => most / of <= 5) ?? 10 * tens
}

function rule(value: number, scale: number, turned: Turned): Ink[] {
  const y = field.foot - value * scale
  const digits = String(value)
  const across = line(
    { x: turned(field.left), y },
    { x: turned(field.right), y },
    1,
    value === 0 ? 'ink' : 'faint',
  )
  return [across, ...written(digits, { x: turned(field.left / 2), y }, 1.2)]
}

type Stand = { x: number; wide: number; scale: number }

function columnInk(column: ChartColumn, { x, wide, scale }: Stand): Ink[] {
  const { verified, unverified, still, label } = column
  const known = knownOf(column)
  const level = (count: number) => field.foot - count * scale
  const part = (from: number, to: number, fill: 'solid' | 'hatched') =>
    to > from ? rectangle({ x, y: level(to), width: wide, height: (to - from) * scale }, fill) : []
  const middle = x + wide / 2
  const upper = still === null ? field.top - 6 : level(known + still)
  return [
    ...(still === 0 ? [] : band({ x, y: upper, width: wide, foot: level(known) }, still === null)),
    ...part(0, verified, 'solid'),
    ...part(verified, verified + unverified, 'hatched'),
    ...sum(known, { x: middle, y: level(known) - digitHeight / 2 - 5 }),
    ...written(label, { x: middle, y: field.foot + 14 }, 1.4),
  ]
}

/** What is not known yet: a column of air, dashed round, open at the top where nobody can tell how high. */
function band(at: { x: number; y: number; width: number; foot: number }, isOpen: boolean): Ink[] {
  const { x, y, foot } = at
  const right = x + at.width
  const ground: Ink = { kind: 'box', x, y, width: at.width, height: foot - y, tone: 'faint' }
  return [
    ground,
    ...dashedLine({ x, y: foot }, { x, y }),
    ...dashedLine({ x: right, y: foot }, { x: right, y }),
    ...(isOpen ? [] : dashedLine({ x, y }, { x: right, y })),
  ]
}

/** The sum of a column, with paper round it so that neither rule nor band runs through. */
function sum(known: number, at: Point): Ink[] {
  const digits = String(known)
  return [...written(digits, at, 5, 'paper'), ...written(digits, at, 1.6)]
}

/** Digits round a point. */
function written(digits: string, at: Point, thick: number, tone: 'ink' | 'paper' = 'ink'): Ink[] {
  const x = at.x - digitsWidth(digits, digitHeight) / 2
  const y = at.y - digitHeight / 2
  return digitStrokes(digits, { x, y, height: digitHeight }).map(
    (points): Ink => ({ kind: 'stroke', points, width: thick, tone }),
  )
}

function knownOf({ verified, unverified }: ChartColumn): number {
  return verified + unverified
}
