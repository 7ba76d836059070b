import '../../src/ui/styles.css'
import * as leaflet from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { createRoot } from 'react-dom/client'
import type { MapSymbol, MapWords } from '../../src/map/map-types.ts'
import { MapView } from '../../src/map/map-view.tsx'
import { incidents, looks } from './incidents.ts'

const element = document.getElementById('map') as HTMLElement

let shownMap: leaflet.Map | undefined
leaflet.Map.addInitHook(function (this: leaflet.Map) {
  shownMap = this
})
const theMap = (): leaflet.Map => {
  if (!shownMap) throw new Error('there is no map yet')
  return shownMap
}

/**
 * Ours draws when its worker has answered: who waits hears of the first drawing after that. A drawing in
 * a frame's own turn is of what was known before, at its new place.
 */
let answered: (() => void) | undefined
let drawn: (() => void) | undefined
let isFrame = false
const { requestAnimationFrame: request } = globalThis
globalThis.requestAnimationFrame = (act) =>
  request((time) => {
    isFrame = true
    act(time)
    isFrame = false
  })
globalThis.Worker = class extends Worker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options)
    this.addEventListener('message', ({ data }) => {
      if (data.kind === 'view') answered?.()
    })
  }
}
const { clearRect } = CanvasRenderingContext2D.prototype
CanvasRenderingContext2D.prototype.clearRect = function (...args) {
  clearRect.apply(this, args)
  if (!isFrame) drawn?.()
}
const heard = () =>
  new Promise<void>((resolve) => {
    answered = () => {
      answered = undefined
      drawn = () => {
        drawn = undefined
        resolve()
      }
    }
  })

const macrotask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => resolve()
    port2.postMessage(null)
  })

/** Until what is drawn now is on the screen. */
const frame = () =>
  new Promise<void>((resolve) => requestAnimationFrame(() => macrotask().then(resolve)))

type Play = { load: () => Promise<void>; step: (act: () => void) => Promise<void> }
let play: Play | undefined

/** Milliseconds until everything is drawn. */
async function load(): Promise<number> {
  performance.mark('load begins')
  const began = performance.now()
  await play?.load()
  performance.mark('load ends')
  return performance.now() - began
}

async function steps(): Promise<number[]> {
  const took: number[] = []
  for (const { lat, lon, zoom } of looks) {
    const began = performance.now()
    await play?.step(() => theMap().setView([lat, lon], zoom, { animate: false }))
    took.push(performance.now() - began)
  }
  return took
}

const silent = new Proxy({} as MapWords, {
  get: (_, name) =>
    name === 'language'
      ? 'en'
      : ['metres', 'kilometres', 'several', 'official'].includes(String(name))
        ? String
        : '',
})
const none: readonly MapSymbol[] = []
const home = [24, 3, 36, 12] as const

async function ours(count: number): Promise<void> {
  const symbols = incidents(count)
  const root = createRoot(element)
  const show = (list: readonly MapSymbol[]) =>
    root.render(<MapView words={silent} packs={[]} symbols={list} home={home} />)
  const first = heard()
  show(none)
  await first
  await frame()
  play = {
    load: async () => {
      const done = heard()
      show(symbols)
      await done
      await frame()
    },
    step: async (act) => {
      const done = heard()
      act()
      await done
      await frame()
    },
  }
}

/** What the plugin adds to; its script is put into the page by the bench. */
// as: the plugin makes it so.
const withPlugin = { ...leaflet } as typeof leaflet & {
  markerClusterGroup(): leaflet.Layer & { addLayers(layers: leaflet.Layer[]): void }
}
Object.assign(globalThis, { L: withPlugin })

/** Leaflet with its plugin, as its own example has it. */
async function markercluster(count: number): Promise<void> {
  const symbols = incidents(count)
  const L = withPlugin
  // Deepest as ours; the plugin cannot do without.
  const map = L.map(element, { maxZoom: 18 }).fitBounds([
    [3, 24],
    [12, 36],
  ])
  await frame()
  play = {
    load: async () => {
      const group = L.markerClusterGroup()
      group.addLayers(symbols.map(({ lat, lon }) => L.marker([lat, lon])))
      map.addLayer(group)
      await frame()
    },
    step: async (act) => {
      act()
      await frame()
    },
  }
}

Object.assign(globalThis, { bench: { ours, markercluster, load, steps } })
