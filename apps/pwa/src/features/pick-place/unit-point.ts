import { placePoint } from '@tocsin/schema/primitives/place'
import { unitPlace } from '../../field/found-place.ts'
import type { LatLon } from '../../map/mgrs.ts'
import type { ListedUnit } from '../../map/place-list.ts'

/** Where the sign of a whole unit stands. */
export function listedUnitPoint(unit: ListedUnit): LatLon | undefined {
  const point = placePoint(unitPlace(unit))
  return point && { lat: point.lat, lon: point.lon }
}
