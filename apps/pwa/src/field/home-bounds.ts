import type { MapBounds } from '../map/map-types.ts'
import { areasOf } from '../shell/areas-of.ts'
import type { FieldTools } from './field-tools.ts'

/** The team's own areas: where its maps open. Undefined until the word list of places is read. */
export function homeBounds({ local, gazetteer }: FieldTools): MapBounds | undefined {
  const corners = areasOf(local).flatMap((area) => gazetteer.unit(area)?.polygon.flat() ?? [])
  if (corners.length === 0) return undefined
  const lons = corners.map(([lon = 0]) => lon)
  const lats = corners.map(([, lat = 0]) => lat)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}
