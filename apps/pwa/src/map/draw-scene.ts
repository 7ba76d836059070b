import type { Drawing } from '@tocsin/schema/primitives/drawn'
import { drawDrawing, drawGrowing, drawTeam } from './draw-drawing.ts'
import {
  dotScreen,
  drawCluster,
  drawMark,
  drawWords,
  markRadius,
  type Pen,
  type Spot,
  type View,
} from './draw-mark.ts'
import { pixelsPerMetre } from './map-scale.ts'
import type { MapSymbol, PickedPoint, Ring, SilenceArea } from './map-types.ts'

export type Cluster = {
  readonly id: number
  readonly lat: number
  readonly lon: number
  readonly count: number
  readonly verified: number
}

/** Everything that is drawn above the base map. `symbols` are those that stand alone. */
export type Scene = {
  readonly symbols: readonly MapSymbol[]
  readonly clusters: readonly Cluster[]
  readonly silence: readonly SilenceArea[]
  /** Of all symbols, gathered into a cluster or not: those for which something was drawn. */
  readonly drawn: readonly MapSymbol[]
  /** Where teams work. */
  readonly teams: readonly Drawing[]
  /** What is being drawn. */
  readonly growing: Drawing | undefined
  readonly picked: PickedPoint | undefined
  readonly here: PickedPoint | undefined
  readonly happeningNow: string
}

export const emptyScene: Scene = {
  symbols: [],
  clusters: [],
  silence: [],
  drawn: [],
  teams: [],
  growing: undefined,
  picked: undefined,
  here: undefined,
  happeningNow: '',
}

/** What a finger can hit, in drawing order. */
export type Target = Spot & ({ readonly symbol: MapSymbol } | { readonly cluster: Cluster })

/** Draws areas under lines under signs under words, and returns what can be touched. */
export function drawScene(pen: Pen, view: View, scene: Scene): Target[] {
  const { colours } = pen
  for (const area of scene.silence) drawSilence(pen, view, area)
  for (const team of scene.teams) drawTeam(pen, view, team)
  for (const symbol of scene.drawn) drawDrawing(pen, view, symbol)
  const seen = scene.symbols
    .map((symbol) => ({ symbol, ...view.spot(symbol.lat, symbol.lon) }))
    .filter((target) => nearView(view, target, areaRadius(view, target.symbol)))
    .toSorted((a, b) => height(a.symbol) - height(b.symbol))
  for (const target of seen) drawArea(pen, view, target, target.symbol)
  if (scene.picked) drawPicked(pen, view, scene.picked)
  if (scene.growing) drawGrowing(pen, view, scene.growing)
  if (scene.here) drawHere(pen, view, scene.here)
  const clusters = scene.clusters
    .map((cluster) => ({ cluster, ...view.spot(cluster.lat, cluster.lon) }))
    .filter((target) => nearView(view, target, 0))
  for (const { cluster, ...spot } of clusters) {
    drawCluster(pen, spot, cluster.count, cluster.verified)
  }
  for (const target of seen) drawMark(pen, target, target.symbol)
  for (const spot of apart(seen.filter(({ symbol }) => symbol.danger).map(wordsSpot))) {
    drawWords(pen, spot, scene.happeningNow, colours.danger)
  }
  for (const area of scene.silence) drawSilenceWords(pen, view, area)
  return [...clusters, ...seen]
}

function wordsSpot({ symbol, x, y }: Spot & { symbol: MapSymbol }): Spot {
  return { x, y: y - (symbol.chosen ? 36 : 24) }
}

/** Dangers close together share one "happening now": the uppermost sign's, which is drawn last. */
function apart(spots: readonly Spot[]): Spot[] {
  const kept: Spot[] = []
  for (const spot of spots.toReversed()) {
    const isFree = kept.every(({ x, y }) => Math.abs(x - spot.x) > 110 || Math.abs(y - spot.y) > 20)
    if (isFree) kept.push(spot)
  }
  return kept
}

/** Danger and the chosen one are never hidden under others. */
function height(symbol: MapSymbol): number {
  return (symbol.kind === 'base' ? -1 : 0) + (symbol.danger ? 1 : 0) + (symbol.chosen ? 2 : 0)
}

function nearView(view: View, { x, y }: Spot, reach: number): boolean {
  const margin = 60 + reach
  return x > -margin && y > -margin && x < view.width + margin && y < view.height + margin
}

function areaRadius(view: View, { lat, radiusM, polygon }: MapSymbol): number {
  // A whole unit may reach into the view from any distance.
  if (polygon) return Number.POSITIVE_INFINITY
  return radiusM === null ? 0 : radiusM * pixelsPerMetre(lat, view.zoom)
}

