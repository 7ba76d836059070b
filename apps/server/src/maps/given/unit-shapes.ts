import type { FeatureCollection } from 'geojson'
import polylabel from 'polylabel'
import { feature, mesh } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { PackFeature, PackUnit } from '../pack-source.ts'
import { boundsOf } from './frame.ts'
import type { GivenUnit } from './read-units.ts'

type Units = Topology<{ units: GeometryCollection<{ level: number }> }>

/** What a pack makes of boundaries: units for the place list, and what is drawn of them. */
export type UnitShapes = {
  readonly units: readonly PackUnit[]
  /** Each line once, with the widest level that it divides. */
  readonly borders: readonly PackFeature[]
  readonly labels: readonly PackFeature[]
}

/** Corners that stand out less than a triangle of about 60 metres are left out, in square degrees. */
const leastCorner = 1.5e-7
/** Steps over the whole area: about a metre for a country. */
const steps = 1e6
const levels = ['other', 'admin1', 'admin2', 'admin3'] as const

/**
 * The units with lines that are thinned together: what two of them share stays one line, so that no
 * point between them falls into both or into none.
 */
export function unitShapes(given: readonly GivenUnit[]): UnitShapes {
  if (given.length === 0) return { units: [], borders: [], labels: [] }
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: given.map(({ level, outline }) => ({
      type: 'Feature',
      properties: { level },
      geometry: { type: 'MultiPolygon', coordinates: outline },
    })),
  }
  // The types of topology know nothing of what was put in; it is what stands above.
  const whole = topology({ units: collection }, steps) as Units
  const thin: Units = simplify(presimplify(whole), leastCorner)
  const shapes = feature(thin, thin.objects.units).features
  const units = given.flatMap((unit, i) => {
    const geometry = shapes[i]?.geometry
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return []
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    const largestFirst = polygons.toSorted((a, b) => extentOf(b) - extentOf(a))
    return [packUnit(unit, largestFirst.flat().map(rounded))]
  })
  return { units, borders: bordersOf(thin), labels: given.flatMap(labelOf) }
}

function packUnit({ code, name, alt, level, parent }: GivenUnit, polygon: number[][][]): PackUnit {
  return { code, name, alt, level: levels[level] ?? 'other', parent, polygon }
}

/** One level after the other; a line that a wider level has drawn is not drawn again. */
function bordersOf(thin: Units): PackFeature[] {
  const drawn = new Set<number>()
  const { geometries } = thin.objects.units
  const found = [...new Set(geometries.map(levelOf))]
  return found
    .toSorted((a, b) => a - b)
    .flatMap((level) => {
      const ofLevel = geometries.filter((each) => levelOf(each) === level)
      const arcs = new Set(ofLevel.flatMap(arcsOf))
      const fresh = [...arcs].filter((arc) => !drawn.has(arc))
      for (const arc of fresh) drawn.add(arc)
      const geometry = mesh(thin, {
        type: 'MultiLineString',
        arcs: fresh.map((arc) => [arc]),
      })
      return fresh.length === 0
        ? []
        : [{ type: 'Feature', properties: { level }, geometry } as const]
    })
}

type UnitGeometry = Units['objects']['units']['geometries'][number]

function levelOf({ properties }: UnitGeometry): number {
  return properties && 'level' in properties ? properties.level : 0
}

/** An arc that is walked backwards has the complement of its number. */
function arcsOf(geometry: UnitGeometry): number[] {
  const arcs: unknown = 'arcs' in geometry ? geometry.arcs : []
  const numbers = Array.isArray(arcs) ? arcs.flat(3) : []
  return numbers.filter((arc) => typeof arc === 'number').map((arc) => (arc < 0 ? ~arc : arc))
}

/** The name stands in the middle of the widest room of the largest part. */
function labelOf({ name, alt, level, outline }: GivenUnit): PackFeature[] {
  const largest = outline.toSorted((a, b) => extentOf(b) - extentOf(a))[0]
  if (!largest || level === 0) return []
  const [lon, lat] = polylabel(largest, 0.005)
  const arabic = alt.find((each) => /\p{Script=Arabic}/u.test(each))
  return [
    {
      type: 'Feature',
      properties: { name, level, ...(arabic && { name_ar: arabic }) },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    },
  ]
}

function extentOf(polygon: readonly (readonly (readonly number[])[])[]): number {
  const [west, south, east, north] = boundsOf(polygon[0] ?? []) ?? [0, 0, 0, 0]
  return (east - west) * (north - south)
}

/** Five decimals: about a metre. */
function rounded(ring: readonly (readonly number[])[]): number[][] {
  return ring.map((position) => position.map((degrees) => Math.round(degrees * 1e5) / 1e5))
}
