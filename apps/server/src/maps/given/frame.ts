import type { PackBounds } from '../pack-source.ts'

export type LonLat = readonly [lon: number, lat: number]

export function holdsPoint([west, south, east, north]: PackBounds, [lon, lat]: LonLat): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north
}

export function overlaps(a: PackBounds, b: PackBounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

/** Undefined where there is no position at all. */
export function boundsOf(positions: Iterable<readonly number[]>): PackBounds | undefined {
  let [west, south, east, north] = [180, 90, -180, -90]
  let isEmpty = true
  for (const [lon = 0, lat = 0] of positions) {
    isEmpty = false
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return isEmpty ? undefined : [west, south, east, north]
}

/** Why a position cannot be meant, as a sentence; undefined when it can. */
export function positionFault([lon, lat]: LonLat, frame?: PackBounds): string | undefined {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return 'The position is not two numbers.'
  if (lon === 0 && lat === 0) return 'The position is 0, 0: it was left empty somewhere.'
  const isOutside = frame !== undefined && !holdsPoint(frame, [lon, lat])
  const fitsSwapped = frame !== undefined && holdsPoint(frame, [lat, lon])
  if (isOutside && fitsSwapped) return 'Latitude and longitude look swapped.'
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    return Math.abs(lat) <= 180 && Math.abs(lon) <= 90
      ? 'Latitude and longitude look swapped.'
      : `Latitude ${lat}, longitude ${lon} is nowhere on Earth: are the positions in degrees (WGS 84)?`
  }
  return isOutside ? `Latitude ${lat}, longitude ${lon} lies outside the area.` : undefined
}

export function padded([west, south, east, north]: PackBounds, by: number): PackBounds {
  const four = (degrees: number) => Math.round(degrees * 1e4) / 1e4
  return [
    four(Math.max(-180, west - by)),
    four(Math.max(-85, south - by)),
    four(Math.min(180, east + by)),
    four(Math.min(85, north + by)),
  ]
}
