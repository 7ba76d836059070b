import type { Drawing } from '@tocsin/schema/primitives/drawn'
import type { LatLon } from '@tocsin/schema/primitives/place'
import { fillOf, type Pen, type Spot, type View } from './draw-mark.ts'
import type { MapSymbol } from './map-types.ts'

/**
 * What was drawn for a symbol: an outline with a light fill, hatched while unverified, or the dotted
 * line of a movement. A halo keeps both apart from the roads under them.
 */
export function drawDrawing(pen: Pen, view: View, symbol: MapSymbol): void {
  const { ctx, colours } = pen
  const { drawn, fill, danger, chosen } = symbol
  if (!drawn) return
  const colour = danger ? colours.danger : colours.ink
  trace(ctx, spotsOf(view, drawn), drawn.kind)
  ctx.lineJoin = 'round'
  ctx.lineCap = 'round'
  stroke(ctx, colours.halo, chosen ? 9 : 6)
  if (drawn.kind === 'area') {
    ctx.globalAlpha = fill === 'verified' ? 0.2 : 0.3
    ctx.fillStyle = fillOf(pen, fill, colour)
    ctx.fill()
    ctx.globalAlpha = 1
    stroke(ctx, colour, chosen ? 4 : 2.25)
  } else {
    ctx.setLineDash([1, 7])
    stroke(ctx, colour, chosen ? 5 : 3.5)
    ctx.setLineDash([])
  }
  ctx.lineCap = 'butt'
}

/** Where a team works: a dashed line with nothing in it, so that it hides no sign and is none. */
export function drawTeam({ ctx, colours }: Pen, view: View, drawing: Drawing): void {
  trace(ctx, spotsOf(view, drawing), drawing.kind)
  ctx.lineJoin = 'round'
  stroke(ctx, colours.halo, 5)
  ctx.setLineDash([8, 6])
  stroke(ctx, colours.action, 2.5)
  ctx.setLineDash([])
}

/** What is being drawn, with every corner as a dot, the last one ringed: the next side begins there. */
export function drawGrowing({ ctx, colours }: Pen, view: View, drawing: Drawing): void {
  const spots = spotsOf(view, drawing)
  trace(ctx, spots, drawing.kind)
  if (drawing.kind === 'area') {
    ctx.globalAlpha = 0.12
    ctx.fillStyle = colours.action
    ctx.fill()
    ctx.globalAlpha = 1
  }
  ctx.lineJoin = 'round'
  stroke(ctx, colours.halo, 7)
  stroke(ctx, colours.action, 3.5)
  for (const [at, spot] of spots.entries()) {
    drawCorner({ ctx, colours }, spot, at === spots.length - 1)
  }
}

function drawCorner({ ctx, colours }: Pen, { x, y }: Spot, isLast: boolean): void {
  ctx.beginPath()
  ctx.arc(x, y, isLast ? 9 : 6, 0, 2 * Math.PI)
  ctx.fillStyle = isLast ? colours.halo : colours.action
  ctx.fill()
  stroke(ctx, isLast ? colours.action : colours.halo, isLast ? 4 : 2)
}

function trace(ctx: CanvasRenderingContext2D, spots: readonly Spot[], kind: Drawing['kind']): void {
  ctx.beginPath()
  for (const [at, { x, y }] of spots.entries()) {
    if (at === 0) ctx.moveTo(x, y)
    else ctx.lineTo(x, y)
  }
  if (kind === 'area') ctx.closePath()
}

function stroke(ctx: CanvasRenderingContext2D, colour: string, width: number): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.stroke()
}

function spotsOf(view: View, { corners }: Drawing): Spot[] {
  return corners.map(({ lat, lon }: LatLon) => view.spot(lat, lon))
}
