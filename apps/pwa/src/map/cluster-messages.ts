import type { Cluster } from './draw-scene.ts'
import type { MapBounds } from './map-types.ts'

/** The points to be clustered, as numbers that are handed over and not copied. */
export type ClusterPoints = {
  /** Longitude and latitude of each, one after the other. */
  readonly places: Float64Array<ArrayBuffer>
  /** 1 for each that is verified. */
  readonly verified: Uint8Array<ArrayBuffer>
}

/** What is seen of the list that was loaded with a version. */
export type ClusterView = {
  readonly version: number
  readonly bounds: MapBounds
  /** Leaflet's zoom, rounded down. */
  readonly zoom: number
}

export type ClusterRequest =
  | ({
      /** A list comes in parts; until its last one the list before is answered for. */
      readonly kind: 'load'
      readonly version: number
      /** No more than so many come in all. */
      readonly most: number
      readonly isLast: boolean
    } & ClusterPoints)
  | ({ readonly kind: 'view' } & ClusterView)
  /** A cluster of the answer for a view. */
  | ({ readonly kind: 'open'; readonly cluster: number } & ClusterView)

export type ClusterAnswer =
  | ({
      readonly kind: 'view'
      readonly clusters: readonly Cluster[]
      /** Indexes, in the points that were loaded, of those that stand alone. */
      readonly alone: readonly number[]
    } & ClusterView)
  | {
      readonly kind: 'open'
      readonly version: number
      readonly lat: number
      readonly lon: number
      /** Leaflet's zoom at which the cluster comes apart. */
      readonly zoom: number
      readonly members: readonly number[]
    }
