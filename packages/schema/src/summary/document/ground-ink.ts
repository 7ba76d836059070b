import type { Ink, Point } from './drawing.ts'
import type { Ground } from './ground.ts'
import { capitalStrokes, capitalsOf, capitalsWidth } from './letter-strokes.ts'
import { mapWidth, type Projection } from './map-projection.ts'

/** Pixels that something else fills, or a name would. */
export type Room = { left: number; top: number; right: number; bottom: number }

const capitalHeight = 6.5
const mostNames = 12
const widths = { wide: 1.8, near: 0.9 }

/**
 * Outlines of units, and names of the largest places where they hide no sign and no number. In a
 * quiet tone, so that what happened stands out. A name that needs other letters than Latin ones is left out.
 */
export function groundInk(
  { lines, towns }: Ground,
  { toPoint, height }: { toPoint: Projection; height: number },
  taken: readonly Room[],
): Ink[] {
  const outlines = lines.map(({ level, points }): Ink => {
    const through = points.map(([lon, lat]) => toPoint({ lat, lon }))
    return { kind: 'stroke', points: through, width: widths[level], tone: 'quiet' }
  })
  const full = [...taken]
  let left = mostNames
  const names = towns.flatMap(({ name, lat, lon }): Ink[] => {
    const at = toPoint({ lat, lon })
    const capitals = capitalsOf(name)
    const room = capitals && left > 0 && roomFor(capitals, at, full, height)
    if (!capitals || !room) return []
    left -= 1
    full.push(room, around(at, 3))
    const place = { x: room.left + 2, y: room.top + 2, height: capitalHeight }
    const strokes = capitalStrokes(capitals, place)
    const stroke = (tone: 'paper' | 'quiet', width: number) =>
      strokes.map((points): Ink => ({ kind: 'stroke', points, width, tone }))
    const isHidden = taken.some((one) => overlap(one, around(at, 1)))
    return [
      ...(isHidden ? [] : [{ kind: 'disc', ...at, radius: 2, tone: 'quiet' } as const]),
      ...stroke('paper', 4),
      ...stroke('quiet', 1.1),
    ]
  })
  return [...outlines, ...names]
}

/** Beside its place, above it or below: the first that is free and whole on the page. */
function roomFor(
  capitals: string,
  { x, y }: Point,
  full: readonly Room[],
  height: number,
): Room | undefined {
  const [wide, high] = [capitalsWidth(capitals, capitalHeight) + 4, capitalHeight + 4]
  const corners: Point[] = [
    { x: x + 4, y: y - high / 2 },
    { x: x - 4 - wide, y: y - high / 2 },
    { x: x - wide / 2, y: y - 4 - high },
    { x: x - wide / 2, y: y + 4 },
    { x: x - wide / 2, y: y - 12 - high },
    { x: x - wide / 2, y: y + 12 },
  ]
  return corners
    .map((at): Room => ({ left: at.x, top: at.y, right: at.x + wide, bottom: at.y + high }))
    .find(
      (room) =>
        room.left > 2 &&
        room.top > 2 &&
        room.right < mapWidth - 2 &&
        room.bottom < height - 2 &&
        !full.some((one) => overlap(one, room)),
    )
}

export function around({ x, y }: Point, reach: number): Room {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
}

export function wider({ left, top, right, bottom }: Room, by: number): Room {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

export function overlap(one: Room, other: Room): boolean {
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  )
}
