import '../../src/ui/styles.css'
import * as leaflet from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { createRoot } from 'react-dom/client'
import type { MapSymbol, MapWords } from '../../src/map/map-types.ts'
import { MapView } from '../../src/map/map-view.tsx'
import { incidents, looks } from './incidents.ts'

/** Milliseconds: until everything is drawn; the longest while in which the page did nothing else; each step. */
type Measured = { load: number; blocked: number; steps: number[] }

const element = document.getElementById('map') as HTMLElement

let shownMap: leaflet.Map | undefined
leaflet.Map.addInitHook(function (this: leaflet.Map) {
  shownMap = this
})
const theMap = (): leaflet.Map => {
  if (!shownMap) throw new Error('there is no map yet')
  return shownMap
}

/** Ours draws when its worker has answered: who waits hears of the first drawing after that. */
let answered: (() => void) | undefined
let drawn: (() => void) | undefined
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
  drawn?.()
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

/** The longest pause between two turns of the page's own loop while `work` goes on. */
async function longestPause(work: () => Promise<void>): Promise<number> {
  let longest = 0
  let isOn = true
  let last = performance.now()
  const beat = async () => {
    while (isOn) {
      await macrotask()
      const now = performance.now()
      longest = Math.max(longest, now - last)
      last = now
    }
  }
  const beating = beat()
  await work()
  isOn = false
  await beating
  return longest
}

async function measure(load: () => Promise<void>, step: (act: () => void) => Promise<void>) {
  let took = 0
  const blocked = await longestPause(async () => {
    const began = performance.now()
    await load()
    took = performance.now() - began
  })
  const steps: number[] = []
  for (const { lat, lon, zoom } of looks) {
    const began = performance.now()
    await step(() => theMap().setView([lat, lon], zoom, { animate: false }))
    steps.push(performance.now() - began)
  }
  return { load: took, blocked, steps } satisfies Measured
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

async function ours(count: number): Promise<Measured> {
  const symbols = incidents(count)
  const root = createRoot(element)
  const show = (list: readonly MapSymbol[]) =>
    root.render(<MapView words={silent} packs={[]} symbols={list} home={home} />)
  const first = heard()
  show(none)
  await first
  await frame()
  return measure(
    async () => {
      const done = heard()
      show(symbols)
      await done
      await frame()
    },
    async (act) => {
      const done = heard()
      act()
      await done
      await frame()
    },
  )
}

/** What the plugin adds to; its script is put into the page by the bench. */
// as: the plugin makes it so.
const withPlugin = { ...leaflet } as typeof leaflet & {
  markerClusterGroup(): leaflet.Layer & { addLayers(layers: leaflet.Layer[]): void }
}
Object.assign(globalThis, { L: withPlugin })

/** Leaflet with its plugin, as its own example has it. */
async function markercluster(count: number): Promise<Measured> {
  const symbols = incidents(count)
  const L = withPlugin
  const map = L.map(element).fitBounds([
    [3, 24],
    [12, 36],
  ])
  await frame()
  return measure(
    async () => {
      const group = L.markerClusterGroup()
      group.addLayers(symbols.map(({ lat, lon }) => L.marker([lat, lon])))
      map.addLayer(group)
      await frame()
    },
    async (act) => {
      act()
      await frame()
    },
  )
}

Object.assign(globalThis, { bench: { ours, markercluster } })
