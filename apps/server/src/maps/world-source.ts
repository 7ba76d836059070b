import { createRequire } from 'node:module'
import { feature, merge, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { PackContent, PackFeature, PackGeometry, PackSource } from './pack-source.ts'
import { planarPolygons } from './planar-rings.ts'

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>

/**
 * The countries of the world for orientation, and for imports from countries without a pack of
 * their own. Natural Earth 1:50m through world-atlas, public domain, de facto boundaries. Named are
 * only those with an ISO 3166-1 number; the lines round any other area are marked undetermined.
 */
export const worldSource: PackSource = {
  name: 'world',
  title: 'World, outlines of countries',
  attribution: 'Natural Earth',
  version: 'world-atlas-2.0.2-2',
  load: loadWorld,
}

function loadWorld(): PackContent {
  const topology: Countries = createRequire(import.meta.url)('world-atlas/countries-50m.json')
  const countries = feature(topology, topology.objects.countries).features.flatMap((country) => {
    const { id, geometry, properties } = country
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return []
    if (id === undefined) return []
    return [{ name: properties.name, geometry }]
  })
  const areas = topology.objects.countries.geometries.filter(
    (g) => g.type === 'Polygon' || g.type === 'MultiPolygon',
  )
  const land = planarPolygons(merge(topology, areas).coordinates)
  const lines = (undetermined: boolean) =>
    mesh(
      topology,
      topology.objects.countries,
      (a, b) => a !== b && (a.id === undefined || b.id === undefined) === undetermined,
    )
  const labels = countries.map((c) => ({ name: c.name, ...middle(c.geometry) }))
  return {
    bounds: [-180, -85, 180, 85],
    minZoom: 0,
    // A tile is drawn 512 pixels wide, so these are true to zoom 5 of the map.
    maxZoom: 4,
    extent: 2048,
    tolerance: 4,
    wholeDetail: false,
    layers: [
      { name: 'land', features: [drawn({}, { type: 'MultiPolygon', coordinates: land })] },
      {
        name: 'border',
        features: [drawn({ level: 0 }, lines(false)), drawn({ level: 9 }, lines(true))],
      },
      {
        name: 'country',
        features: labels.map(({ name, lon, lat, size }) =>
          drawn({ name, size: Math.round(size) }, { type: 'Point', coordinates: [lon, lat] }),
        ),
      },
    ],
    places: labels.map(({ name, lon, lat }) => ({
      name,
      alt: [],
      kind: 'country',
      unit: '',
      lat: Math.round(lat * 1e4) / 1e4,
      lon: Math.round(lon * 1e4) / 1e4,
    })),
    units: [],
  }
}

function drawn(properties: PackFeature['properties'], geometry: PackGeometry): PackFeature {
  return { type: 'Feature', properties, geometry }
}

/** The centre of the largest part, with its size in square degrees. */
function middle(geometry: PackGeometry & { type: 'Polygon' | 'MultiPolygon' }) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const parts = planarPolygons(polygons).map(([outline = []]) => centroid(outline))
  const largest = parts.reduce((best, part) => (part.size > best.size ? part : best))
  return { ...largest, lon: largest.lon > 180 ? largest.lon - 360 : largest.lon }
}

function centroid(ring: readonly (readonly number[])[]) {
  let [area, lon, lat] = [0, 0, 0]
  for (const [i, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(i + 1) % ring.length] ?? []
    const cross = x1 * y2 - x2 * y1
    area += cross / 2
    lon += ((x1 + x2) * cross) / 6
    lat += ((y1 + y2) * cross) / 6
  }
  return { size: Math.abs(area), lon: area ? lon / area : 0, lat: area ? lat / area : 0 }
}
