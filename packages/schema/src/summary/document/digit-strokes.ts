/** Digits as pen strokes on a grid of 4 by 6, x and y in turn; no font is needed to draw them. */
const strokes: readonly (readonly (readonly number[])[])[] = [
  [[1.2, 0, 2.8, 0, 4, 1.5, 4, 4.5, 2.8, 6, 1.2, 6, 0, 4.5, 0, 1.5, 1.2, 0]],
  [[0.6, 1.2, 2.2, 0, 2.2, 6]],
  [[0.1, 1.5, 0.7, 0.3, 2, 0, 3.4, 0.3, 3.9, 1.6, 3.3, 3, 0, 6, 4, 6]],
  [
    [0.2, 0.6, 1.6, 0, 3.1, 0.3, 3.7, 1.4, 3, 2.6, 1.5, 2.9],
    [1.5, 2.9, 3.2, 3.2, 4, 4.4, 3.2, 5.7, 1.5, 6, 0, 5.4],
  ],
  [[3, 6, 3, 0, 0, 4.2, 4, 4.2]],
  [[3.7, 0, 0.6, 0, 0.3, 2.6, 2, 2.2, 3.6, 2.9, 4, 4.2, 3.3, 5.6, 1.7, 6, 0, 5.4]],
  [
    [
      3.5, 0.3, 2.1, 0, 0.7, 1.3, 0, 3.6, 0.6, 5.4, 2, 6, 3.4, 5.4, 4, 4.2, 3.4, 2.9, 2, 2.4, 0.6,
      3.1, 0, 4,
    ],
  ],
  [[0, 0, 4, 0, 1.5, 6]],
  [
    [2, 2.8, 0.7, 2.2, 0.4, 1.2, 0.9, 0.3, 2, 0, 3.1, 0.3, 3.6, 1.2, 3.3, 2.2, 2, 2.8],
    [2, 2.8, 0.5, 3.6, 0, 4.6, 0.7, 5.7, 2, 6, 3.3, 5.7, 4, 4.6, 3.5, 3.6, 2, 2.8],
  ],
  [
    [
      0.5, 5.7, 1.9, 6, 3.3, 4.7, 4, 2.4, 3.4, 0.6, 2, 0, 0.6, 0.6, 0, 1.8, 0.6, 3.1, 2, 3.6, 3.4,
      2.9, 4, 2,
    ],
  ],
]

const wide = 4
const high = 6
const gap = 1.6

/** Width of the written number beside its height. */
export function digitsWidth(digits: string, height: number): number {
  return ((digits.length * (wide + gap) - gap) * height) / high
}

/** Pen strokes of a number whose upper left corner is at `x`, `y`. */
export function digitStrokes(
  digits: string,
  { x, y, height }: { x: number; y: number; height: number },
): { x: number; y: number }[][] {
  const unit = height / high
  return [...digits].flatMap((digit, at) =>
    (strokes[Number(digit)] ?? []).map((stroke) =>
      Array.from({ length: stroke.length / 2 }, (_, n) => ({
        x: x + ((stroke[2 * n] ?? 0) + at * (wide + gap)) * unit,
        y: y + (stroke[2 * n + 1] ?? 0) * unit,
      })),
    ),
  )
}
