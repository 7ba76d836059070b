import * as z from 'zod/mini'
import { distanceM, type LatLon } from './place.ts'

export const fewestCorners = { route: 2, area: 3 } as const
export const mostCorners = 40
export const longestSideM = 500_000

/** Steps of a degree on which corners lie, some 11 m: a finger on a map is no receiver. */
const perDegree = 10_000

const degrees = (limit: number) =>
  z.number().check(z.gte(-limit), z.lte(limit), z.overwrite(fourDecimals))

const Corner = z.object({ lat: degrees(90), lon: degrees(180) })

/**
 * A line or an area that somebody drew on the map, corner by corner (SPEC PR-20). `area`: its last
 * corner is joined to the first, which is not written again.
 */
export const Drawn = z
  .object({
    kind: z.enum(['route', 'area']),
    corners: z.array(Corner).check(z.maxLength(mostCorners)),
  })
  .check(z.refine((drawn) => drawnFault(drawn) === undefined, { error: 'no such drawing' }))
export type Drawn = z.infer<typeof Drawn>

/** A drawing as it grows under the finger: it may have a fault still. */
export type Drawing = { readonly kind: Drawn['kind']; readonly corners: readonly LatLon[] }

export type DrawnFault = 'too_few' | 'too_many' | 'same_corner' | 'side_too_long' | 'sides_cross'

/** What keeps these corners, as {@link cornerAt} gives them, from being a drawing; undefined: nothing. */
export function drawnFault(drawing: Drawing): DrawnFault | undefined {
  const { kind, corners } = drawing
  if (corners.length < fewestCorners[kind]) return 'too_few'
  if (corners.length > mostCorners) return 'too_many'
  const sides = sidesOf(drawing)
  if (sides.some(([a, b]) => a.lat === b.lat && a.lon === b.lon)) return 'same_corner'
  if (sides.some(isTooLong)) return 'side_too_long'
  return kind === 'area' && crosses(sides) ? 'sides_cross' : undefined
}

/** Where a finger came down, as a corner is kept. */
export function cornerAt({ lat, lon }: LatLon): LatLon {
  return { lat: fourDecimals(lat), lon: fourDecimals(lon) }
}

export type Side = readonly [from: LatLon, to: LatLon]

/** The sides in the order in which they were drawn, the closing one of an area last. */
export function sidesOf({ kind, corners }: Drawing): Side[] {
  const sides: Side[] = []
  for (const [at, from] of corners.entries()) {
    const to = corners[at + 1] ?? (kind === 'area' ? corners[0] : undefined)
    if (to && to !== from) sides.push([from, to])
  }
  return sides
}

function isTooLong([a, b]: Side): boolean {
  // Nobody would see on a map which way round the world such a side goes.
  return Math.abs(a.lon - b.lon) >= 180 || distanceM(a, b) > longestSideM
}

/** Whether two sides meet anywhere but in the corner that they share. */
function crosses(sides: readonly Side[]): boolean {
  return sides.some((one, at) =>
    sides.some((other, place) => {
      if (place <= at) return false
      if (place === at + 1) return foldsBack(one, other)
      return at === 0 && place === sides.length - 1 ? foldsBack(other, one) : meet(one, other)
    }),
  )
}

/** Whether a side lies on the one before it. */
function foldsBack([from, shared]: Side, [, to]: Side): boolean {
  return turn(from, to, shared) === 0 && !isBetween(from, to, shared)
}

function meet([a, b]: Side, [c, d]: Side): boolean {
  const [c1, c2] = [turn(a, b, c), turn(a, b, d)]
  const [c3, c4] = [turn(c, d, a), turn(c, d, b)]
  if (c1 * c2 < 0 && c3 * c4 < 0) return true
  return (
    (c1 === 0 && isBetween(a, b, c)) ||
    (c2 === 0 && isBetween(a, b, d)) ||
    (c3 === 0 && isBetween(c, d, a)) ||
    (c4 === 0 && isBetween(c, d, b))
  )
}

/** On which side of the line from a to b c lies: −1, 0 or 1. Exact: whole numbers far below 2^53. */
function turn(a: LatLon, b: LatLon, c: LatLon): number {
  const [bx, by] = stepsBetween(a, b)
  const [cx, cy] = stepsBetween(a, c)
  return Math.sign(bx * cy - by * cx)
}

function isBetween(a: LatLon, b: LatLon, c: LatLon): boolean {
  return (
    Math.min(a.lat, b.lat) <= c.lat &&
    c.lat <= Math.max(a.lat, b.lat) &&
    Math.min(a.lon, b.lon) <= c.lon &&
    c.lon <= Math.max(a.lon, b.lon)
  )
}

function stepsBetween(from: LatLon, to: LatLon): readonly [number, number] {
  return [
    Math.round(to.lon * perDegree) - Math.round(from.lon * perDegree),
    Math.round(to.lat * perDegree) - Math.round(from.lat * perDegree),
  ]
}

function fourDecimals(deg: number): number {
  // Adding 0 turns -0 into 0, which would otherwise have a second spelling in the hashed bytes.
  return Math.round(deg * perDegree) / perDegree + 0
}