/** The area in which a thing may have happened, true to scale; left out when the sign covers it. */
function drawArea(pen: Pen, view: View, spot: Spot, symbol: MapSymbol): void {
  const radius = areaRadius(view, symbol)
  if (radius <= markRadius + 3) return
  pen.ctx.beginPath()
  if (symbol.polygon) tracePolygon(pen.ctx, view, symbol.polygon)
  else pen.ctx.arc(spot.x, spot.y, radius, 0, 2 * Math.PI)
  const colour = symbol.danger ? pen.colours.danger : pen.colours.ink
  fillThin(pen.ctx, colour)
  strokeDashed(pen.ctx, colour, 1.75, [5, 4])
}

function drawPicked({ ctx, colours }: Pen, view: View, { lat, lon, radiusM }: PickedPoint): void {
  if (radiusM === null) return
  const { x, y } = view.spot(lat, lon)
  ctx.beginPath()
  ctx.arc(x, y, Math.max(4, radiusM * pixelsPerMetre(lat, view.zoom)), 0, 2 * Math.PI)
  fillThin(ctx, colours.action)
  ctx.lineWidth = 3.5
  ctx.strokeStyle = colours.action
  ctx.stroke()
}

function drawHere({ ctx, colours }: Pen, view: View, { lat, lon, radiusM }: PickedPoint): void {
  const { x, y } = view.spot(lat, lon)
  ctx.beginPath()
  ctx.arc(x, y, Math.max(8, (radiusM ?? 0) * pixelsPerMetre(lat, view.zoom)), 0, 2 * Math.PI)
  fillThin(ctx, colours.action)
  ctx.beginPath()
  ctx.arc(x, y, 5, 0, 2 * Math.PI)
  ctx.fillStyle = colours.action
  ctx.fill()
  ctx.lineWidth = 2
  ctx.strokeStyle = colours.halo
  ctx.stroke()
}

function drawSilence(pen: Pen, view: View, { rings }: SilenceArea): void {
  const { ctx, colours } = pen
  ctx.beginPath()
  tracePolygon(ctx, view, rings)
  ctx.fillStyle = dotScreen(pen)
  ctx.fill('evenodd')
  strokeDashed(ctx, colours.silence, 1.5, [3, 4])
}

function drawSilenceWords(pen: Pen, view: View, { rings, label }: SilenceArea): void {
  const spots = (rings[0] ?? []).map(([lon = 0, lat = 0]) => view.spot(lat, lon))
  if (spots.length === 0) return
  const xs = spots.map((s) => s.x)
  const ys = spots.map((s) => s.y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)]
  // Above the middle, where a village's own name does not stand.
  const spot = { x: (left + right) / 2, y: top + (bottom - top) * 0.3 }
  if (right - left > 60) drawWords(pen, spot, label, pen.colours.silence)
}

function tracePolygon(ctx: CanvasRenderingContext2D, view: View, rings: readonly Ring[]): void {
  for (const ring of rings) {
    traceLine(ctx, view, ring)
    ctx.closePath()
  }
}

function traceLine(ctx: CanvasRenderingContext2D, view: View, points: Ring): void {
  for (const [i, [lon = 0, lat = 0]] of points.entries()) {
    const { x, y } = view.spot(lat, lon)
    if (i === 0) ctx.moveTo(x, y)
    else ctx.lineTo(x, y)
  }
}

function fillThin(ctx: CanvasRenderingContext2D, colour: string): void {
  ctx.globalAlpha = 0.1
  ctx.fillStyle = colour
  ctx.fill('evenodd')
  ctx.globalAlpha = 1
}

function strokeDashed(
  ctx: CanvasRenderingContext2D,
  colour: string,
  width: number,
  dash: readonly number[],
): void {
  ctx.setLineDash([...dash])
  ctx.lineWidth = width
  ctx.strokeStyle = colour
  ctx.stroke()
  ctx.setLineDash([])
}

/** The last drawn, and so uppermost, target within a finger's reach of the spot. */
export function hitTarget(targets: readonly Target[], { x, y }: Spot): Target | undefined {
  const reach = 24
  const within = targets.filter((t) => Math.hypot(t.x - x, t.y - y) <= reach)
  const nearest = Math.min(...within.map((t) => Math.hypot(t.x - x, t.y - y)))
  return within.findLast((t) => Math.hypot(t.x - x, t.y - y) <= nearest + 4)
}
