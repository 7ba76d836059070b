import * as leaflet from 'leaflet'
import { PMTiles, type Source } from 'pmtiles'
import { leafletLayer } from 'protomaps-leaflet'
import { labelRules, paintRules } from './basemap-rules.ts'
import type { MapColours } from './map-colours.ts'
import type { MapWords } from './map-types.ts'
import type { OpenPack } from './packs.ts'

type Tiles = NonNullable<Parameters<typeof leafletLayer>[0]>['url']

/** The packs as one painted layer, the widest at the bottom. Undefined when there is no pack. */
export function basemapLayer(
  packs: readonly OpenPack[],
  colours: MapColours,
  language: MapWords['language'],
): leaflet.GridLayer | undefined {
  if (packs.length === 0) return undefined
  // The painter looks for Leaflet in the global scope.
  Object.assign(globalThis, { L: leaflet })
  const ordered = packs.toSorted((a, b) => a.info.maxZoom - b.info.maxZoom)
  const sources = ordered.map(({ info, tiles }) => [
    info.name,
    { url: forPainter(tiles), maxDataZoom: info.maxZoom },
  ])
  return leafletLayer({
    sources: Object.fromEntries(sources),
    paintRules: ordered.flatMap(({ info }) => paintRules(info.name, colours)),
    // The closest pack names its places first.
    labelRules: ordered
      .toReversed()
      .flatMap(({ info }) => labelRules(info.name, colours, language)),
    attribution: '',
    maxZoom: 18,
    tileDelay: 1,
    keepBuffer: 3,
  }) as unknown as leaflet.GridLayer
}

/** The painter carries types of PMTiles 3; an archive of version 4 answers the same call (measured). */
function forPainter(tiles: Source): Tiles {
  return new PMTiles(tiles) as unknown as Tiles
}
