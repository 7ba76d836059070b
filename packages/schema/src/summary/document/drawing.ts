export type Point = { x: number; y: number }

export const tones = {
  ink: '#16202a',
  paper: '#ffffff',
  faint: '#d6d2c6',
  /** Ground under a map: to be read, and behind everything that is counted. */
  quiet: '#7a828a',
} as const
export type Tone = keyof typeof tones

/** The three marks of which every picture is made, so that each face draws the same one. */
export type Ink =
  | { kind: 'box'; x: number; y: number; width: number; height: number; tone: Tone }
  | { kind: 'disc'; x: number; y: number; radius: number; tone: Tone }
  | { kind: 'stroke'; points: readonly Point[]; width: number; tone: Tone }

/** A picture as data. Units are CSS pixels, y downwards; later ink lies over earlier. */
export type Drawing = { width: number; height: number; ink: readonly Ink[] }

/** Full: verified. Hatched: unverified. Both can be told apart in black and white. */
export type Fill = 'solid' | 'hatched'

type Rectangle = { x: number; y: number; width: number; height: number }
type Circle = Point & { radius: number }

const between = 4
const edge = 1.4

export function rectangle(at: Rectangle, fill: Fill): Ink[] {
  if (fill === 'solid') return [{ kind: 'box', ...at, tone: 'ink' }]
  const [right, below] = [at.x + at.width, at.y + at.height]
  const lines: Ink[] = []
  for (let c = first(at.x - below); c < right - at.y; c += between) {
    const from = Math.max(at.x, at.y + c)
    const to = Math.min(right, below + c)
    if (to > from) lines.push(line({ x: from, y: from - c }, { x: to, y: to - c }, 1))
  }
  return [{ kind: 'box', ...at, tone: 'paper' }, ...lines, outline(corners(at))]
}

export function circle({ x, y, radius }: Circle, fill: Fill): Ink[] {
  const disc = (tone: Tone): Ink => ({ kind: 'disc', x, y, radius, tone })
  if (fill === 'solid') return [disc('ink')]
  const reach = radius * Math.SQRT2
  const lines: Ink[] = []
  for (let c = first(x - y - reach); c < x - y + reach; c += between) {
    const away = (c - (x - y)) / 2
    const half = Math.sqrt(Math.max(0, radius ** 2 / 2 - away ** 2))
    const middle = { x: x + away, y: y - away }
    if (half > 0)
      lines.push(
        line(
          { x: middle.x - half, y: middle.y - half },
          { x: middle.x + half, y: middle.y + half },
          1,
        ),
      )
  }
  return [disc('paper'), ...lines, outline(arc({ x, y, radius }, 0, 1))]
}

/** The area in which something lies somewhere. */
export function dashedCircle(at: Circle): Ink[] {
  const dashes = Math.max(12, Math.round((at.radius * Math.PI) / 5))
  return Array.from({ length: dashes }, (_, n) => outline(arc(at, n / dashes, (n + 0.55) / dashes)))
}

export function dashedLine(from: Point, to: Point): Ink[] {
  const long = Math.hypot(to.x - from.x, to.y - from.y)
  const dashes = Math.max(1, Math.round(long / 8))
  const at = (share: number): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  })
  return Array.from({ length: dashes }, (_, n) =>
    outline([at(n / dashes), at((n + 0.55) / dashes)]),
  )
}

export function line(from: Point, to: Point, width: number, tone: Tone = 'ink'): Ink {
  return { kind: 'stroke', points: [from, to], width, tone }
}

export function frame(at: Rectangle, tone: Tone): Ink {
  return { kind: 'stroke', points: corners(at), width: 1, tone }
}

function outline(points: readonly Point[]): Ink {
  return { kind: 'stroke', points, width: edge, tone: 'ink' }
}

function corners({ x, y, width, height }: Rectangle): Point[] {
  const [right, below] = [x + width, y + height]
  return [
    { x, y },
    { x: right, y },
    { x: right, y: below },
    { x, y: below },
    { x, y },
  ]
}

/** Parts of a whole turn, in steps of about three pixels. */
function arc({ x, y, radius }: Circle, from: number, to: number): Point[] {
  const steps = Math.max(2, Math.ceil(((to - from) * 2 * Math.PI * radius) / 3))
  return Array.from({ length: steps + 1 }, (_, n) => {
    const angle = (from + ((to - from) * n) / steps) * 2 * Math.PI
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) }
  })
}

/** Hatching keeps to one raster over the whole picture. */
function first(from: number): number {
  return Math.ceil(from / between) * between
}
