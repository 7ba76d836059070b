import { distanceM } from '@tocsin/schema/primitives/place'
import type { LatLon } from './mgrs.ts'
import type { ListedPlace } from './place-list.ts'

export type NearPlaces = readonly { readonly place: ListedPlace; readonly distanceM: number }[]

export type PlaceCells = {
  /** Takes in up to so many places more; false when all are in. */
  readonly extend: (more: number) => boolean
  /** Within so many metres, nearest first. Takes in what is missing before. */
  readonly near: (at: LatLon, withinM: number) => NearPlaces
}

/** Cells a side of a degree: some five kilometres. */
const perDegree = 20
const metresPerDegree = 111_320

/** Places by the cell of a grid in which they lie, so that what is near is found without asking all. */
export function placeCells(places: readonly ListedPlace[]): PlaceCells {
  const cells = new Map<number, ListedPlace[]>()
  let taken = 0
  const extend = (more: number): boolean => {
    const until = Math.min(places.length, taken + more)
    for (const place of places.slice(taken, until)) {
      const key = cellKey(cellOf(place.lat), cellOf(place.lon))
      const cell = cells.get(key)
      if (cell) cell.push(place)
      else cells.set(key, [place])
    }
    taken = until
    return taken < places.length
  }
  const near = (at: LatLon, withinM: number): NearPlaces => {
    extend(places.length)
    const found: { place: ListedPlace; distanceM: number }[] = []
    const reach = withinM / metresPerDegree
    const shrink = Math.max(
      0.01,
      Math.cos((Math.min(89, Math.abs(at.lat) + reach) * Math.PI) / 180),
    )
    for (let y = cellOf(at.lat - reach); y <= cellOf(at.lat + reach); y++) {
      const last = cellOf(at.lon + reach / shrink)
      for (let x = cellOf(at.lon - reach / shrink); x <= last; x++) {
        for (const place of cells.get(cellKey(y, x)) ?? []) {
          const away = distanceM(at, place)
          if (away <= withinM) found.push({ place, distanceM: away })
        }
      }
    }
    return found.toSorted((a, b) => a.distanceM - b.distanceM)
  }
  return { extend, near }
}

function cellOf(degrees: number): number {
  return Math.floor(degrees * perDegree)
}

/** Round the Earth: what lies across the 180th meridian is near as well. */
function cellKey(y: number, x: number): number {
  const round = 360 * perDegree
  return y * round + (((x % round) + round) % round)
}
