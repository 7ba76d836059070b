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

export type PackLayer = { readonly name: string; readonly features: readonly PackFeature[] }

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
  readonly places: readonly PackPlace[]
  readonly units: readonly PackUnit[]
}

/** A pack that the server can build. A new `version` makes it be built again. */
export type PackSource = {
  readonly name: string
  readonly title: string
  readonly attribution: string
  readonly version: string
  readonly load: () => PackContent
}
