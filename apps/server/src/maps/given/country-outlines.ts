import { createRequire } from 'node:module'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { PackBounds, PackLayer } from '../pack-source.ts'
import { planarPolygons } from '../planar-rings.ts'
import { boundsOf, overlaps } from './frame.ts'

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>
type Lands = Topology<{ land: GeometryCollection }>

const require = createRequire(import.meta.url)

/** The coast about the area: Natural Earth 1:10m through world-atlas, public domain. */
export function landOutlines(area: PackBounds): PackLayer {
  const topology: Lands = require('world-atlas/land-10m.json')
  const polygons = feature(topology, topology.objects.land).features.flatMap(({ geometry }) => {
    if (geometry.type === 'Polygon') return [geometry.coordinates]
    return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
  })
  const near = planarPolygons(polygons).filter((rings) => isNear(rings[0] ?? [], area))
  return {
    name: 'land',
    features: near.map((coordinates) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates },
    })),
  }
}

/** The land borders of states about the area, of the same source; level 9 is undetermined. */
export function stateBorders(area: PackBounds): PackLayer {
  const topology: Countries = require('world-atlas/countries-10m.json')
  const lines = (level: number) =>
    mesh(
      topology,
      topology.objects.countries,
      (a, b) => a !== b && (a.id === undefined || b.id === undefined) === (level === 9),
    ).coordinates.filter((line) => isNear(line, area))
  return {
    name: 'border',
    features: [0, 9].flatMap((level) =>
      lines(level).map(
        (coordinates) =>
          ({
            type: 'Feature',
            properties: { level },
            geometry: { type: 'LineString', coordinates },
          }) as const,
      ),
    ),
  }
}

function isNear(line: readonly (readonly number[])[], area: PackBounds): boolean {
  const around = boundsOf(line)
  return around !== undefined && overlaps(around, area)
}
