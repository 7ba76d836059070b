import {
  CenteredTextSymbolizer,
  GroupSymbolizer,
  type LabelRule,
  type LabelSymbolizer,
  OffsetTextSymbolizer,
  type PaintRule,
  type PaintSymbolizer,
} from 'protomaps-leaflet'
import type { MapColours } from './map-colours.ts'
import type { MapWords } from './map-types.ts'

type Geometry = Parameters<PaintSymbolizer['draw']>[1]

/** From the widest zoom to the closest: a width in pixels at zoom 8, 10, 12 and 14. */
type Widths = readonly [number, number, number, number]

/** How one pack is painted; layer names are those of the packs that the server builds. */
export function paintRules(pack: string, colours: MapColours): PaintRule[] {
  const rule = (dataLayer: string, symbolizer: PaintSymbolizer, minzoom = 0): PaintRule => ({
    dataSource: pack,
    dataLayer,
    symbolizer,
    minzoom,
  })
  return [
    rule('land', area(colours.land)),
    rule('wood', area(colours.wood)),
    rule('hill', line(colours.hill, [0.5, 0.7, 1, 1.4]), 9),
    rule('water', area(colours.water, colours.waterLine)),
    rule('river', river(colours.waterLine), 5),
    rule('border', border(colours.border)),
    rule('track', line(colours.track, [0.8, 1, 1.5, 2], [6, 4]), 10),
    rule('road', line(colours.roadEdge, [1.6, 2.6, 4.5, 7]), 7),
    rule('road', line(colours.road, [0.6, 1.2, 2.8, 5]), 7),
  ]
}

/** Names in the officer's language where the pack has them; the first rule wins the room. */
export function labelRules(
  pack: string,
  colours: MapColours,
  language: MapWords['language'],
): LabelRule[] {
  const labelProps = language === 'en' ? ['name'] : [`name_${language}`, 'name']
  const halo = {
    labelProps,
    stroke: colours.halo,
    width: 2,
    fontFamily: colours.font,
    lineHeight: 1.35,
  }
  const rule = (
    dataLayer: string,
    symbolizer: LabelSymbolizer,
    minzoom: number,
    kind?: string,
  ): LabelRule => ({
    dataSource: pack,
    dataLayer,
    symbolizer,
    minzoom,
    ...(kind ? { filter: (_zoom, feature) => feature.props.kind === kind } : {}),
  })
  const place = (weight: number, size: number, shape: 'square' | 'dot') =>
    new GroupSymbolizer([
      dot(shape, weight === 600 ? 5 : 4, colours.label),
      new OffsetTextSymbolizer({
        ...halo,
        fill: colours.label,
        fontWeight: weight,
        fontSize: size,
        offsetX: 9,
        offsetY: 5,
        maxLineChars: 24,
        placements: [4],
      }),
    ])
  return [
    rule('place', place(600, 16, 'square'), 8, 'town'),
    rule('place', place(600, 16, 'dot'), 10, 'village'),
    rule('place', place(400, 15, 'dot'), 12, 'hamlet'),
    ...unitZooms.map(({ level, from, to, size }) => ({
      ...rule(
        'unit',
        new CenteredTextSymbolizer({
          ...halo,
          fill: colours.border,
          fontSize: size,
          fontWeight: 400,
          maxLineChars: 18,
          // Joined letters come apart when they are spaced.
          ...(language === 'ar' ? {} : { letterSpacing: 3, textTransform: 'uppercase' }),
        }),
        from,
      ),
      maxzoom: to,
      filter: ofLevel(level),
    })),
    rule(
      'waterName',
      new CenteredTextSymbolizer({
        ...halo,
        fill: colours.labelWater,
        fontSize: 14,
        fontStyle: 'italic',
        fontWeight: 400,
      }),
      10,
    ),
    {
      ...rule(
        'country',
        new CenteredTextSymbolizer({
          ...halo,
          fill: colours.border,
          fontSize: 13,
          fontWeight: 400,
          maxLineChars: 18,
        }),
        2,
      ),
      maxzoom: 7,
      filter: (zoom, feature) => Number(feature.props.size) >= leastCountry(zoom),
      sort: (a, b) => Number(b.size) - Number(a.size),
    },
  ]
}

