import { setImmediate as otherWork } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { fromVectorTileJs, GeoJSONWrapper } from '@maplibre/vt-pbf'
import GeoJSONVT, { type LegacyTile } from 'geojson-vt'
import type { PackBounds, PackContent, PackLayer, TileLayer } from './pack-source.ts'
import { tileId } from './tile-id.ts'
import { type NumberedTile, writePmtiles } from './write-pmtiles.ts'

const tilesBetweenPauses = 16

/**
 * Cuts the layers into vector tiles and returns the PMTiles archive.
 * `onProgress` gets a share from 0 to 1. Gives way to other work every few tiles.
 */
export async function buildPack(
  content: PackContent,
  attribution: string,
  onProgress: (share: number) => void,
): Promise<Uint8Array> {
  const cutters = content.layers.map((layer) => ({
    name: layer.name,
    cut: cutter(layer, content),
    from: Math.min(layer.minZoom ?? 0, content.maxZoom),
  }))
  const wanted = [...tilesWithin(content)]
  const tiles: NumberedTile[] = []
  const named = new Set<string>()
  for (const [i, [z, x, y]] of wanted.entries()) {
    if (i % tilesBetweenPauses === 0) {
      onProgress(i / wanted.length)
      await otherWork()
    }
    const layers: Record<string, TileLayer> = {}
    for (const layer of (await content.basemap?.(z, x, y)) ?? []) layers[layer.name] = layer
    for (const [name, features] of cutTile(cutters, [z, x, y])) {
      const layer = new GeoJSONWrapper(features, { version: 2, extent: content.extent })
      layer.name = name
      layers[name] = layer
    }
    for (const name of Object.keys(layers)) named.add(name)
    if (Object.keys(layers).length > 0) {
      const bytes = gzipSync(fromVectorTileJs({ layers }), { level: 9 })
      tiles.push({ id: tileId(z, x, y), bytes })
    }
  }
  onProgress(1)
  const { bounds, minZoom, maxZoom } = content
  const metadata = {
    attribution,
    vector_layers: [...named].toSorted().map((id) => ({ id, fields: {} })),
  }
  return writePmtiles(tiles, { bounds, minZoom, maxZoom, metadata })
}

type Cutter = { name: string; cut: GeoJSONVT; from: number }
type CutFeatures = LegacyTile['features']

function cutTile(cutters: readonly Cutter[], [z, x, y]: [number, number, number]) {
  const found = new Map<string, CutFeatures>()
  for (const { name, cut, from } of cutters) {
    const tile = z < from ? null : cut.getTile(z, x, y)
    if (tile && tile.features.length > 0) {
      found.set(name, [...(found.get(name) ?? []), ...tile.features])
    }
  }
  return found
}

function cutter(layer: PackLayer, content: PackContent): GeoJSONVT {
  const points = layer.features.every((f) => f.geometry.type === 'Point')
  const features = layer.features.map((f) => structuredClone(f) as GeoJSON.Feature)
  return new GeoJSONVT(
    { type: 'FeatureCollection', features },
    {
      // The cutter thins every zoom but its last.
      maxZoom: content.wholeDetail ? content.maxZoom : content.maxZoom + 1,
      indexMaxZoom: Math.min(5, content.maxZoom),
      tolerance: content.tolerance,
      extent: content.extent,
      // Names repeat at tile edges unless a point is in exactly one tile.
      buffer: points ? 0 : content.extent / 64,
    },
  )
}

/** How many tiles a pack of these bounds and zooms has room for. */
export function countTiles({ bounds, minZoom, maxZoom }: PackSheet): number {
  let count = 0
  for (let z = minZoom; z <= maxZoom; z++) {
    const [left, top, right, bottom] = tileRange(bounds, z)
    count += (right - left + 1) * (bottom - top + 1)
  }
  return count
}

type PackSheet = Pick<PackContent, 'bounds' | 'minZoom' | 'maxZoom'>

function* tilesWithin({
  bounds,
  minZoom,
  maxZoom,
}: PackSheet): Generator<[number, number, number]> {
  for (let z = minZoom; z <= maxZoom; z++) {
    const [left, top, right, bottom] = tileRange(bounds, z)
    for (let x = left; x <= right; x++) {
      for (let y = top; y <= bottom; y++) yield [z, x, y]
    }
  }
}

/** Web Mercator tiles (EPSG:3857) that touch the bounds. */
function tileRange([west, south, east, north]: PackBounds, z: number) {
  const count = 2 ** z
  const column = (lon: number) => clamp(Math.floor(((lon + 180) / 360) * count), count)
  const row = (lat: number) => {
    const sin = Math.sin((Math.max(-85.05, Math.min(85.05, lat)) * Math.PI) / 180)
    return clamp(Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * count), count)
  }
  return [column(west), row(north), column(east), row(south)] as const
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value))
}
