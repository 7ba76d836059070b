import type { Cluster } from './draw-scene.ts'
import type { MapBounds } from './map-types.ts'

/** The points to be clustered, as numbers that are handed over and not copied. */
export type ClusterPoints = {
  /** Longitude and latitude of each, one after the other. */
  readonly places: Float64Array
  /** 1 for each that is verified. */
  readonly verified: Uint8Array
}

export type ClusterRequest =
  | ({ readonly kind: 'load'; readonly version: number } & ClusterPoints)
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
      /** Indexes, in the points that were loaded, of those that stand alone. */
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
