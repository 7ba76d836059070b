import { type LatLon, type Place, placePoint } from '@tocsin/schema/primitives/place'
import { wholeArea } from '../../field/area-of.ts'
import type { FieldTools } from '../../field/field-tools.ts'
import type { MapBounds } from '../../map/map-types.ts'

const metresPerDegree = 111_320

/** What the map shows at first: the place that is changed, else the team's area. */
export function firstView(start: Place | null, tools: FieldTools): MapBounds | undefined {
  const point = start && placePoint(start)
  if (point) return boundsAround(point, Math.max(3000, 2 * (point.radiusM ?? 10_000)))
  const area = wholeArea(tools)
  const outline = area?.kind === 'unit' ? tools.gazetteer.unit(area.code)?.polygon[0] : undefined
  if (!outline || outline.length === 0) return undefined
  const lons = outline.map(([lon = 0]) => lon)
  const lats = outline.map(([, lat = 0]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

/** About `metres` each way; a picture's edges, not a measure. */
export function boundsAround({ lat, lon }: LatLon, metres: number): MapBounds {
  const up = metres / metresPerDegree
  const across = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return [lon - across, lat - up, lon + across, lat + up]
}
