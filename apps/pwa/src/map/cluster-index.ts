import type { ClusterAnswer, ClusterRequest } from './cluster-messages.ts'
import { eachInside, type Window } from './count-cells.ts'
import { type Group, gatherPoints, groupReach } from './gather-points.ts'
import type { MapBounds } from './map-types.ts'
import {
  collectPoints,
  latOf,
  lonOf,
  somePoints,
  type WorldPoints,
  world,
  worldX,
  worldY,
  wrapped,
} from './world-points.ts'

/** The deepest zoom of Leaflet at which points are still gathered. */
const lastClusterZoom = 15
const mostMembers = 200

type Loaded = { readonly version: number; readonly points: WorldPoints }
type Loading = { readonly version: number; readonly into: ReturnType<typeof collectPoints> }

/** Answers the messages of one map; runs in the worker, and in tests without one. */
export function createClusterIndex(): (request: ClusterRequest) => ClusterAnswer | undefined {
  let loading: Loading | undefined
  let loaded: Loaded | undefined
  return (request) => {
    const { version } = request
    if (request.kind === 'load') {
      if (loading?.version !== version) loading = { version, into: collectPoints(request.most) }
      loading.into.add(request)
      if (request.isLast) {
        loaded = { version, points: loading.into.points() }
        loading = undefined
      }
      return undefined
    }
    if (version !== loaded?.version) return undefined
    return request.kind === 'view' ? view(loaded.points, request) : open(loaded.points, request)
  }
}

function view(
  points: WorldPoints,
  { version, bounds, zoom }: ClusterRequest & { kind: 'view' },
): ClusterAnswer {
  const window = windowOf(bounds)
  if (zoom > lastClusterZoom) {
    const alone: number[] = []
    eachInside(points, window, (index) => alone.push(index))
    return { kind: 'view', version, bounds, zoom, clusters: [], alone }
  }
  const clusters = []
  const alone: number[] = []
  for (const [id, group] of gatherPoints(points, window, zoom).groups.entries()) {
    if (!isInside(window, group)) continue
    if (group.count === 1) alone.push(group.one)
    else {
      const { x, y, count, verified } = group
      clusters.push({ id, lat: latOf(y), lon: lonOf(x), count, verified })
    }
  }
  return { kind: 'view', version, bounds, zoom, clusters, alone }
}

/** The view is gathered once more, which gives the very same clusters. */
function open(
  points: WorldPoints,
  { version, bounds, zoom, cluster }: ClusterRequest & { kind: 'open' },
): ClusterAnswer | undefined {
  const { groups, members } = gatherPoints(points, windowOf(bounds), zoom)
  const group = groups[cluster]
  if (!group) return undefined
  return {
    kind: 'open',
    version,
    lat: latOf(group.y),
    lon: lonOf(group.x),
    zoom: zoomApart(somePoints(points, members(cluster, group.count)), group, zoom),
    members: members(cluster, mostMembers),
  }
}

/** The first zoom at which the points of a group, were they the only ones, are more than one. */
function zoomApart(points: WorldPoints, { x, y }: Group, from: number): number {
  const reach = groupReach(from)
  const around = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach }
  for (let zoom = from + 1; zoom <= lastClusterZoom; zoom++) {
    if (gatherPoints(points, around, zoom).groups.length > 1) return zoom
  }
  return Math.max(from, lastClusterZoom) + 1
}

function isInside({ x, y, width, height }: Window, group: Group): boolean {
  return wrapped(group.x - x) < width && group.y >= y && group.y < y + height
}

function windowOf([west, south, east, north]: MapBounds): Window {
  const [top, bottom] = [worldY(north), worldY(south)]
  const width = Math.min(world, ((east - west) / 360) * world)
  return { x: worldX(west), y: top, width, height: bottom - top + 1 }
}
