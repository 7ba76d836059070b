import type { AreaId } from '@tocsin/schema/primitives/ids'
import { type Place, placePoint } from '@tocsin/schema/primitives/place'
import type { Local } from '../local/local.ts'
import type { Gazetteer } from '../map/gazetteer.ts'
import { areasOf } from '../shell/areas-of.ts'
import { unitPlace, unitsOf } from './found-place.ts'

type Seat = { local: Local; gazetteer: Gazetteer }

/** The area of responsibility that a new record goes to: where its place lies, else the team's first. */
export function areaOf({ local, gazetteer }: Seat, place: Place | null): AreaId | undefined {
  const own = areasOf(local)
  const around = place ? unitsOf(gazetteer, place) : []
  return own.find((area) => around.includes(area)) ?? own[0]
}

/**
 * Whether a place lies outside every area of its officer (SPEC MP-6). Nothing is said where the tablet
 * has no outline of one of them, or where the place has no point.
 */
export function isOffAreas({ local, gazetteer }: Seat, place: Place): boolean {
  const own = areasOf(local)
  const outlined = own.every((area) => (gazetteer.unit(area)?.polygon.length ?? 0) > 0)
  if (own.length === 0 || !outlined || !placePoint(place)) return false
  const around = unitsOf(gazetteer, place)
  return !own.some((area) => around.includes(area))
}

/** "Somewhere in our area": what is said of the place when nothing else is, so that a flash never waits for it. */
export function wholeArea(seat: Seat): Place | undefined {
  const area = areaOf(seat, null)
  if (!area) return undefined
  const unit = seat.gazetteer.unit(area)
  if (unit) return unitPlace(unit)
  const name = seat.local.profile().areaNames[area] ?? area
  return { kind: 'unit', code: area, name, level: 'other', source: 'pin' }
}
