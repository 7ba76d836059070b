import { type Drawing, sidesOf } from './drawn.ts'
import { distanceM, meanEarthRadiusM } from './place.ts'

/** Metres along the sides of a drawing (SPEC PR-16); round an area, its closing side included. */
export function drawnLengthM(drawing: Drawing): number {
  return sidesOf(drawing).reduce((sum, [from, to]) => sum + distanceM(from, to), 0)
}

/** Square metres inside an area, on the same sphere as its length. */
export function drawnAreaM2(drawing: Drawing): number {
  const twice = sidesOf(drawing).reduce((sum, [from, to]) => {
    return sum + radians(to.lon - from.lon) * (2 + sine(from.lat) + sine(to.lat))
  }, 0)
  return Math.abs(twice / 2) * meanEarthRadiusM ** 2
}

/** Degrees: west, south, east, north of all corners. */
export function drawnBounds({
  corners,
}: Drawing): readonly [west: number, south: number, east: number, north: number] {
  const lats = corners.map(({ lat }) => lat)
  const lons = corners.map(({ lon }) => lon)
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)]
}

function sine(deg: number): number {
  return Math.sin(radians(deg))
}

function radians(deg: number): number {
  return (deg * Math.PI) / 180
}
