import type { MapColours } from './map-colours.ts'
import type { MapSymbol } from './map-types.ts'

export type Pen = { readonly ctx: CanvasRenderingContext2D; readonly colours: MapColours }
export type Spot = { readonly x: number; readonly y: number }

/** Where things land on the canvas, in CSS pixels. */
export type View = {
  readonly zoom: number
  readonly width: number
  readonly height: number
  readonly spot: (lat: number, lon: number) => Spot
}

/** Half the size of a sign in CSS pixels; an area smaller than this is not drawn. */
export const markRadius = 11
const diamondReach = 15
const baseHalf = 13
/** A few take less of the map than many, so that the names between them can be read. */
function clusterRadius(count: number): number {
  if (count < 10) return 18
  return count < 100 ? 21 : 26
}
/** The ring in which the verified share is read. */
const clusterRing = 8

/** The sign itself: shape says what kind, fill says how sure. */
export function drawMark(
  pen: Pen,
  { x, y }: Spot,
  mark: Pick<MapSymbol, 'kind' | 'fill' | 'danger' | 'chosen'>,
): void {
  const { ctx, colours } = pen
  if (mark.chosen) drawChosen(pen, { x, y })
  if (mark.kind === 'base') {
    drawBase(pen, { x, y })
    return
  }
  const colour = mark.danger ? colours.danger : colours.ink
  outline(ctx, x, y, mark.kind)
  ctx.lineJoin = 'round'
  ctx.lineWidth = 6
  ctx.strokeStyle = colours.halo
  ctx.stroke()
  ctx.fillStyle = fillOf(pen, mark.fill, colour)
  ctx.fill()
  ctx.lineWidth = mark.fill === 'pending' ? 3 : 2.25
  ctx.strokeStyle = colour
  ctx.stroke()
}

export function fillOf(pen: Pen, fill: MapSymbol['fill'], colour: string): string | CanvasPattern {
  if (fill === 'verified') return colour
  return fill === 'pending' ? pen.colours.halo : hatch(pen, colour)
}

function outline(ctx: CanvasRenderingContext2D, x: number, y: number, kind: MapSymbol['kind']) {
  ctx.beginPath()
  if (kind === 'threat') {
    ctx.moveTo(x, y - diamondReach)
    ctx.lineTo(x + diamondReach, y)
    ctx.lineTo(x, y + diamondReach)
    ctx.lineTo(x - diamondReach, y)
    ctx.closePath()
  } else {
    ctx.arc(x, y, markRadius, 0, 2 * Math.PI)
  }
}

function drawChosen({ ctx, colours }: Pen, { x, y }: Spot): void {
  ctx.beginPath()
  ctx.arc(x, y, 26, 0, 2 * Math.PI)
  ctx.lineWidth = 8
  ctx.strokeStyle = colours.halo
  ctx.stroke()
  ctx.lineWidth = 4
  ctx.strokeStyle = colours.action
  ctx.stroke()
}

function drawBase({ ctx, colours }: Pen, { x, y }: Spot): void {
  ctx.beginPath()
  ctx.roundRect(x - baseHalf, y - baseHalf, 2 * baseHalf, 2 * baseHalf, 2)
  ctx.fillStyle = colours.action
  ctx.fill()
  ctx.lineWidth = 2
  ctx.strokeStyle = colours.halo
  ctx.stroke()
  ctx.beginPath()
  ctx.moveTo(x - 5, y + 7)
  ctx.lineTo(x - 5, y - 6)
  ctx.lineTo(x + 6, y - 6)
  ctx.lineTo(x + 3, y - 2.5)
  ctx.lineTo(x + 6, y + 1)
  ctx.lineTo(x - 5, y + 1)
  ctx.stroke()
}

