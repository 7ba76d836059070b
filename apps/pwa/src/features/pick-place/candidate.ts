import type { LatLon, Place, PlaceSource } from '@tocsin/schema/primitives/place'
import { placePoint, radiusFrom } from '@tocsin/schema/primitives/place'
import { nameAt, unitPlace } from '../../field/found-place.ts'
import type { Gazetteer } from '../../map/gazetteer.ts'

/** How exactly somebody knows a place; `gps` is the receiver's own accuracy. */
export type Exactness = 'exact' | 'vicinity' | 'locality' | 'area'

export const radiusOf: Record<Exclude<Exactness, 'area'>, number> = {
  exact: 10,
  vicinity: 100,
  locality: 1000,
}

/** Where no unit is known, "area only" is this wide. */
const openAreaM = 10_000

/** A place while it is being chosen: its point stays when its exactness changes. */
export type Candidate = {
  at: LatLon
  source: PlaceSource
  exactness: Exactness
  /** What the receiver or the digits of a grid gave, as long as nobody judged otherwise. */
  measuredM: number | null
  /** Chosen by name; a dragged pin loses it. */
  named: { name: string; pcode?: string | undefined } | null
  /** P-code of the unit that was chosen; without it "area only" is the smallest one about the point. */
  unit?: string | undefined
}

/** The tile that a measured radius falls under. */
export function exactnessOf(radiusM: number): Exactness {
  if (radiusM <= 30) return 'exact'
  if (radiusM <= 300) return 'vicinity'
  return radiusM <= 3000 ? 'locality' : 'area'
}

export function measured(at: LatLon, radiusM: number, source: PlaceSource): Candidate {
  return {
    at,
    source,
    exactness: exactnessOf(radiusM),
    measuredM: radiusFrom(radiusM),
    named: null,
  }
}

/** The candidate as it will be written: never more exact than it is known. */
export function placeOf(candidate: Candidate, gazetteer: Gazetteer): Place {
  const { at, source, exactness, measuredM, named } = candidate
  const unit = exactness === 'area' ? unitOf(candidate, gazetteer) : undefined
  if (unit) return unitPlace(unit, at)
  const radiusM = measuredM ?? (exactness === 'area' ? openAreaM : radiusOf[exactness])
  const words = named ?? nameAt(gazetteer, at)
  return {
    kind: 'point',
    lat: at.lat,
    lon: at.lon,
    radiusM,
    source,
    ...(words.name && { name: words.name }),
    ...(words.pcode && { pcode: words.pcode }),
  }
}

function unitOf({ unit, at }: Candidate, gazetteer: Gazetteer) {
  const chosen = unit === undefined ? undefined : gazetteer.unit(unit)
  return chosen ?? gazetteer.unitsAt(at)[0]
}

/** A place that was chosen before, to go on from. */
export function candidateOf(place: Place | null): Candidate | undefined {
  const point = place && placePoint(place)
  if (!place || !point || place.kind === 'country' || place.kind === 'withheld') return undefined
  const at = { lat: point.lat, lon: point.lon }
  if (place.kind === 'unit') {
    const { source, code } = place
    return { at, source, exactness: 'area', measuredM: null, named: null, unit: code }
  }
  const { source, radiusM, name, pcode } = place
  return { ...measured(at, radiusM, source), named: name ? { name, pcode } : null }
}
