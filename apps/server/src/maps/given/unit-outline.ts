import * as z from 'zod'
import type { PackBounds } from '../pack-source.ts'
import { boundsOf, positionFault } from './frame.ts'

type Position = [number, number]
/** Polygons of one unit, each with its outer ring first (RFC 7946 §3.1.6). */
export type Outline = Position[][][]

const Rings = z.array(z.array(z.tuple([z.number(), z.number()], z.number())))

/** The outline of a unit, or why it cannot be used. `frame`: where the area lies, when that is known. */
export function unitOutline(
  geometry: { type: string; coordinates?: unknown } | null | undefined,
  frame: PackBounds | undefined,
): Outline | string {
  if (!geometry) return 'It has no outline.'
  const { type, coordinates } = geometry
  if (type !== 'Polygon' && type !== 'MultiPolygon') return `It is a ${type}, not an area.`
  const parsed = z.array(Rings).safeParse(type === 'Polygon' ? [coordinates] : coordinates)
  if (!parsed.success) return 'Its outline holds something that is no position.'
  const outline = parsed.data.map((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): Position => [lon, lat])),
  )
  const rings = outline.flat()
  if (rings.length === 0) return 'It has no outline.'
  const ringFault = rings.map(faultOfRing).find((fault) => fault !== undefined)
  return ringFault ?? faultOfPlace(rings, frame) ?? outline
}

function faultOfRing(ring: readonly Position[]): string | undefined {
  if (ring.length < 4) return 'One of its rings has less than four positions.'
  const [first, last] = [ring[0], ring.at(-1)]
  return first?.[0] === last?.[0] && first?.[1] === last?.[1]
    ? undefined
    : 'One of its rings is not closed.'
}

/** Of the positions only those that are nowhere; a unit may well lie across the edge of the area. */
function faultOfPlace(rings: Position[][], frame: PackBounds | undefined): string | undefined {
  const nowhere = rings.flat().map((position) => positionFault(position))
  const fault = nowhere.find((each) => each !== undefined)
  const around = boundsOf(rings.flat())
  if (fault || !frame || !around) return fault
  const [west, south, east, north] = around
  const middle: Position = [(west + east) / 2, (south + north) / 2]
  const said = positionFault(middle, frame)
  return said?.includes('swapped') ? said : undefined
}
