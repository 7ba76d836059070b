import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { countTiles } from '../build-pack.ts'
import type { PackBounds, PackContent, PackFeature, PackLayer } from '../pack-source.ts'
import { basemapLayers } from './basemap-layers.ts'
import { landOutlines, stateBorders } from './country-outlines.ts'
import { boundsOf, holdsPoint, overlaps, padded } from './frame.ts'
import type { Basemap } from './open-basemap.ts'
import type { PackOrder } from './pack-order.ts'
import { type GivenPlace, readPlaces } from './read-places.ts'
import { readText } from './read-text.ts'
import { type GivenUnit, readUnits } from './read-units.ts'
import type { Read, RowFault } from './row-fault.ts'
import { withoutSameCodes } from './same-codes.ts'
import { unitFinder } from './unit-at.ts'
import { unitShapes } from './unit-shapes.ts'

/** What a pack will be built from, what of the files cannot be used, and what lies outside its area. */
export type Gathered = {
  readonly content: PackContent
  readonly faults: readonly RowFault[]
  readonly outside: { readonly places: number; readonly units: number }
}

/** More would take a server hours and a tablet's link days. */
export const mostTiles = 200_000
/** Place lists name villages a little beyond the line; degrees. */
const beyondLine = 0.1

/**
 * Reads and judges all files of an order.
 *
 * @returns what reading a file returns; `map_unfit` when no area is known, the base map or the unit
 * asked for lies elsewhere, or there would be more than {@link mostTiles} tiles.
 */
export async function gatherPack(
  order: PackOrder,
  basemap: Basemap | undefined,
): Promise<Result<Gathered, Problem>> {
  const read = await readAllUnits(order)
  if (!read.ok) return read
  const { units, faults } = read.value
  const around = boundsOf(units.flatMap(({ outline }) => outline.flat(2)))
  const area = areaOf(order, units, around ?? basemap?.bounds)
  if (!area.ok) return area
  const bounds = area.value
  if (basemap && !overlaps(basemap.bounds, bounds)) return unfit('The base map lies elsewhere.')
  const frame = around ? padded(around, beyondLine) : bounds
  const places = await readAllPlaces(order, frame)
  if (!places.ok) return places
  const maxZoom = Math.min(order.maxZoom, basemap?.maxZoom ?? order.maxZoom)
  const sheet = { bounds, minZoom: 0, maxZoom }
  const tiles = countTiles(sheet)
  if (tiles > mostTiles) {
    return unfit(`It would have ${tiles} tiles. Take a smaller area, or --max-zoom ${maxZoom - 1}.`)
  }
  const unitsHere = units.filter(({ outline }) => touches(outline.flat(2), bounds))
  const placesHere = places.value.good.filter(({ lon, lat }) => holdsPoint(bounds, [lon, lat]))
  return ok({
    content: { ...sheet, ...contentOf(unitsHere, placesHere, { basemap, bounds }) },
    faults: [...faults, ...places.value.faults],
    outside: {
      places: places.value.good.length - placesHere.length,
      units: units.length - unitsHere.length,
    },
  })
}

function unfit(reason: string) {
  return err(problem('map_unfit', { reason }))
}

async function readAllUnits(order: PackOrder) {
  const found: { unit: GivenUnit; file: string }[] = []
  const faults: RowFault[] = []
  for (const given of order.boundaries) {
    const text = await readText(given, order.encoding)
    if (!text.ok) return text
    const properties = order.unitProperties
    const read = readUnits(text.value, { file: given.name, properties, frame: order.bounds })
    if (!read.ok) return read
    found.push(...read.value.good.map((unit) => ({ unit, file: given.name })))
    faults.push(...read.value.faults)
  }
  const { units, faults: same } = withoutSameCodes(found)
  return ok({ units, faults: [...faults, ...same] })
}

async function readAllPlaces(
  { places, encoding, placeColumns }: PackOrder,
  frame: PackBounds,
): Promise<Result<Read<GivenPlace>, Problem>> {
  const all: { good: GivenPlace[]; faults: RowFault[] } = { good: [], faults: [] }
  const seen = new Map<string, string>()
  for (const given of places) {
    const text = await readText(given, encoding)
    if (!text.ok) return text
    const read = readPlaces(text.value, { file: given.name, columns: placeColumns, frame, seen })
    if (!read.ok) return read
    all.good.push(...read.value.good)
    all.faults.push(...read.value.faults)
  }
  return ok(all)
}

function areaOf(
  { bounds, within }: PackOrder,
  units: readonly GivenUnit[],
  around: PackBounds | undefined,
): Result<PackBounds, Problem> {
  if (within !== undefined) {
    const unit = units.find(({ code }) => code === within)
    const frame = unit && boundsOf(unit.outline.flat(2))
    return frame
      ? ok(padded(frame, beyondLine))
      : unfit(`No unit with the code ${within} was read.`)
  }
  const area = bounds ?? (around && padded(around, beyondLine))
  return area
    ? ok(area)
    : unfit('No area is known. Say --bbox WEST,SOUTH,EAST,NORTH, or give boundaries.')
}

function touches(positions: readonly (readonly number[])[], bounds: PackBounds): boolean {
  const around = boundsOf(positions)
  return around !== undefined && overlaps(around, bounds)
}

type Ground = { basemap: Basemap | undefined; bounds: PackBounds }

/** The mission's own lines and names take the place of those of the base map. */
function contentOf(given: readonly GivenUnit[], places: readonly GivenPlace[], ground: Ground) {
  const { units, borders, labels } = unitShapes(given)
  const unitAt = unitFinder(units)
  const listed = places.map((place) => ({ ...place, unit: unitAt([place.lon, place.lat]) }))
  const own: PackLayer[] = [
    { name: 'border', features: borders },
    { name: 'unit', features: labels },
    ...placeLayers(places),
  ].filter(({ features }) => features.length > 0)
  const names = new Set(own.map(({ name }) => name))
  const layers = [...groundLayers(ground, names), ...own]
  const basemap = ground.basemap && basemapLayers(ground.basemap, names)
  const cut = { extent: 4096, tolerance: 3, wholeDetail: true }
  return { ...cut, layers, units, places: listed, ...(basemap && { basemap }) }
}

/** Land under everything: the base map's own, else its whole sheet, else the coasts that come with Tocsin. */
function groundLayers({ basemap, bounds }: Ground, own: ReadonlySet<string>): PackLayer[] {
  if (basemap?.layers.includes('earth')) return []
  if (basemap) return [{ name: 'land', features: [sheetOf(bounds)] }]
  const land = landOutlines(bounds)
  return own.has('border') ? [land] : [land, stateBorders(bounds)]
}

function sheetOf([west, south, east, north]: PackBounds): PackFeature {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [corners] },
  }
}

/** From which zoom of the tiles each kind is drawn: one less than on the screen (`basemap-rules.ts`). */
const drawnFrom = { town: 7, village: 9, hamlet: 11 } as const

function placeLayers(places: readonly GivenPlace[]): PackLayer[] {
  const features = places.map(placeFeature)
  return Object.entries(drawnFrom).map(([kind, minZoom]) => ({
    name: 'place',
    minZoom,
    features: features.filter(({ properties }) => properties.kind === kind),
  }))
}

function placeFeature({ name, alt, kind, lat, lon }: GivenPlace): PackFeature {
  const arabic = alt.find((each) => /\p{Script=Arabic}/u.test(each))
  const drawn = ['town', 'village', 'hamlet'].includes(kind) ? kind : 'hamlet'
  return {
    type: 'Feature',
    properties: { name, kind: drawn, ...(arabic && { name_ar: arabic }) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }
}