/** Names of units from the widest to the closest: each level as long as it fits on the screen. */
const unitZooms = [
  { level: 1, from: 5, to: 8, size: 17 },
  { level: 2, from: 9, to: 18, size: 17 },
  { level: 3, from: 12, to: 18, size: 15 },
] as const

function ofLevel(level: number) {
  return (_zoom: number, { props }: { props: Record<string, unknown> }) => props.level === level
}

/** The smallest country named at a zoom, in square degrees, so that small ones do not crowd out large ones. */
function leastCountry(zoom: number): number {
  return zoom <= 2 ? 60 : zoom === 3 ? 15 : zoom === 4 ? 2 : 0
}

function area(fill: string, edge?: string): PaintSymbolizer {
  return {
    draw: (ctx, geometry) => {
      trace(ctx, geometry, true)
      ctx.fillStyle = fill
      ctx.fill('evenodd')
      if (!edge) return
      ctx.lineWidth = 1.25
      ctx.strokeStyle = edge
      ctx.stroke()
    },
  }
}

function line(colour: string, widths: Widths, dash: readonly number[] = []): PaintSymbolizer {
  return {
    draw: (ctx, geometry, zoom) => {
      trace(ctx, geometry, false)
      ctx.setLineDash([...dash])
      ctx.lineCap = dash.length > 0 ? 'butt' : 'round'
      ctx.lineJoin = 'round'
      ctx.lineWidth = widthAt(widths, zoom)
      ctx.strokeStyle = colour
      ctx.stroke()
      ctx.setLineDash([])
    },
  }
}

/** Level 9 is undetermined, drawn as dots; sectors (3) appear only close by, and thinner. */
function border(colour: string): PaintSymbolizer {
  const wide = line(colour, [1.6, 2, 2.4, 3], [10, 4, 2, 4])
  const whole = line(colour, [1, 1.2, 1.5, 2], [10, 4, 2, 4])
  const sector = line(colour, [0, 0.7, 0.9, 1.2], [10, 4, 2, 4])
  const undetermined = line(colour, [1, 1.2, 1.5, 2], [2, 4])
  return {
    draw: (ctx, geometry, zoom, feature) => {
      const { level } = feature.props
      if (level === 3 && zoom < 10) return
      const chosen = { 1: wide, 3: sector, 9: undetermined }[Number(level)] ?? whole
      chosen.draw(ctx, geometry, zoom, feature)
    },
  }
}

function river(colour: string): PaintSymbolizer {
  const wide = line(colour, [1.6, 3, 5, 9])
  const narrow = line(colour, [0.7, 1.4, 2.5, 4.5])
  return {
    draw: (ctx, geometry, zoom, feature) =>
      (feature.props.rank === 1 ? wide : narrow).draw(ctx, geometry, zoom, feature),
  }
}

function dot(shape: 'square' | 'dot', radius: number, colour: string): LabelSymbolizer {
  return {
    place: (_layout, geometry) => {
      const anchor = geometry[0]?.[0]
      if (!anchor) return undefined
      const draw = (ctx: CanvasRenderingContext2D) => {
        ctx.beginPath()
        if (shape === 'square') ctx.rect(-radius, -radius, 2 * radius, 2 * radius)
        else ctx.arc(0, 0, radius, 0, 2 * Math.PI)
        ctx.fillStyle = colour
        ctx.fill()
      }
      const { x, y } = anchor
      const box = { minX: x - radius, minY: y - radius, maxX: x + radius, maxY: y + radius }
      return [{ anchor, bboxes: [box], draw }]
    },
  }
}

function trace(ctx: CanvasRenderingContext2D, geometry: Geometry, closed: boolean): void {
  ctx.beginPath()
  for (const part of geometry) {
    for (const [i, point] of part.entries()) {
      if (i === 0) ctx.moveTo(point.x, point.y)
      else ctx.lineTo(point.x, point.y)
    }
    if (closed) ctx.closePath()
  }
}

const zooms = [8, 10, 12, 14] as const

function widthAt(widths: Widths, zoom: number): number {
  const after = zooms.findIndex((stop) => stop >= zoom)
  if (after <= 0) return after === 0 ? widths[0] : widths[3] * 2 ** ((zoom - 14) / 3)
  const share = (zoom - (zooms[after - 1] ?? 0)) / 2
  return (widths[after - 1] ?? 0) * (1 - share) + (widths[after] ?? 0) * share
}
