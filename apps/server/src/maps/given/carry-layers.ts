type Properties = Readonly<Record<string, string | number | boolean>>
type Carried = {
  readonly layer: string
  readonly properties: Readonly<Record<string, string | number>>
}
type Shape = 'point' | 'line' | 'area'

const drawn = (layer: string, properties: Carried['properties'] = {}): Carried => ({
  layer,
  properties,
})

/**
 * What of somebody else's base map is drawn, under the layers that the tablet paints. Schemas:
 * Protomaps basemap 2 to 4, OpenMapTiles 3, Shortbread 1. Buildings, shops, house numbers and the
 * like are left out: they cost most of the bytes and help nobody to say where a village is.
 */
const carriers: Readonly<Record<string, (p: Properties, shape: Shape) => Carried | undefined>> = {
  // Protomaps
  earth: (_, shape) => (shape === 'area' ? drawn('land') : undefined),
  landuse: wood,
  natural: wood,
  landcover: wood,
  roads: way,
  physical_line: (p, shape) => river(p, shape),
  boundaries: border,
  places: place,
  // Protomaps and OpenMapTiles
  water: (p, shape) => {
    if (shape === 'area') return drawn('water', named(p))
    return shape === 'line' ? river(p, shape) : waterName(p)
  },
  // OpenMapTiles
  waterway: river,
  water_name: waterName,
  transportation: way,
  boundary: border,
  place,
  // Shortbread
  land: wood,
  ocean: () => drawn('water'),
  water_polygons: () => drawn('water'),
  water_lines: river,
  water_polygons_labels: waterName,
  streets: way,
  place_labels: place,
}

export const knownLayers: readonly string[] = Object.keys(carriers)

/** The layer and properties under which a feature is drawn, or undefined when it is left out. */
export function carried(layer: string, properties: Properties, shape: Shape): Carried | undefined {
  return carriers[layer]?.(properties, shape)
}

function textOf(p: Properties, ...keys: readonly string[]): string {
  const key = keys.find((each) => p[each] !== undefined && p[each] !== '')
  return key === undefined ? '' : String(p[key])
}

const kindOf = (p: Properties) => textOf(p, 'kind', 'class', 'pmap:kind')
const detailOf = (p: Properties) =>
  textOf(p, 'kind_detail', 'pmap:kind_detail', 'subclass', 'class')

/** Names in the languages of the app; `name` is what everybody else reads. */
function named(p: Properties): Record<string, string> {
  const name = textOf(p, 'name:en', 'name_en', 'name:latin', 'name')
  const fr = textOf(p, 'name:fr', 'name_fr')
  const ar = textOf(p, 'name:ar', 'name_ar')
  return { ...(name && { name }), ...(fr && { name_fr: fr }), ...(ar && { name_ar: ar }) }
}

function wood(p: Properties, shape: Shape): Carried | undefined {
  return shape === 'area' && /^(wood|forest)$/.test(kindOf(p)) ? drawn('wood') : undefined
}

function river(p: Properties, shape: Shape): Carried | undefined {
  const kind = kindOf(p)
  if (shape !== 'line' || !/^(river|canal|stream)$/.test(kind)) return undefined
  return drawn('river', { ...named(p), rank: kind === 'stream' ? 2 : 1 })
}

function waterName(p: Properties): Carried | undefined {
  const names = named(p)
  return names.name ? drawn('waterName', names) : undefined
}

const mainRoads =
  /^(highway|major_road|medium_road|motorway|trunk|primary|secondary|tertiary)(_link)?$/
const tracks =
  /^(minor_road|minor|path|track|service|unclassified|residential|living_street|footway|other)$/

function way(p: Properties, shape: Shape): Carried | undefined {
  if (shape !== 'line') return undefined
  if (mainRoads.test(kindOf(p))) return drawn('road')
  return tracks.test(kindOf(p)) ? drawn('track') : undefined
}

/** 9 is what is not settled; the sea's boundaries are left out. */
function border(p: Properties, shape: Shape): Carried | undefined {
  if (shape !== 'line' || (p.maritime && p.maritime !== 'false')) return undefined
  if (p.disputed && p.disputed !== 'false') return drawn('border', { level: 9 })
  const byKind = ['country', 'region', 'county'].indexOf(kindOf(p))
  const adminLevel = Number(p.admin_level ?? p.kind_detail ?? Number.NaN)
  const byLevel = adminLevel <= 2 ? 0 : adminLevel <= 4 ? 1 : adminLevel <= 6 ? 2 : 3
  return drawn('border', { level: byKind >= 0 ? byKind : byLevel })
}

function place(p: Properties, shape: Shape): Carried | undefined {
  const names = named(p)
  if (shape !== 'point' || !names.name) return undefined
  const kind = kindOf(p)
  if (/^(region|state|province)$/.test(kind)) return drawn('unit', { ...names, level: 1 })
  const size = [detailOf(p), kind].find((each) => each in sizes)
  return size ? drawn('place', { ...names, kind: sizes[size] ?? 'hamlet' }) : undefined
}

const sizes: Readonly<Record<string, string>> = {
  capital: 'town',
  city: 'town',
  town: 'town',
  village: 'village',
  hamlet: 'hamlet',
  isolated_dwelling: 'hamlet',
  farm: 'hamlet',
  // Protomaps calls every settlement so where it knows no more.
  locality: 'hamlet',
}
