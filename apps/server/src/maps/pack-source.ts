import type { VectorTileFeature, VectorTileLayer } from '@mapbox/vector-tile'

/** Degrees, WGS 84: west, south, east, north. */
export type PackBounds = readonly [west: number, south: number, east: number, north: number]

type Position = readonly number[]

/** The part of GeoJSON (RFC 7946) that a pack is cut from; positions are longitude first. */
export type PackGeometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | {
      readonly type: 'MultiPolygon'
      readonly coordinates: readonly (readonly (readonly Position[])[])[]
    }

export type PackFeature = {
  readonly type: 'Feature'
  readonly properties: Readonly<Record<string, string | number>>
  readonly geometry: PackGeometry
}

/** Layers of one name become one in the tiles. */
export type PackLayer = {
  readonly name: string
  readonly features: readonly PackFeature[]
  /** Wider tiles do without it, unless the pack has none closer: nobody sees it there. */
  readonly minZoom?: number
}

/** A line of the place list. `unit` is the code of the smallest known unit, '' when unknown. */
export type PackPlace = {
  readonly name: string
  readonly alt: readonly string[]
  readonly pcode?: string
  readonly kind: string
  readonly unit: string
  readonly lat: number
  readonly lon: number
}

/** `polygon` holds rings, outer ring first, each closed. */
export type PackUnit = {
  readonly code: string
  readonly name: string
  readonly alt: readonly string[]
  readonly level: 'admin1' | 'admin2' | 'admin3' | 'other'
  readonly parent: string | null
  readonly polygon: readonly (readonly Position[])[]
}

export type TileFeature = Pick<
  VectorTileFeature,
  'type' | 'properties' | 'id' | 'extent' | 'loadGeometry'
>

/** One layer of a vector tile, read or yet to be written. */
export type TileLayer = Pick<VectorTileLayer, 'version' | 'name' | 'extent' | 'length'> & {
  readonly feature: (i: number) => TileFeature
}

/** The layers that somebody else's base map puts into a tile, named as ours are. */
export type PackTiles = (z: number, x: number, y: number) => Promise<readonly TileLayer[]>

/** Everything a map pack is built from. */
export type PackContent = {
  readonly bounds: PackBounds
  readonly minZoom: number
  readonly maxZoom: number
  /** Steps along the side of a tile, and the smallest detail kept in such steps. */
  readonly extent: number
  readonly tolerance: number
  /** True: the deepest zoom keeps every point, for closer looks. False: it is thinned as well. */
  readonly wholeDetail: boolean
  readonly layers: readonly PackLayer[]
  /** Tiles of a base map to lie under the layers. */
  readonly basemap?: PackTiles
  readonly places: readonly PackPlace[]
  readonly units: readonly PackUnit[]
}

/** Where a part of a pack comes from; `date` is that of the data, as YYYY-MM-DD, null when unknown. */
export type PackCredit = {
  readonly what: 'outlines' | 'basemap' | 'boundaries' | 'places'
  readonly from: string
  readonly licence: string
  readonly date: string | null
}

export type PackHead = {
  readonly name: string
  readonly title: string
  readonly attribution: string
  readonly version: string
  /** Whether the mission says that the boundaries are its official ones; absent: they are not. */
  readonly boundaries?: 'official' | 'not_official'
  readonly credits?: readonly PackCredit[]
}

/** A pack that the server can build. A new `version` makes it be built again. */
export type PackSource = PackHead & { readonly load: () => PackContent }
