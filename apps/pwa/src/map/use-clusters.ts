import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type {
  ClusterAnswer,
  ClusterPoints,
  ClusterRequest,
  ClusterView,
} from './cluster-messages.ts'
import type { Cluster } from './draw-scene.ts'
import type { MapSymbol } from './map-types.ts'
import { type SortedSymbols, sortSymbols } from './sort-symbols.ts'
import { fromLatLngBounds } from './use-fit.ts'

export type Gathered = {
  readonly clusters: readonly Cluster[]
  readonly alone: readonly MapSymbol[]
}

export type OpenedCluster = {
  readonly lat: number
  readonly lon: number
  readonly zoom: number
  readonly members: readonly MapSymbol[]
}

/** Gathers what lies too close to be told apart, in a worker, for the view of the map. */
export function useClusters(
  map: LeafletMap | undefined,
  symbols: readonly MapSymbol[],
  onOpened: (opened: OpenedCluster) => void,
): Gathered &
  Pick<SortedSymbols, 'always' | 'drawn'> & { readonly open: (cluster: number) => void } {
  const [gathered, setGathered] = useState<Gathered>({ clusters: [], alone: [] })
  const worker = useRef<Worker>(undefined)
  const seen = useRef<ClusterView>(undefined)
  const ask = (request: ClusterRequest, handed: Transferable[] = []) =>
    worker.current?.postMessage(request, handed)

  const onAnswer = useEffectEvent((answer: ClusterAnswer) => {
    if (answer.version !== sorted.version) return
    const indexes = answer.kind === 'view' ? answer.alone : answer.members
    const found = indexes.flatMap((index) => sorted.symbols[sorted.together[index] ?? -1] ?? [])
    if (answer.kind === 'view') {
      seen.current = { version: answer.version, bounds: answer.bounds, zoom: answer.zoom }
      setGathered({ clusters: answer.clusters, alone: found })
    } else onOpened({ lat: answer.lat, lon: answer.lon, zoom: answer.zoom, members: found })
  })
  useEffect(() => {
    const made = new Worker(new URL('./cluster.worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<ClusterAnswer>) => onAnswer(data))
    worker.current = made
    return () => made.terminate()
  }, [])
  // After the worker, which is there before anything is sent to it.
  const sorted = useSorted(symbols, (version, points, isLast) => {
    const handed = [points.places.buffer, points.verified.buffer]
    ask({ kind: 'load', version, most: symbols.length, isLast, ...points }, handed)
  })

  const askView = useEffectEvent((shown: LeafletMap) => {
    const bounds = fromLatLngBounds(shown.getBounds().pad(0.3))
    ask({ kind: 'view', version: sorted.version, bounds, zoom: Math.floor(shown.getZoom()) })
  })
  useEffect(() => {
    if (!map || sorted.version === 0) return
    const moved = () => askView(map)
    moved()
    map.on('moveend', moved)
    return () => void map.off('moveend', moved)
  }, [map, sorted])

  return {
    ...gathered,
    always: sorted.always,
    drawn: sorted.drawn,
    open: (cluster) => {
      if (seen.current) ask({ ...seen.current, kind: 'open', cluster })
    },
  }
}

/** The symbols as they were sorted; the worker knows the points of `together` by this version. */
type Sorted = SortedSymbols & { readonly symbols: readonly MapSymbol[]; readonly version: number }

const nothing: Sorted = {
  symbols: [],
  version: 0,
  always: [],
  drawn: [],
  together: new Uint32Array(0),
}

/** Sorted at once where that takes no time, and otherwise in steps, with the ones before until then. */
function useSorted(
  symbols: readonly MapSymbol[],
  handOver: (version: number, points: ClusterPoints, isLast: boolean) => void,
): Sorted {
  const [sorted, setSorted] = useState(nothing)
  const lastVersion = useRef(0)
  const hand = useEffectEvent(handOver)
  useEffect(() => {
    lastVersion.current += 1
    const version = lastVersion.current
    const sorting = sortSymbols(symbols, (points, isLast) => hand(version, points, isLast))
    // Not by timers, which wait for four milliseconds each and longer where the page is hidden.
    const { port1, port2 } = new MessageChannel()
    const step = () => {
      const { done, value } = sorting.next()
      if (done) setSorted({ ...value, symbols, version })
      else port2.postMessage(null)
    }
    port1.onmessage = step
    step()
    return () => port1.close()
  }, [symbols])
  return sorted
}
