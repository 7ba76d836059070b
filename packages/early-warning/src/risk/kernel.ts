import { distanceM } from '@tocsin/schema/primitives/place'
import type { Area } from '../areas/area.ts'

/** Kilometres between the middles of areas: `km[a * areas + b]`. */
export type Distances = { readonly areas: number; readonly km: Float64Array }

export function distancesOf(areas: readonly Area[]): Distances {
  const km = new Float64Array(areas.length ** 2)
  for (const [a, one] of areas.entries()) {
    for (const [b, other] of areas.entries()) {
      if (b <= a) continue
      const apart = distanceM(one.centre, other.centre) / 1000
      km[a * areas.length + b] = apart
      km[b * areas.length + a] = apart
    }
  }
  return { areas: areas.length, km }
}

/** Beyond four reaches the share is under 0.0004 and is taken as 0. */
export const farthestReaches = 4

/** How much of what happened `km` away counts here. */
export function nearShare(km: number, reachKm: number): number {
  return km > farthestReaches * reachKm ? 0 : Math.exp(-(km ** 2) / (2 * reachKm ** 2))
}

/** The share of every area's level that counts in every other; 0 for the area itself. */
export function nearShares({ areas, km }: Distances, reachKm: number): Float64Array {
  const shares = km.map((apart) => nearShare(apart, reachKm))
  for (let a = 0; a < areas; a++) shares[a * areas + a] = 0
  return shares
}
