import type { SheetPoint } from './sheet.ts'

/** A Catmull-Rom curve through every point, as straight pieces; the ends are kept exactly. */
export function smooth(points: readonly SheetPoint[], pieces = 6): SheetPoint[] {
  const last = points.length - 1
  const curve = points
    .slice(0, -1)
    .flatMap((p, i) =>
      span(points[i - 1] ?? p, p, points[i + 1] ?? p, points[i + 2] ?? points[last] ?? p, pieces),
    )
  const end = points[last]
  return end ? [...curve, end] : curve
}

/** The same round a closed outline; the first point comes again at the end. */
export function smoothRing(points: readonly SheetPoint[], pieces = 6): SheetPoint[] {
  const at = (i: number): SheetPoint => points[(i + points.length) % points.length] ?? [0, 0]
  const ring = points.flatMap((p, i) => span(at(i - 1), p, at(i + 1), at(i + 2), pieces))
  return [...ring, at(0)]
}

function span(
  before: SheetPoint,
  from: SheetPoint,
  to: SheetPoint,
  after: SheetPoint,
  pieces: number,
): SheetPoint[] {
  return Array.from({ length: pieces }, (_, i) => {
    const t = i / pieces
    return [
      between(before[0], from[0], to[0], after[0], t),
      between(before[1], from[1], to[1], after[1], t),
    ] as const
  })
}

function between(a: number, b: number, c: number, d: number, t: number): number {
  return (
    0.5 *
    (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3)
  )
}
