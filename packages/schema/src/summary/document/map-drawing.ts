import { digitStrokes, digitsWidth } from './digit-strokes.ts'
import type { Mark, SketchMap } from './document.ts'
import {
  circle,
  type Drawing,
  dashedCircle,
  frame as frameOf,
  type Ink,
  line,
  type Point,
} from './drawing.ts'
import { around, groundInk, overlap, type Room, wider } from './ground-ink.ts'
import { type Projection, projectionOf, signRadius, mapWidth as width } from './map-projection.ts'

const digitHeight = 11

/**
 * The signs of a map on the outlines of its units, or where nobody has drawn any on lines of latitude
 * and longitude, with a scale. The areas in which a thing may have happened are true to scale (SPEC SD-5).
 */
export function mapDrawing({ frame, marks, scaleKm, ground }: SketchMap): Drawing {
  const { toPoint, pixelsPerKm, height } = projectionOf(frame)
  const areas = marks.flatMap((mark) => {
    const radius = ((mark.radiusM ?? 0) / 1_000) * pixelsPerKm
    return radius > signRadius ? dashedCircle({ ...toPoint(mark), radius }) : []
  })
  const page = { x: 0.5, y: 0.5, width: width - 1, height: height - 1 }
  const bar = scaleKm * pixelsPerKm
  const signs = marks.map((mark) => around(toPoint(mark), signRadius))
  const numbers = numberRooms(marks, toPoint, height, signs)
  const taken = [...signs, ...numbers].map((room) => wider(room, 2))
  const barRoom = { left: 0, top: height - 28, right: bar + 32, bottom: height }
  return {
    width,
    height,
    ink: [
      ...(ground && ground.lines.length > 0 ? [] : graticule(frame, toPoint, height)),
      ...(ground ? groundInk(ground, { toPoint, height }, [...taken, barRoom]) : []),
      frameOf(page, 'ink'),
      ...areas,
      // The first is the place with most incidents: it lies on top.
      ...marks.toReversed().flatMap((mark) => sign(mark, toPoint(mark))),
      ...marks.flatMap((mark, at) => number(mark, numbers[at])),
      ...scaleBar(bar, height),
    ],
  }
}

function graticule(frame: SketchMap['frame'], toPoint: Projection, height: number): Ink[] {
  const span = (frame.north - frame.south + frame.east - frame.west) / 2
  const every = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10].find((of) => span / of <= 6) ?? 20
  const middle = { lat: frame.south, lon: frame.west }
  const steps = Array.from({ length: 41 }, (_, n) => n - 20)
  const at = (degrees: number, n: number) => (Math.round(degrees / every) + n) * every
  const upright = steps.map((n) => toPoint({ ...middle, lon: at(frame.west, n) }).x)
  const level = steps.map((n) => toPoint({ ...middle, lat: at(frame.south, n) }).y)
  return [
    ...upright
      .filter((x) => x > 1 && x < width - 1)
      .map((x) => line({ x, y: 1 }, { x, y: height - 1 }, 1, 'faint')),
    ...level
      .filter((y) => y > 1 && y < height - 1)
      .map((y) => line({ x: 1, y }, { x: width - 1, y }, 1, 'faint')),
  ]
}

function sign({ fill }: Mark, at: Point): Ink[] {
  const outer = circle({ ...at, radius: signRadius }, fill === 'verified' ? 'solid' : 'hatched')
  if (fill !== 'both') return outer
  return [...outer, ...circle({ ...at, radius: signRadius - 4 }, 'solid')]
}

/** Where the number of each sign stands: on the first side of it that is free, else to its right. */
function numberRooms(
  marks: readonly Mark[],
  toPoint: Projection,
  height: number,
  signs: readonly Room[],
): Room[] {
  const rooms: Room[] = []
  for (const [n, mark] of marks.entries()) {
    const others = [...signs.filter((_, at) => at !== n), ...rooms]
    const sides = sidesOf(mark, toPoint(mark), height)
    const free = sides.find((room) => others.every((one) => !overlap(one, room)))
    const room = free ?? sides[0]
    if (room) rooms.push(room)
  }
  return rooms
}

/** To its right, to its left, above and below, each within the page. */
function sidesOf({ n }: Mark, { x, y }: Point, height: number): Room[] {
  const long = digitsWidth(String(n), digitHeight)
  const away = signRadius + 4
  const corners = [
    { left: x + away, top: y - digitHeight / 2 },
    { left: x - away - long, top: y - digitHeight / 2 },
    { left: x - long / 2, top: y - away - digitHeight },
    { left: x - long / 2, top: y + away },
  ]
  return corners.map((at) => {
    const left = Math.max(4, Math.min(at.left, width - long - 4))
    const top = Math.max(4, Math.min(at.top, height - digitHeight - 4))
    return { left, top, right: left + long, bottom: top + digitHeight }
  })
}

/** With paper round it so that no line runs through. */
function number({ n }: Mark, room: Room | undefined): Ink[] {
  if (!room) return []
  const stroke = (tone: 'paper' | 'ink', thick: number) =>
    digitStrokes(String(n), { x: room.left, y: room.top, height: digitHeight }).map(
      (points): Ink => ({ kind: 'stroke', points, width: thick, tone }),
    )
  return [...stroke('paper', 5), ...stroke('ink', 1.6)]
}

function scaleBar(long: number, height: number): Ink[] {
  const [x, y] = [16, height - 14]
  const tick = (at: number) => line({ x: at, y: y - 6 }, { x: at, y }, 2)
  return [line({ x, y }, { x: x + long, y }, 2), tick(x), tick(x + long)]
}
