import Supercluster from 'supercluster'
import type { ClusterAnswer, ClusterPoints, ClusterRequest } from './cluster-messages.ts'

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
  let index = load({ places: new Float64Array(0), verified: new Uint8Array(0) })
  return (request) => {
    if (request.kind === 'load') {
      version = request.version
      index = load(request)
      return undefined
    }
    if (request.version !== version) return undefined
    return request.kind === 'view' ? view(index, request) : open(index, request)
  }
}

/** Of each kind one object for all points: a million of their own would be most of the memory. */
const kinds: readonly [Summed, Summed] = [{ verified: 0 }, { verified: 1 }]

function load({ places, verified }: ClusterPoints): Supercluster<Summed, Summed> {
  const index = new Supercluster<Summed, Summed>({
    radius: radiusPixels,
    extent: 512,
    maxZoom: lastClusterZoom - zoomShift,
    map: ({ verified }) => ({ verified }),
    reduce: (sum, { verified }) => {
      sum.verified += verified
    },
  })
  return index.load(
    Array.from(verified, (isVerified, id) => ({
      type: 'Feature',
      id,
      properties: kinds[isVerified === 1 ? 1 : 0],
      geometry: { type: 'Point', coordinates: [places[2 * id] ?? 0, places[2 * id + 1] ?? 0] },
    })),
  )
}

function view(
  index: Supercluster<Summed, Summed>,
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
    alone: found.flatMap(({ id, properties }) => ('cluster_id' in properties ? [] : [Number(id)])),
  }
}

function open(
  index: Supercluster<Summed, Summed>,
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
    members: leaves.map(({ id }) => Number(id)),
  }
}
