import { hills, waters, woods } from './areas.ts'
import { borders } from './borders.ts'
import { drawnPlaces } from './drawn-places.ts'
import { rivers } from './rivers.ts'
import { type LonLat, type SheetPoint, sheetToLonLat } from './sheet.ts'
import { smooth, smoothRing } from './smooth.ts'
import { ondaraUnits } from './units.ts'
import { roads, trackPairs, tracks } from './ways.ts'

type Properties = Readonly<Record<string, string | number>>
export type GeoFeature = {
  readonly type: 'Feature'
  readonly properties: Properties
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: LonLat }
    | { readonly type: 'LineString'; readonly coordinates: readonly LonLat[] }
    | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LonLat[])[] }
}

export type OndaraPlace = {
  readonly name: string
  /** Other spellings and the Arabic name. */
  readonly alt: readonly string[]
  readonly pcode: string
  readonly kind: 'town' | 'village' | 'hamlet'
  /** P-code of the territory. */
  readonly unit: string
  readonly lat: number
  readonly lon: number
}

const corners = [sheetToLonLat([-1300, 1900]), sheetToLonLat([2400, -1100])] as const

/** West, south, east, north of the drawn sheet, in degrees. */
export const ondaraBounds: readonly [number, number, number, number] = [
  corners[0][0],
  corners[0][1],
  corners[1][0],
  corners[1][1],
]

export const ondaraPlaces: readonly OndaraPlace[] = drawnPlaces.map(
  ([pcode, name, other, arabic, kind, at]) => {
    const [lon, lat] = sheetToLonLat(at)
    return { name, alt: [...other, arabic], pcode, kind, unit: pcode.slice(0, 4), lat, lon }
  },
)

/** The mission's own bases; drawn as symbols of the mission, not as part of the base map. */
export const ondaraBases: readonly { id: string; name: string; lat: number; lon: number }[] = [
  base('lumeya', 'Lumeya base', [560, 532]),
  base('kirandu', 'Kirandu post', [905, 196]),
  base('port-sereni', 'Port Sereni, mission headquarters', [252, 498]),
]

/** The layers of the base map, all invented, in the drawing order of the look pages. */
export function ondaraLayers(): readonly { name: string; features: readonly GeoFeature[] }[] {
  return [
    { name: 'land', features: [polygon(sheetFrame())] },
    { name: 'wood', features: woods.map((outline) => polygon(smoothRing(outline))) },
    {
      name: 'water',
      features: waters.map(({ name, outline }) => polygon(smoothRing(outline), { name })),
    },
    { name: 'hill', features: hills.flatMap(({ top, foot }) => contours(top, foot)) },
    {
      name: 'river',
      features: rivers.map((r) =>
        line(smooth(r.points), { name: r.name ?? '', rank: r.rank ?? 2 }),
      ),
    },
    { name: 'border', features: boundaryLines() },
    {
      name: 'track',
      features: [...tracks.map((t) => t.points), ...trackPairs.map(trackBetween)].map((points) =>
        line(smooth(points)),
      ),
    },
    { name: 'road', features: roads.map((r) => line(smooth(r.points))) },
    { name: 'place', features: ondaraPlaces.map(placeFeature) },
    { name: 'unit', features: ondaraUnits.flatMap(unitFeature) },
    { name: 'waterName', features: waterNames() },
  ]
}

function base(id: string, name: string, at: SheetPoint) {
  const [lon, lat] = sheetToLonLat(at)
  return { id, name, lat, lon }
}

function sheetFrame(): SheetPoint[] {
  return [
    [-1300, -1100],
    [-1300, 1900],
    [2400, 1900],
    [2400, -1100],
    [-1300, -1100],
  ]
}

function contours(top: SheetPoint, foot: readonly SheetPoint[]): GeoFeature[] {
  return [1, 0.78, 0.56, 0.35, 0.16].map((share) =>
    line(
      smoothRing(
        foot.map(([x, y]) => [top[0] + (x - top[0]) * share, top[1] + (y - top[1]) * share]),
      ),
    ),
  )
}

function boundaryLines(): GeoFeature[] {
  return Object.entries(borders).map(([key, points]) =>
    line(smooth(points), { level: key === 'deltaNorth' || key === 'tavuriMiddle' ? 3 : 2 }),
  )
}

function trackBetween([from, to]: readonly [string, string]): SheetPoint[] {
  const a = sheetPlace(from)
  const b = sheetPlace(to)
  // A straight line between villages looks surveyed: the middle gives way by a tenth to one side.
  return [a, [(a[0] + b[0]) / 2 + (b[1] - a[1]) / 10, (a[1] + b[1]) / 2 - (b[0] - a[0]) / 10], b]
}

function sheetPlace(name: string): SheetPoint {
  const found = drawnPlaces.find((place) => place[1] === name)
  if (!found) throw new Error(`Ondara has no place called ${name}`)
  return found[5]
}

function placeFeature(place: OndaraPlace): GeoFeature {
  return {
    type: 'Feature',
    properties: { name: place.name, name_ar: place.alt.at(-1) ?? '', kind: place.kind },
    geometry: { type: 'Point', coordinates: [place.lon, place.lat] },
  }
}

function unitFeature(unit: (typeof ondaraUnits)[number]): GeoFeature[] {
  if (unit.level !== 'admin2') return []
  return [
    {
      type: 'Feature',
      properties: { name: unit.name, name_ar: unit.arabic, level: 2 },
      geometry: { type: 'Point', coordinates: unit.label },
    },
  ]
}

function waterNames(): GeoFeature[] {
  const names = [
    ['Sereni', 'سيريني', [842, 358]],
    ['Lake Oram', 'بحيرة أورام', [60, 680]],
    ['Lume', 'لومي', [440, -280]],
  ] as const
  return names.map(([name, arabic, at]) => ({
    type: 'Feature',
    properties: { name, name_ar: arabic },
    geometry: { type: 'Point', coordinates: sheetToLonLat(at) },
  }))
}

function line(points: readonly SheetPoint[], properties: Properties = {}): GeoFeature {
  const coordinates = points.map(sheetToLonLat)
  return { type: 'Feature', properties, geometry: { type: 'LineString', coordinates } }
}

function polygon(ring: readonly SheetPoint[], properties: Properties = {}): GeoFeature {
  const coordinates = [ring.map(sheetToLonLat)]
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates } }
}
