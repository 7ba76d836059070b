import * as z from 'zod/mini'
import { shortText } from './short-text.ts'

/** How the place was found. `village`: chosen by name or code from the place list. */
export const PlaceSource = z.enum(['gps', 'pin', 'grid', 'village', 'import'])
export type PlaceSource = z.infer<typeof PlaceSource>

export const smallestRadiusM = 1
export const largestRadiusM = 100_000

const degrees = (limit: number) =>
  z.number().check(z.gte(-limit), z.lte(limit), z.overwrite(sixDecimals))
const Lat = degrees(90)
const Lon = degrees(180)
const Name = shortText(200)
/** P-code or other official code; empty where a source names a unit without one. */
const UnitCode = z.string().check(z.regex(/^[A-Za-z0-9._-]{0,32}$/))

/** Within `radiusM` metres of this point. Degrees are WGS 84 with six decimals (SPEC PR-5). */
export const PointPlace = z.object({
  kind: z.literal('point'),
  lat: Lat,
  lon: Lon,
  radiusM: z.number().check(z.overwrite(Math.ceil), z.gte(smallestRadiusM), z.lte(largestRadiusM)),
  source: PlaceSource,
  name: z.optional(Name),
  pcode: z.optional(UnitCode),
})
export type PointPlace = z.infer<typeof PointPlace>

/** Somewhere in a whole administrative unit; lat and lon are only where its sign is drawn. */
export const UnitPlace = z
  .object({
    kind: z.literal('unit'),
    code: UnitCode,
    name: Name,
    level: z.enum(['admin1', 'admin2', 'admin3', 'other']),
    source: PlaceSource,
    lat: z.optional(Lat),
    lon: z.optional(Lon),
  })
  .check(
    z.refine((unit) => (unit.lat === undefined) === (unit.lon === undefined), {
      error: 'lat and lon go together',
    }),
  )
export type UnitPlace = z.infer<typeof UnitPlace>

/** Only the country is known: listed and counted beside the map. */
export const CountryPlace = z.object({
  kind: z.literal('country'),
  code: z.string().check(z.regex(/^([A-Z]{3})?$/)),
  name: Name,
  source: PlaceSource,
})
export type CountryPlace = z.infer<typeof CountryPlace>

/** Known to the author, deliberately not written down: never on the map. */
export const WithheldPlace = z.object({ kind: z.literal('withheld') })
export type WithheldPlace = z.infer<typeof WithheldPlace>

/** Where something happened or may happen, never more exact than it is known (SPEC PR-4). */
export const Place = z.discriminatedUnion('kind', [
  PointPlace,
  UnitPlace,
  CountryPlace,
  WithheldPlace,
])
export type Place = z.infer<typeof Place>

export type LatLon = { readonly lat: number; readonly lon: number }

/** Where the sign of a place is drawn. `radiusM` is null when the place is a unit's whole area. */
export function placePoint(place: Place): (LatLon & { radiusM: number | null }) | undefined {
  if (place.kind === 'point') {
    return { lat: place.lat, lon: place.lon, radiusM: place.radiusM }
  }
  if (place.kind === 'unit' && place.lat !== undefined && place.lon !== undefined) {
    return { lat: place.lat, lon: place.lon, radiusM: null }
  }
  return undefined
}

/** True when the place has a sign on the map; every other place is in the counted list beside it (SPEC PR-6). */
export function isOnMap(place: Place): boolean {
  return placePoint(place) !== undefined
}

/** A receiver's accuracy in metres as a radius that {@link PointPlace} takes: rounded up, kept within the limits; unusable values become the largest. */
export function radiusFrom(accuracyM: number): number {
  if (!(accuracyM >= 0)) return largestRadiusM
  return Math.min(Math.max(Math.ceil(accuracyM), smallestRadiusM), largestRadiusM)
}

export const meanEarthRadiusM = 6_371_008.8

/** Metres along the great circle on a sphere of the mean Earth radius (IUGG); within 0.6 % of the ellipsoid. */
export function distanceM(a: LatLon, b: LatLon): number {
  const lat = radians(b.lat - a.lat)
  const lon = radians(b.lon - a.lon)
  const h =
    Math.sin(lat / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lon / 2) ** 2
  return 2 * meanEarthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)))
}

function radians(deg: number): number {
  return (deg * Math.PI) / 180
}

function sixDecimals(deg: number): number {
  // Adding 0 turns -0 into 0, which would otherwise have a second spelling in the hashed bytes.
  return Math.round(deg * 1e6) / 1e6 + 0
}
