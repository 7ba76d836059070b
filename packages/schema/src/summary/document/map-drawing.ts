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

const width = 640
const lowest = 260
const highest = 480
const signRadius = 9
const digitHeight = 11
const metresPerDegree = 111_195

/**
 * The signs of a map on lines of latitude and longitude, with a scale; no ground is drawn, because the
 * paper has none. Degrees of longitude shrink with the middle's latitude; the areas in which a thing
 * may have happened are true to scale (SPEC SD-5).
 */
export function mapDrawing({ frame, marks, scaleKm }: SketchMap): Drawing {
  const { toPoint, pixelsPerKm, height } = projectionOf(frame)
  const areas = marks.flatMap((mark) => {
    const radius = ((mark.radiusM ?? 0) / 1_000) * pixelsPerKm
    return radius > signRadius ? dashedCircle({ ...toPoint(mark), radius }) : []
  })
  const page = { x: 0.5, y: 0.5, width: width - 1, height: height - 1 }
  return {
    width,
    height,
    ink: [
      ...graticule(frame, toPoint, height),
      frameOf(page, 'ink'),
      ...areas,
      // The first is the place with most incidents: it lies on top.
      ...marks.toReversed().flatMap((mark) => sign(mark, toPoint(mark))),
      ...marks.flatMap((mark) => number(mark, toPoint(mark))),
      ...scaleBar(scaleKm * pixelsPerKm, height),
    ],
  }
}

/** How many kilometres the picture is wide. */
export function kmOfWidth(frame: SketchMap['frame']): number {
  return width / projectionOf(frame).pixelsPerKm
}

type Projection = (at: { lat: number; lon: number }) => Point

function projectionOf({ south, west, north, east }: SketchMap['frame']) {
  const squeeze = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180))
  const wide = (east - west) * squeeze
  const high = north - south
  const height = Math.round(Math.min(highest, Math.max(lowest, (width * high) / wide)))
  const margin = 3 * signRadius
  const scale = Math.min((width - 2 * margin) / wide, (height - 2 * margin) / high)
  const toPoint: Projection = ({ lat, lon }) => ({
    x: width / 2 + (lon - (west + east) / 2) * squeeze * scale,
    y: height / 2 - (lat - (south + north) / 2) * scale,
  })
  return { toPoint, height, pixelsPerKm: (scale * 1_000) / metresPerDegree }
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

/** Beside its sign, with paper round it so that no line runs through. */
function number({ n }: Mark, at: Point): Ink[] {
  const digits = String(n)
  const long = digitsWidth(digits, digitHeight)
  const x = Math.min(at.x + signRadius + 4, width - long - 4)
  const y = Math.max(4, at.y - digitHeight / 2)
  const stroke = (tone: 'paper' | 'ink', thick: number) =>
    digitStrokes(digits, { x, y, height: digitHeight }).map(
      (points): Ink => ({ kind: 'stroke', points, width: thick, tone }),
    )
  return [...stroke('paper', 5), ...stroke('ink', 1.6)]
}

function scaleBar(long: number, height: number): Ink[] {
  const [x, y] = [16, height - 14]
  const tick = (at: number) => line({ x: at, y: y - 6 }, { x: at, y }, 2)
  return [line({ x, y }, { x: x + long, y }, 2), tick(x), tick(x + long)]
}