/** Several together: the solid share of the ring is the verified share. */
export function drawCluster(pen: Pen, { x, y }: Spot, count: number, verified: number): void {
  const { ctx, colours } = pen
  const radius = clusterRadius(count)
  const half = radius + 3
  ctx.drawImage(clusterDisc(pen, radius), x - half, y - half, 2 * half, 2 * half)
  if (verified > 0) {
    const top = -Math.PI / 2
    ctx.beginPath()
    // From the halo of the middle to the rim, without a seam between.
    const width = clusterRing - 1
    ctx.arc(x, y, radius - width / 2, top, top + (verified / count) * 2 * Math.PI)
    ctx.lineWidth = width
    ctx.strokeStyle = colours.ink
    ctx.stroke()
  }
  const text = String(count)
  ctx.font = `700 ${text.length > 3 ? 11 : 14}px ${colours.font}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = colours.onSolid
  ctx.fillText(text, x, y + 0.5)
}

/** What all clusters of a size have in common, drawn once: the halo, the hatched ring, the middle. */
function clusterDisc({ colours }: Pen, radius: number): HTMLCanvasElement {
  const { halo, ink, solid } = colours
  return tile(`cluster ${radius} ${halo} ${ink} ${solid}`, 2 * (radius + 3), (ctx, size) => {
    const circle = (itsRadius: number) => {
      ctx.beginPath()
      ctx.arc(size / 2, size / 2, itsRadius, 0, 2 * Math.PI)
    }
    circle(radius)
    ctx.lineWidth = 6
    ctx.strokeStyle = halo
    ctx.stroke()
    ctx.fillStyle = hatch({ ctx, colours }, ink)
    ctx.fill()
    ctx.lineWidth = 2
    ctx.strokeStyle = ink
    ctx.stroke()
    circle(radius - clusterRing)
    ctx.fillStyle = solid
    ctx.fill()
    ctx.strokeStyle = halo
    ctx.stroke()
  })
}

/** Words on the map, with a halo so that lines under them do not cut the letters. */
export function drawWords(
  { ctx, colours }: Pen,
  { x, y }: Spot,
  text: string,
  colour: string,
): void {
  ctx.font = `600 14px ${colours.font}`
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  ctx.lineJoin = 'round'
  ctx.lineWidth = 4
  ctx.strokeStyle = colours.halo
  ctx.strokeText(text, x, y)
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
}

const patterns = new Map<string, CanvasPattern>()

/** Slanting lines in `colour` on the halo: the mark of "unverified". */
function hatch({ ctx, colours }: Pen, colour: string): CanvasPattern | string {
  return pattern(ctx, `hatch ${colour} ${colours.halo}`, 6, (tile, size) => {
    tile.fillStyle = colours.halo
    tile.fillRect(0, 0, size, size)
    tile.strokeStyle = colour
    tile.lineWidth = 2.1
    tile.lineCap = 'square'
    tile.beginPath()
    for (const shift of [-size, 0, size]) {
      tile.moveTo(shift, size)
      tile.lineTo(shift + size, 0)
    }
    tile.stroke()
  })
}

/** The dot screen of silence. */
export function dotScreen({ ctx, colours }: Pen): CanvasPattern | string {
  return pattern(ctx, `dots ${colours.silence}`, 16, (tile) => {
    tile.fillStyle = colours.silence
    for (const at of [4, 12]) {
      tile.beginPath()
      tile.arc(at, at, 1.6, 0, 2 * Math.PI)
      tile.fill()
    }
  })
}

const tiles = new Map<string, HTMLCanvasElement>()

/** A small picture in device pixels, made once for each density of the screen. */
function tile(
  key: string,
  size: number,
  draw: (ctx: CanvasRenderingContext2D, size: number) => void,
): HTMLCanvasElement {
  const density = Math.ceil(globalThis.devicePixelRatio || 1)
  const name = `${key} ${density}`
  const known = tiles.get(name)
  if (known) return known
  const canvas = document.createElement('canvas')
  canvas.width = size * density
  canvas.height = size * density
  const ctx = canvas.getContext('2d')
  ctx?.scale(density, density)
  if (ctx) draw(ctx, size)
  tiles.set(name, canvas)
  return canvas
}

/** Patterns repeat in device pixels unless they are drawn at, and scaled back from, that density. */
function pattern(
  ctx: CanvasRenderingContext2D,
  key: string,
  size: number,
  draw: (ctx: CanvasRenderingContext2D, size: number) => void,
): CanvasPattern | string {
  const canvas = tile(key, size, draw)
  const name = `${key} ${canvas.width}`
  const known = patterns.get(name)
  if (known) return known
  const made = ctx.createPattern(canvas, 'repeat')
  if (!made) return 'transparent'
  made.setTransform(new DOMMatrix().scale(size / canvas.width))
  patterns.set(name, made)
  return made
}
