import { type LatLon, type Place, placePoint } from '@tocsin/schema/primitives/place'
import type { MapBounds } from '../../map/map-types.ts'

const metresPerDegree = 111_320

/** What the map shows at first when a place is changed. */
export function boundsOf(start: Place | null): MapBounds | undefined {
  const point = start && placePoint(start)
  return point ? boundsAround(point, Math.max(3000, 2 * (point.radiusM ?? 10_000))) : undefined
}

/** About `metres` each way; a picture's edges, not a measure. */
export function boundsAround({ lat, lon }: LatLon, metres: number): MapBounds {
  const up = metres / metresPerDegree
  const across = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180))
  return [lon - across, lat - up, lon + across, lat + up]
}
