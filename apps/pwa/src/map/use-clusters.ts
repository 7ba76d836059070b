import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ClusterAnswer, ClusterRequest } from './cluster-messages.ts'
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
): Gathered & Pick<Sorted, 'always' | 'drawn'> & { readonly open: (cluster: number) => void } {
  const [gathered, setGathered] = useState<Gathered>({ clusters: [], alone: [] })
  const { always, drawn, listed } = useSorted(symbols)
  const worker = useRef<Worker>(undefined)
  const version = useRef(0)

  const symbolAt = (index: number) => listed.symbols[listed.together[index] ?? -1]
  const ask = (request: ClusterRequest) => worker.current?.postMessage(request)
  const askView = useEffectEvent((shown: LeafletMap) => {
    const bounds = fromLatLngBounds(shown.getBounds().pad(0.3))
    ask({ kind: 'view', version: version.current, bounds, zoom: Math.floor(shown.getZoom()) })
  })
  const onAnswer = useEffectEvent((answer: ClusterAnswer) => {
    if (answer.version !== version.current) return
    const indexes = answer.kind === 'view' ? answer.alone : answer.members
    const found = indexes.flatMap((index) => symbolAt(index) ?? [])
    if (answer.kind === 'view') setGathered({ clusters: answer.clusters, alone: found })
    else onOpened({ lat: answer.lat, lon: answer.lon, zoom: answer.zoom, members: found })
  })

  useEffect(() => {
    const made = new Worker(new URL('./cluster.worker.ts', import.meta.url), { type: 'module' })
    made.addEventListener('message', ({ data }: MessageEvent<ClusterAnswer>) => onAnswer(data))
    worker.current = made
    return () => made.terminate()
  }, [])

  useEffect(() => {
    if (!map) return
    version.current += 1
    const { places, verified } = listed
    // Copies are made: another map, or this one mounted anew, may want the same list.
    const load = { places: places.slice(), verified: verified.slice() }
    worker.current?.postMessage({ kind: 'load', version: version.current, ...load }, [
      load.places.buffer,
      load.verified.buffer,
    ])
    const moved = () => askView(map)
    moved()
    map.on('moveend zoomend', moved)
    return () => void map.off('moveend zoomend', moved)
  }, [map, listed])

  return {
    ...gathered,
    always,
    drawn,
    open: (cluster) => ask({ kind: 'open', version: version.current, cluster }),
  }
}

/** The symbols as they were sorted; `listed` is what the worker's indexes stand for. */
type Sorted = Pick<SortedSymbols, 'always' | 'drawn'> & {
  readonly listed: SortedSymbols & { readonly symbols: readonly MapSymbol[] }
}

function sortedAtOnce(symbols: readonly MapSymbol[]): Sorted {
  const sorting = sortSymbols(symbols)
  for (;;) {
    const step = sorting.next()
    if (step.done) return sortedOf(symbols, step.value)
  }
}

function sortedOf(symbols: readonly MapSymbol[], sorted: SortedSymbols): Sorted {
  return { ...sorted, listed: { ...sorted, symbols } }
}

/** Sorted at once where that takes no time, and otherwise in steps, with the ones before until then. */
function useSorted(symbols: readonly MapSymbol[]): Sorted {
  const [sorted, setSorted] = useState<Sorted>(() => sortedAtOnce([]))
  useEffect(() => {
    const sorting = sortSymbols(symbols)
    let waiting: ReturnType<typeof setTimeout> | undefined
    const step = () => {
      const { done, value } = sorting.next()
      if (done) setSorted(sortedOf(symbols, value))
      else waiting = setTimeout(step)
    }
    step()
    return () => clearTimeout(waiting)
  }, [symbols])
  return sorted
}
