import { type LatLon, type Place, placePoint } from '@tocsin/schema/primitives/place'
import type { Area } from './area.ts'

type Level = Extract<Place, { kind: 'unit' }>['level']

/** The administrative unit of this level that a place names, by its code or else its name. */
export function unitOf(place: Place, level: Level): string | undefined {
  return place.kind === 'unit' && place.level === level ? place.code || place.name : undefined
}

/**
 * Units as areas, each in the middle of what was reported from it; a unit from which no point is
 * known has no distance to others and is left out. Sorted by id.
 */
export function unitAreas(places: Iterable<Place>, level: Level): Area[] {
  const points = new Map<string, LatLon[]>()
  for (const place of places) {
    const [id, point] = [unitOf(place, level), placePoint(place)]
    if (id !== undefined && point) points.set(id, [...(points.get(id) ?? []), point])
  }
  return [...points.keys()].sort().map((id) => ({ id, centre: middleOf(points.get(id) ?? []) }))
}

/** On the sphere, so that units on both sides of the date line are not set on the other side of the world. */
function middleOf(points: readonly LatLon[]): LatLon {
  let [x, y, z] = [0, 0, 0]
  for (const { lat, lon } of points) {
    const [phi, lambda] = [radians(lat), radians(lon)]
    x += Math.cos(phi) * Math.cos(lambda)
    y += Math.cos(phi) * Math.sin(lambda)
    z += Math.sin(phi)
  }
  return { lat: degrees(Math.atan2(z, Math.hypot(x, y))), lon: degrees(Math.atan2(y, x)) }
}

function radians(deg: number): number {
  return (deg * Math.PI) / 180
}

function degrees(rad: number): number {
  return (rad * 180) / Math.PI
}
