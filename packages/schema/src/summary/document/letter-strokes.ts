import type { Point } from './drawing.ts'

type Letter = { wide: number; strokes: readonly (readonly number[])[] }

const o = [1.2, 0, 2.8, 0, 4, 1.5, 4, 4.5, 2.8, 6, 1.2, 6, 0, 4.5, 0, 1.5, 1.2, 0]
const p = [0, 6, 0, 0, 2.8, 0, 4, 0.9, 4, 2.4, 2.8, 3.3, 0, 3.3]
const c = [4, 1, 3, 0, 1.2, 0, 0, 1.5, 0, 4.5, 1.2, 6, 3, 6, 4, 5]

/** Capitals as pen strokes on a grid 6 high, x and y in turn, as digits are; `wide` is 4 where it is not said. */
const drawn: Readonly<Record<string, readonly (readonly number[])[]>> = {
  A: [
    [0, 6, 2, 0, 4, 6],
    [0.7, 4, 3.3, 4],
  ],
  B: [
    [
      2.4, 3, 0, 3, 0, 0, 2.4, 0, 3.5, 0.7, 3.5, 2.3, 2.4, 3, 2.6, 3, 4, 3.8, 4, 5.2, 2.6, 6, 0, 6,
      0, 3,
    ],
  ],
  C: [c],
  D: [[0, 0, 0, 6, 2.2, 6, 4, 4.4, 4, 1.6, 2.2, 0, 0, 0]],
  E: [
    [4, 0, 0, 0, 0, 6, 4, 6],
    [0, 3, 3, 3],
  ],
  F: [
    [4, 0, 0, 0, 0, 6],
    [0, 3, 3, 3],
  ],
  G: [[...c, 4, 3.2, 2.4, 3.2]],
  H: [
    [0, 0, 0, 6],
    [4, 0, 4, 6],
    [0, 3, 4, 3],
  ],
  I: [[0.5, 0, 0.5, 6]],
  J: [[3.6, 0, 3.6, 4.6, 2.6, 6, 1.2, 6, 0.2, 4.8]],
  K: [
    [0, 0, 0, 6],
    [4, 0, 0, 3.6],
    [1.4, 2.4, 4, 6],
  ],
  L: [[0, 0, 0, 6, 4, 6]],
  M: [[0, 6, 0, 0, 2.2, 3.4, 4.4, 0, 4.4, 6]],
  N: [[0, 6, 0, 0, 4, 6, 4, 0]],
  O: [o],
  P: [p],
  Q: [o, [2.6, 4.4, 4.2, 6.3]],
  R: [p, [2.2, 3.3, 4, 6]],
  S: [[3.8, 1, 2.8, 0, 1.2, 0, 0.2, 1, 0.4, 2.3, 3.6, 3.6, 3.9, 5, 2.8, 6, 1.2, 6, 0.1, 5]],
  T: [
    [0, 0, 4, 0],
    [2, 0, 2, 6],
  ],
  U: [[0, 0, 0, 4.5, 1.2, 6, 2.8, 6, 4, 4.5, 4, 0]],
  V: [[0, 0, 2, 6, 4, 0]],
  W: [[0, 0, 1.2, 6, 2.4, 2, 3.6, 6, 4.8, 0]],
  X: [
    [0, 0, 4, 6],
    [4, 0, 0, 6],
  ],
  Y: [
    [0, 0, 2, 3, 4, 0],
    [2, 3, 2, 6],
  ],
  Z: [[0, 0, 4, 0, 0, 6, 4, 6]],
  '-': [[0, 3.4, 2, 3.4]],
  "'": [[0.5, 0, 0.5, 1.6]],
  '.': [[0.5, 5.9, 0.5, 6]],
  ' ': [],
}
const widths: Readonly<Record<string, number>> = {
  I: 1,
  "'": 1,
  '.': 1,
  '-': 2,
  ' ': 2,
  M: 4.4,
  W: 4.8,
}

const high = 6
const gap = 1.7

/** The capitals of a name without its accents; undefined where a letter of it is none of ours. */
export function capitalsOf(name: string): string | undefined {
  const capitals = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").toUpperCase()
  return [...capitals].every((letter) => letter in drawn) ? capitals : undefined
}

export function capitalsWidth(capitals: string, height: number): number {
  const wide = lettersOf(capitals).reduce((sum, letter) => sum + letter.wide + gap, -gap)
  return (Math.max(0, wide) * height) / high
}

/** Pen strokes of capitals whose upper left corner is at `x`, `y`. */
export function capitalStrokes(
  capitals: string,
  { x, y, height }: Point & { height: number },
): Point[][] {
  const unit = height / high
  let left = x
  return lettersOf(capitals).flatMap(({ wide, strokes }) => {
    const from = left
    left += (wide + gap) * unit
    return strokes.map((stroke) =>
      Array.from({ length: stroke.length / 2 }, (_, n) => ({
        x: from + (stroke[2 * n] ?? 0) * unit,
        y: y + (stroke[2 * n + 1] ?? 0) * unit,
      })),
    )
  })
}

function lettersOf(capitals: string): Letter[] {
  return [...capitals].map((letter) => ({
    wide: widths[letter] ?? 4,
    strokes: drawn[letter] ?? [],
  }))
}
