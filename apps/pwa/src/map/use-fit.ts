import { type LatLng, LatLngBounds, type Map as LeafletMap } from 'leaflet'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { MapBounds } from './map-types.ts'
import type { LatLon } from './mgrs.ts'

type Fit = { readonly bounds: MapBounds; readonly centre: LatLng; readonly zoom: number }

type Wanted = {
  /** Shown whenever another value is given, wherever the map was. */
  readonly fit: MapBounds | undefined
  /** Shown as long as there is no `fit` and nobody has moved the map. */
  readonly home: MapBounds
  /** Never leaves the picture because of a fit that nobody asked for. */
  readonly picked: LatLon | undefined
}

/**
 * Fits the map to its bounds, and again when a tablet is turned or better bounds come: a fit is only
 * right for the frame it was made in. What a person did to the map since then is never undone.
 */
export function useFit(map: LeafletMap | undefined, { fit, home, picked }: Wanted): void {
  const last = useRef<Fit>(undefined)

  const show = (shown: LeafletMap, bounds: MapBounds) => {
    // Without a flight the map is there at once, and a later look can tell whether somebody moved it.
    shown.fitBounds(toLatLngBounds(bounds), { animate: false })
    last.current = { bounds, centre: shown.getCenter(), zoom: shown.getZoom() }
  }
  const isUntouched = (shown: LeafletMap) =>
    last.current !== undefined &&
    shown.getZoom() === last.current.zoom &&
    shown.getCenter().equals(last.current.centre)

  const begin = useEffectEvent((shown: LeafletMap) => {
    last.current = undefined
    show(shown, fit ?? home)
  })
  const follow = useEffectEvent((shown: LeafletMap, bounds: MapBounds) => {
    if (last.current?.bounds !== bounds) show(shown, bounds)
  })
  const goHome = useEffectEvent((shown: LeafletMap) => {
    if (!fit && !picked && last.current?.bounds !== home && isUntouched(shown)) show(shown, home)
  })
  const resize = useEffectEvent((shown: LeafletMap) => {
    const stays = isUntouched(shown)
    shown.invalidateSize({ animate: false })
    const bounds = last.current?.bounds
    if (!stays || !bounds) return
    if (!picked || toLatLngBounds(bounds).contains([picked.lat, picked.lon])) show(shown, bounds)
  })

  useEffect(() => {
    if (!map) return
    begin(map)
    const resized = new ResizeObserver(() => resize(map))
    resized.observe(map.getContainer())
    return () => resized.disconnect()
  }, [map])
  useEffect(() => {
    if (map && fit) follow(map, fit)
  }, [map, fit])
  useEffect(() => {
    if (map && home) goHome(map)
  }, [map, home])
}

export function toLatLngBounds([west, south, east, north]: MapBounds): LatLngBounds {
  return new LatLngBounds([south, west], [north, east])
}

export function fromLatLngBounds(bounds: LatLngBounds): MapBounds {
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
}
