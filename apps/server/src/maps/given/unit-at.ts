import type { PackBounds, PackUnit } from '../pack-source.ts'
import { boundsOf, holdsPoint, type LonLat } from './frame.ts'

const smallestFirst = ['admin3', 'admin2', 'admin1', 'other']

/** Which of the units holds a point, the smallest one; '' where none does. */
export function unitFinder(units: readonly PackUnit[]): (at: LonLat) => string {
  const framed = units
    .toSorted((a, b) => smallestFirst.indexOf(a.level) - smallestFirst.indexOf(b.level))
    .map((unit) => ({ unit, frame: boundsOf(unit.polygon.flat()) }))
  return (at) => {
    const found = framed.find(({ unit, frame }) => frame && isInside(unit, frame, at))
    return found?.unit.code ?? ''
  }
}

/** Even-odd rule over all rings, as the tablet has it, so that holes are holes. */
function isInside({ polygon }: PackUnit, frame: PackBounds, [lon, lat]: LonLat): boolean {
  if (!holdsPoint(frame, [lon, lat])) return false
  let inside = false
  for (const ring of polygon) {
    for (const [i, [x1 = 0, y1 = 0]] of ring.entries()) {
      const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? []
      if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
    }
  }
  return inside
}
