import { type LatLon, type Place, placePoint, radiusFrom } from '@tocsin/schema/primitives/place'
import type { Gazetteer } from '../map/gazetteer.ts'
import type { ListedPlace, ListedUnit } from '../map/place-list.ts'
import type { Fix } from '../map/use-position.ts'

/** A village lends its name to what lies this near to its middle. */
const namedWithinM = 2000

/** The village that names a point: the nearest one, when it is near. */
export function nameAt(gazetteer: Gazetteer, at: LatLon): { name?: string; pcode?: string } {
  const nearest = gazetteer.nearest(at, namedWithinM)[0]?.place
  if (!nearest) return {}
  return nearest.pcode ? { name: nearest.name, pcode: nearest.pcode } : { name: nearest.name }
}

/** Where the receiver says the tablet is, with its accuracy as the radius. */
export function fixPlace(gazetteer: Gazetteer, { lat, lon, accuracyM }: Fix): Place {
  const radiusM = radiusFrom(accuracyM)
  return { kind: 'point', lat, lon, radiusM, source: 'gps', ...nameAt(gazetteer, { lat, lon }) }
}

export function listedPlace(place: ListedPlace, radiusM: number): Place {
  const { lat, lon, name, pcode } = place
  const point = { kind: 'point', lat, lon, radiusM, source: 'village', name } as const
  return pcode ? { ...point, pcode } : point
}

/** Somewhere in the whole unit; its sign stands at `at`, else in the middle of its outline. */
export function unitPlace(unit: ListedUnit, at = middleOf(unit)): Place {
  const { code, name, level } = unit
  return { kind: 'unit', code, name, level, source: 'village', ...at }
}

function middleOf({ polygon }: ListedUnit): LatLon | undefined {
  const points = polygon[0] ?? []
  if (points.length === 0) return undefined
  const sum = (axis: 0 | 1) => points.reduce((total, point) => total + (point[axis] ?? 0), 0)
  return { lat: sum(1) / points.length, lon: sum(0) / points.length }
}

/** The units that a place lies in, smallest first. */
export function unitsOf(gazetteer: Gazetteer, place: Place): string[] {
  const point = placePoint(place)
  const around = point ? gazetteer.unitsAt(point).map((unit) => unit.code) : []
  return place.kind === 'unit' ? [place.code, ...around] : around
}
