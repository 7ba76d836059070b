import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { ClusterAnswer, ClusterRequest } from './cluster-messages.ts'
import type { Cluster } from './draw-scene.ts'
import type { MapSymbol } from './map-types.ts'
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

/** Danger, bases and the chosen one stand alone always: a number may not hide them. */
export function standsAlone(symbol: MapSymbol): boolean {
  return symbol.danger || symbol.chosen || symbol.kind === 'base'
}

/** Gathers what lies too close to be told apart, in a worker, for the view of the map. */
export function useClusters(
  map: LeafletMap | undefined,
  symbols: readonly MapSymbol[],
  onOpened: (opened: OpenedCluster) => void,
): Gathered & { readonly open: (cluster: number) => void } {
  const [gathered, setGathered] = useState<Gathered>({ clusters: [], alone: [] })
  const worker = useRef<Worker>(undefined)
  const version = useRef(0)
  const list = useMemo(() => symbols.filter((symbol) => !standsAlone(symbol)), [symbols])

  const ask = (request: ClusterRequest) => worker.current?.postMessage(request)
  const askView = useEffectEvent((shown: LeafletMap) => {
    const bounds = fromLatLngBounds(shown.getBounds().pad(0.3))
    ask({ kind: 'view', version: version.current, bounds, zoom: Math.floor(shown.getZoom()) })
  })
  const onAnswer = useEffectEvent((answer: ClusterAnswer) => {
    if (answer.version !== version.current) return
    const indexes = answer.kind === 'view' ? answer.alone : answer.members
    const found = indexes.flatMap((index) => list[index] ?? [])
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
    const points = list.map(
      ({ lon, lat, fill }) => [lon, lat, fill === 'verified' ? 1 : 0] as const,
    )
    worker.current?.postMessage({ kind: 'load', version: version.current, points })
    const moved = () => askView(map)
    moved()
    map.on('moveend zoomend', moved)
    return () => void map.off('moveend zoomend', moved)
  }, [map, list])

  return {
    ...gathered,
    open: (cluster) => ask({ kind: 'open', version: version.current, cluster }),
  }
}
