import type { SketchMap } from './document.ts'
import { pictureBounds, pixelDegrees } from './map-projection.ts'

/** Longitude first, as GeoJSON has it (RFC 7946). */
export type Corner = readonly [lon: number, lat: number]

/** What somebody has drawn of a country: outlines of its units, and where its places lie. */
export type GroundSource = {
  units: readonly { level: string; polygon: readonly (readonly (readonly number[])[])[] }[]
  places: readonly { name: string; kind: string; lat: number; lon: number }[]
  /** Whose outlines these are. */
  credit: string
  /** By the mission's own word. */
  isOfficial: boolean
}

/** Under the signs of one map: lines within its picture, as fine as it shows them. */
export type Ground = {
  /** `wide` lies round several `near`. */
  lines: readonly { level: 'wide' | 'near'; points: readonly Corner[] }[]
  /** The largest first. */
  towns: readonly { name: string; lat: number; lon: number }[]
  credit: string
  isOfficial: boolean
}

/** More than these are a net, in which no sign is found. */
const mostUnits = 40
const mostTowns = 60
const levels = ['admin1', 'admin2', 'admin3', 'other']
/** Kinds of places by their size; smaller ones are named by the signs beside them. */
const townKinds = ['town', 'village']

/**
 * The ground of one map from what is drawn of its country, thinned to half a pixel: sides that two
 * units share stay one line, whichever of them is drawn first (SPEC SD-13). Null where nothing of it
 * is drawn.
 */
export function groundWithin(frame: SketchMap['frame'], source: GroundSource): Ground | null {
  const bounds = pictureBounds(frame)
  const isWithin = ({ lat, lon }: { lat: number; lon: number }) =>
    lat > bounds.south && lat < bounds.north && lon > bounds.west && lon < bounds.east
  const lines = linesWithin(source, frame)
  const towns = townKinds
    .flatMap((kind) => source.places.filter((place) => place.kind === kind && isWithin(place)))
    .slice(0, mostTowns)
    .map(({ name, lat, lon }) => ({ name, lat, lon }))
  if (lines.length === 0 && towns.length === 0) return null
  return { lines, towns, credit: source.credit, isOfficial: source.isOfficial }
}

type Line = Ground['lines'][number]

/** The finest level that is no net, and over it the next wider one. */
function linesWithin({ units }: GroundSource, frame: SketchMap['frame']): Line[] {
  const bounds = pictureBounds(frame)
  const isNear = (polygon: GroundSource['units'][number]['polygon']) =>
    reaches(polygon.flat(), bounds)
  const found = levels
    .map((level) => units.filter((unit) => unit.level === level && isNear(unit.polygon)))
    .filter((some) => some.length > 0)
  const fit = found.findLastIndex((some) => some.length <= mostUnits)
  const [wide, near] = fit > 0 ? [found[fit - 1], found[fit]] : [[], found[Math.max(0, fit)]]
  const draw = lineDrawer(frame)
  return [
    ...(wide ?? []).flatMap(({ polygon }) => polygon.flatMap((ring) => draw(ring, 'wide'))),
    ...(near ?? []).flatMap(({ polygon }) => polygon.flatMap((ring) => draw(ring, 'near'))),
  ]
}

type Bounds = ReturnType<typeof pictureBounds>

function reaches(corners: readonly (readonly number[])[], bounds: Bounds): boolean {
  let [west, east, south, north] = [180, -180, 90, -90]
  for (const [lon = 0, lat = 0] of corners) {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  return west < bounds.east && east > bounds.west && south < bounds.north && north > bounds.south
}

/** Draws ring after ring; a side that was drawn already is left out. */
function lineDrawer(frame: SketchMap['frame']) {
  const bounds = pictureBounds(frame)
  const { lat: high, lon: wide } = pixelDegrees(frame)
  const snapped = (degrees: number, pixel: number) => Math.round((2 * degrees) / pixel)
  const drawn = new Set<string>()
  return (ring: readonly (readonly number[])[], level: Line['level']): Line[] => {
    const lines: Line[] = []
    let open: Corner[] = []
    let before: { key: string; at: Corner } | undefined
    const close = () => {
      if (open.length > 1) lines.push({ level, points: open })
      open = []
    }
    for (const [lon = 0, lat = 0] of ring) {
      const [x, y] = [snapped(lon, wide), snapped(lat, high)]
      const here = { key: `${x} ${y}`, at: [(x * wide) / 2, (y * high) / 2] as const }
      if (here.key === before?.key) continue
      const side =
        before &&
        (before.key < here.key ? `${before.key} ${here.key}` : `${here.key} ${before.key}`)
      const part =
        before && side && !drawn.has(side) ? clipped(before.at, here.at, bounds) : undefined
      if (side) drawn.add(side)
      if (!part) close()
      else {
        const last = open.at(-1)
        if (last?.[0] !== part[0][0] || last[1] !== part[0][1]) {
          close()
          open.push(part[0])
        }
        open.push(part[1])
      }
      before = here
    }
    close()
    return lines
  }
}

/** The part of a side that lies within (Liang and Barsky 1984). */
function clipped(
  from: Corner,
  to: Corner,
  { south, west, north, east }: Bounds,
): [Corner, Corner] | undefined {
  const [wide, high] = [to[0] - from[0], to[1] - from[1]]
  let [begin, end] = [0, 1]
  const edges = [
    [-wide, from[0] - west],
    [wide, east - from[0]],
    [-high, from[1] - south],
    [high, north - from[1]],
  ] as const
  for (const [towards, room] of edges) {
    if (towards === 0 && room < 0) return undefined
    if (towards < 0) begin = Math.max(begin, room / towards)
    if (towards > 0) end = Math.min(end, room / towards)
  }
  const at = (share: number): Corner => [from[0] + wide * share, from[1] + high * share]
  return begin < end ? [begin === 0 ? from : at(begin), end === 1 ? to : at(end)] : undefined
}
