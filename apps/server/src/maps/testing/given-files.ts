import { gzipSync } from 'node:zlib'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import GeoJSONVT, { type LegacyTile } from 'geojson-vt'
import { tileId } from '../tile-id.ts'
import { type NumberedTile, writePmtiles } from '../write-pmtiles.ts'

type LonLat = [number, number]

/** A closed ring round a rectangle. */
export function box(west: number, south: number, east: number, north: number): LonLat[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}

export function unit(properties: Record<string, unknown>, ring: LonLat[]) {
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }
}

export const collection = (features: readonly unknown[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', features, ...more })

/** A country of two states, as OCHA publishes them; XX02 lies east of 30. */
export const states = collection([
  unit(
    { ADM0_PCODE: 'XX', ADM1_PCODE: 'XX01', ADM1_EN: 'Lower Bahr', ADM1_AR: 'بحر السفلى' },
    box(29, 4, 30, 6),
  ),
  unit({ ADM0_PCODE: 'XX', ADM1_PCODE: 'XX02', ADM1_EN: 'Upper Bahr' }, box(30, 4, 31, 6)),
])

/** The counties of the first of them, in the newer way of naming. */
export const counties = collection([
  unit({ adm1_pcode: 'XX01', adm2_pcode: 'XX0101', adm2_name: 'Koro' }, box(29, 4, 30, 5)),
  unit({ adm1_pcode: 'XX01', adm2_pcode: 'XX0102', adm2_name: 'Sindi' }, box(29, 5, 30, 6)),
])

export const villages = [
  'name,name_ar,alt_names,pcode,lat,lon,type',
  'Mayen,ماين,Mayén;Mayan,XX0101001,4.5,29.5,village',
  'Torit Road,,,XX0102001,5.5,29.25,town',
  'Far Side,,,XX0200001,5.1,30.75,camp',
].join('\n')

/** Tiles of a base map under the layer names of Protomaps, zooms 0 to `maxZoom`, about 29..31, 4..6. */
export function protomapsArchive(maxZoom: number, attribution = '© OpenStreetMap'): Uint8Array {
  const point = (lon: number, lat: number) => ({ type: 'Point', coordinates: [lon, lat] })
  const line = (...coordinates: LonLat[]) => ({ type: 'LineString', coordinates })
  const layers: Record<string, [Record<string, unknown>, object][]> = {
    earth: [[{ kind: 'earth' }, { type: 'Polygon', coordinates: [box(28, 3, 32, 7)] }]],
    buildings: [[{ kind: 'building' }, { type: 'Polygon', coordinates: [box(29, 4, 29.1, 4.1)] }]],
    roads: [
      [{ kind: 'major_road' }, line([29, 4.5], [31, 4.5])],
      [{ kind: 'path' }, line([29, 4.6], [31, 4.6])],
      [{ kind: 'rail' }, line([29, 4.7], [31, 4.7])],
    ],
    water: [[{ kind: 'river', name: 'Nahr', 'name:en': 'Bahr' }, line([29.5, 4], [29.5, 6])]],
    boundaries: [[{ kind: 'country' }, line([30, 4], [30, 6])]],
    places: [
      [
        { kind: 'locality', kind_detail: 'village', name: 'مايوم', 'name:en': 'Mayom' },
        point(29.6, 5.2),
      ],
    ],
  }
  const cutters = Object.entries(layers).map(([name, features]) => {
    const all = features.map(([properties, geometry]) => ({
      type: 'Feature',
      properties,
      geometry,
    }))
    const data = { type: 'FeatureCollection', features: all } as GeoJSON.FeatureCollection
    return [name, new GeoJSONVT(data, { maxZoom: maxZoom + 1, extent: 4096 })] as const
  })
  const tiles: NumberedTile[] = []
  for (let z = 0; z <= maxZoom; z++) {
    for (let x = 0; x < 2 ** z; x++) {
      for (let y = 0; y < 2 ** z; y++) {
        const found: Record<string, LegacyTile> = {}
        for (const [name, cut] of cutters) {
          const tile = cut.getTile(z, x, y)
          if (tile && tile.features.length > 0) found[name] = tile
        }
        if (Object.keys(found).length === 0) continue
        const bytes = gzipSync(fromGeojsonVt(found, { version: 2, extent: 4096 }))
        tiles.push({ id: tileId(z, x, y), bytes })
      }
    }
  }
  const vector_layers = Object.keys(layers).map((id) => ({ id, fields: {} }))
  const metadata = { attribution, vector_layers }
  return writePmtiles(tiles, { bounds: [28, 3, 32, 7], minZoom: 0, maxZoom, metadata })
}
