import type { LatLon, Place } from '@tocsin/schema/primitives/place'
import type { Area } from './area.ts'
import { cellOf } from './cells.ts'

/** An administrative unit as a map pack has it, in the middle of its outline. */
export type Unit = Area & { readonly name: string }

/** What is known of where something was: its place, and the code of the unit that the place lies in. */
export type InUnit = { readonly place: Place; readonly unit?: string }

/** The unit of a place that is known well enough for a cell; undefined where no unit holds it. */
export function unitOf({ place, unit }: InUnit): string | undefined {
  return cellOf(place) === undefined ? undefined : unit
}

/** The middle of points on the sphere, so that those on both sides of the date line lie not on the other side of the world. */
export function middleOf(points: readonly LatLon[]): LatLon {
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
