import { Map as LeafletMap, type LeafletMouseEvent } from 'leaflet'
import { type RefObject, useEffect, useEffectEvent, useState } from 'react'
import type { MapBounds } from './map-types.ts'
import { toLatLngBounds } from './use-fit.ts'

const deepestZoom = 18

type Handlers = {
  readonly onPress: (event: LeafletMouseEvent) => void
  readonly onRest: (event: LeafletMouseEvent) => void
  readonly onEnter: (map: LeafletMap) => void
}

/** Leaflet itself in the given frame, for as long as the component stands. */
export function useLeafletMap(
  frame: RefObject<HTMLElement | null>,
  first: MapBounds,
  handlers: Handlers,
): LeafletMap | undefined {
  const [map, setMap] = useState<LeafletMap>()
  const onPress = useEffectEvent(handlers.onPress)
  const onRest = useEffectEvent(handlers.onRest)
  const onEnter = useEffectEvent(handlers.onEnter)
  const create = useEffectEvent((element: HTMLElement) => {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const made = new LeafletMap(element, {
      // Leaflet's own prefix carries a national flag, and its controls parse HTML: ours stand beside.
      attributionControl: false,
      zoomControl: false,
      maxZoom: deepestZoom,
      minZoom: 2,
      zoomAnimation: !calm,
      inertia: !calm,
      fadeAnimation: false,
      bounceAtZoomLimits: false,
      // `useFit` watches the frame; Leaflet's own ear would move the centre before it has looked.
      trackResize: false,
      worldCopyJump: true,
    })
    made.fitBounds(toLatLngBounds(first), { animate: false })
    return made
  })
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const made = create(element)
    made.on('click', onPress)
    made.on('contextmenu', onPress)
    made.on('mousemove', onRest)
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && event.target === element) onEnter(made)
    }
    element.addEventListener('keydown', onKey)
    setMap(made)
    return () => {
      element.removeEventListener('keydown', onKey)
      setMap(undefined)
      made.remove()
    }
  }, [frame])
  return map
}
