import { createRequire } from 'node:module'
import type { Plugin } from 'vite'
import { leanReact } from './lean-react.ts'

const packageFile = (path: string) => createRequire(import.meta.url).resolve(path)

/**
 * The parts of Leaflet that our map and its painter use, from the sources in Leaflet's own package:
 * its one built file cannot be taken apart by a bundler, and half of it draws shapes, pop-ups and
 * controls that we draw ourselves.
 */
const leafletParts = `
export { Map } from 'leaflet/src/map/index.js'
export { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js'
export { Marker } from 'leaflet/src/layer/marker/Marker.js'
export { DivIcon } from 'leaflet/src/layer/marker/DivIcon.js'
export { LatLngBounds } from 'leaflet/src/geo/LatLngBounds.js'
export { DomEvent, DomUtil } from 'leaflet/src/dom/index.js'
`

/** The painter's ready-made styles (38 kB): ours come from the theme, so they are never asked for. */
const noFlavours = `
export function namedFlavor() {
  throw new Error('the map is painted in the colours of the theme')
}
`

const dexie = packageFile('dexie/dist/modern/dexie.mjs')

/**
 * Dexie's live queries: two layers under every read and write, a message to all other tabs with the
 * keys of whatever was written, and a third of its code. We ask for none, and for no hooks.
 */
const liveQueries = [
  /^ +this\.use\((?:cache|observability|hooks)Middleware\);\n/gm,
  /^ {4}(?:liveQuery|extendObservabilitySet|cache),\n/gm,
  /^if \(typeof dispatchEvent !== 'undefined' &&[\s\S]*?^}\n(?=function propagateLocally)/gm,
  /^function propagateLocally[\s\S]*?^}\nlet propagatingLocally = false;\n/gm,
  /^let bc;\n[\s\S]*?(?=^if \(typeof addEventListener)/gm,
  /^ +(?:bc\?\.close|createBC|propagateLocally)\(.*\);\n/gm,
]

function withoutLiveQueries(source: string): string {
  return liveQueries.reduce((rest, part) => {
    const shorter = rest.replace(part, '')
    if (shorter === rest) throw new Error(`Dexie has changed: ${part} is not in it`)
    return shorter
  }, source)
}

/** wouter's stand-in for what React has had since its version 18. */
const externalStore = `
export { useSyncExternalStore } from 'react'
`

const ours: Record<string, string> = {
  leaflet: leafletParts,
  '@protomaps/basemaps': noFlavours,
  'use-sync-external-store/shim/index.js': externalStore,
}

/**
 * Builds large libraries without what the app never calls: see docs/adr/0007-size-budget.md.
 * Dexie's build for current browsers is taken, without its live queries, and one PMTiles instead of two (`resolve.dedupe`).
 */
export function leanLibraries(): Plugin {
  return {
    name: 'tocsin:lean-libraries',
    enforce: 'pre',
    apply: 'build',
    config: () => ({ resolve: { dedupe: ['pmtiles'] } }),
    async resolveId(id, importer) {
      if (id in ours) return `\0${id}`
      if (id === 'dexie') return dexie
      // All of tRPC's client is one module, and a module lies in one chunk: a copy of its own for
      // the desk's live answers leaves the tablet without what only those need.
      if (id !== '@trpc/client' || !importer?.endsWith('/desk/live-client.ts')) return undefined
      const client = await this.resolve(id, importer, { skipSelf: true })
      return client && `${client.id}?desk`
    },
    load(id) {
      return id.startsWith('\0') ? ours[id.slice(1)] : undefined
    },
    transform(code, id) {
      if (id === dexie) return { code: withoutLiveQueries(code), map: null }
      if (id.endsWith('/react-dom-client.production.js')) {
        return { code: leanReact(code), map: null }
      }
      // Pictures of controls and markers that are never made.
      if (!id.endsWith('leaflet/dist/leaflet.css')) return undefined
      return { code: code.replace(/background-image: url\(images\/[^)]*\);/g, ''), map: null }
    },
  }
}
