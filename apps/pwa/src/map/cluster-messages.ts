import type { Cluster } from './draw-scene.ts'
import type { MapBounds } from './map-types.ts'

/** One point to be clustered; `index` is its place in the list that was sent. */
export type ClusterPoint = readonly [lon: number, lat: number, verified: 0 | 1]

export type ClusterRequest =
  | { readonly kind: 'load'; readonly version: number; readonly points: readonly ClusterPoint[] }
  | {
      readonly kind: 'view'
      readonly version: number
      readonly bounds: MapBounds
      /** Leaflet's zoom, rounded down. */
      readonly zoom: number
    }
  | { readonly kind: 'open'; readonly version: number; readonly cluster: number }

export type ClusterAnswer =
  | {
      readonly kind: 'view'
      readonly version: number
      readonly clusters: readonly Cluster[]
      /** Indexes of the points that stand alone. */
      readonly alone: readonly number[]
    }
  | {
      readonly kind: 'open'
      readonly version: number
      readonly lat: number
      readonly lon: number
      /** Leaflet's zoom at which the cluster comes apart. */
      readonly zoom: number
      readonly members: readonly number[]
    }
