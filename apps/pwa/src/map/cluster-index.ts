import Supercluster from 'supercluster'
import type { ClusterAnswer, ClusterPoint, ClusterRequest } from './cluster-messages.ts'

type Point = { index: number; verified: number }
type Summed = { verified: number }

/** The deepest zoom of Leaflet at which points are still gathered. */
const lastClusterZoom = 15
/** A finger apart; Supercluster counts on tiles of 512 pixels, Leaflet on 256. */
const radiusPixels = 44
const zoomShift = 1
const mostMembers = 200

/** Answers the messages of one map; runs in the worker, and in tests without one. */
export function createClusterIndex(): (request: ClusterRequest) => ClusterAnswer | undefined {
  let version = -1
  let index = load([])
  return (request) => {
    if (request.kind === 'load') {
      version = request.version
      index = load(request.points)
      return undefined
    }
    if (request.version !== version) return undefined
    return request.kind === 'view' ? view(index, request) : open(index, request)
  }
}

function load(points: readonly ClusterPoint[]): Supercluster<Point, Summed> {
  const index = new Supercluster<Point, Summed>({
    radius: radiusPixels,
    extent: 512,
    maxZoom: lastClusterZoom - zoomShift,
    map: ({ verified }) => ({ verified }),
    reduce: (sum, { verified }) => {
      sum.verified += verified
    },
  })
  return index.load(
    points.map(([lon, lat, verified], i) => ({
      type: 'Feature',
      properties: { index: i, verified },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  )
}

function view(
  index: Supercluster<Point, Summed>,
  { version, bounds, zoom }: ClusterRequest & { kind: 'view' },
): ClusterAnswer {
  const found = index.getClusters([...bounds], Math.max(0, zoom - zoomShift))
  return {
    kind: 'view',
    version,
    clusters: found.flatMap(({ properties, geometry }) => {
      const [lon = 0, lat = 0] = geometry.coordinates
      if (!('cluster_id' in properties)) return []
      const { cluster_id: id, point_count: count, verified } = properties
      return [{ id, lat, lon, count, verified }]
    }),
    alone: found.flatMap(({ properties }) => ('index' in properties ? [properties.index] : [])),
  }
}

function open(
  index: Supercluster<Point, Summed>,
  { version, cluster }: ClusterRequest & { kind: 'open' },
): ClusterAnswer {
  const leaves = index.getLeaves(cluster, mostMembers)
  const [lon = 0, lat = 0] = leaves[0]?.geometry.coordinates ?? []
  return {
    kind: 'open',
    version,
    lat,
    lon,
    zoom: index.getClusterExpansionZoom(cluster) + zoomShift,
    members: leaves.map(({ properties }) => properties.index),
  }
}
