import { type LatLon, type Place, placePoint } from '@tocsin/schema/primitives/place'
import { cellToLatLng, gridDisk, isValidCell, latLngToCell } from 'h3-js'
import type { Area } from './area.ts'

/** Hexagons of about 1,770 km², some 45 km from middle to middle (H3, "Tables of cell statistics"). */
export const cellResolution = 4

/** A place that may lie further off than that belongs to no cell. */
export const vaguestM = 25_000

/** The H3 cell of a point. */
export function cellAt({ lat, lon }: LatLon): string {
  return latLngToCell(lat, lon, cellResolution)
}

/**
 * The cell of a place that is known well enough: a point within {@link vaguestM}, or a second or
 * third order unit, whose sign stands for it. Undefined for everything vaguer.
 */
export function cellOf(place: Place): string | undefined {
  const isSmall =
    place.kind === 'point'
      ? place.radiusM <= vaguestM
      : place.kind === 'unit' && (place.level === 'admin2' || place.level === 'admin3')
  const point = isSmall ? placePoint(place) : undefined
  return point && cellAt(point)
}

export function isCell(id: string): boolean {
  return isValidCell(id)
}

/** RangeError when it is no cell of H3. */
export function cellArea(id: string): Area {
  if (!isValidCell(id)) throw new RangeError(`${id} is no H3 cell`)
  const [lat, lon] = cellToLatLng(id)
  return { id, centre: { lat, lon } }
}

/**
 * The cells to rank where no list is given: those that something was reported from, and `rings`
 * around each, in the order of their ids.
 */
export function cellsAround(cells: Iterable<string>, rings: number): Area[] {
  const all = new Set<string>()
  for (const cell of cells) for (const near of gridDisk(cell, rings)) all.add(near)
  return [...all].sort().map(cellArea)
}
