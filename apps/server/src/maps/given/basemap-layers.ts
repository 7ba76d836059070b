import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { PackTiles, TileFeature, TileLayer } from '../pack-source.ts'
import { carried } from './carry-layers.ts'
import { type Basemap, BasemapDamaged } from './open-basemap.ts'

const shapes = [undefined, 'point', 'line', 'area'] as const
/** Steps along the side of a tile; layers of other steps are brought to these. */
const extent = 4096

/** The base map's tiles under the layers that the tablet paints, without those of `left`. */
export function basemapLayers(basemap: Basemap, left: ReadonlySet<string>): PackTiles {
  return async (z, x, y) => {
    const bytes = await basemap.tile(z, x, y)
    if (!bytes) return []
    const layers = new Map<string, TileFeature[]>()
    try {
      for (const source of Object.values(new VectorTile(new PbfReader(bytes)).layers)) {
        for (let i = 0; i < source.length; i++) {
          const feature = source.feature(i)
          const shape = shapes[feature.type]
          const found = shape && carried(source.name, feature.properties, shape)
          if (!found || left.has(found.layer)) continue
          const features = layers.get(found.layer) ?? []
          features.push(asDrawn(feature, found.properties))
          layers.set(found.layer, features)
        }
      }
    } catch (error) {
      throw new BasemapDamaged(`Its tile ${z}/${x}/${y} is no vector tile.`, { cause: error })
    }
    return [...layers].map(([name, features]) => asLayer(name, features))
  }
}

function asDrawn(feature: TileFeature, properties: Record<string, string | number>): TileFeature {
  // Read here, so that a damaged outline is found while its tile is known.
  const geometry = feature.loadGeometry()
  if (feature.extent !== extent) {
    for (const point of geometry.flat()) point.mult(extent / feature.extent).round()
  }
  return { type: feature.type, properties, id: undefined, extent, loadGeometry: () => geometry }
}

function asLayer(name: string, features: readonly TileFeature[]): TileLayer {
  return {
    version: 2,
    name,
    extent,
    length: features.length,
    feature: (i) => {
      const found = features[i]
      if (!found) throw new RangeError(`no feature ${i}`)
      return found
    },
  }
}
