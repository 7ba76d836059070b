import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useEffectEvent } from 'react'

/** How far an arrow key moves the map under the cross-hair, in CSS pixels; with Shift a single one. */
const keyStep = 20

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
}

/**
 * Keys while something is drawn: arrows move the cross-hair over the land, in steps small enough to
 * meet a bend of a road, Backspace takes the last corner back. Enter is the map's own: it tells the middle.
 */
export function useDrawingKeys(
  map: LeafletMap | undefined,
  drawing: { onTakeBack: () => void } | undefined,
): void {
  const onKey = useEffectEvent((shown: LeafletMap, event: KeyboardEvent) => {
    const by = arrows[event.key]
    if (!by && event.key !== 'Backspace') return
    event.preventDefault()
    // Leaflet would move the map by steps of its own as well.
    event.stopImmediatePropagation()
    const [x, y] = by ?? [0, 0]
    const scale = event.shiftKey ? 1 / keyStep : 1
    if (by) shown.panBy([x * scale, y * scale], { animate: false })
    else drawing?.onTakeBack()
  })
  const isDrawing = drawing !== undefined
  useEffect(() => {
    if (!map || !isDrawing) return
    const frame = map.getContainer()
    const listen = (event: KeyboardEvent) => {
      if (event.target === frame) onKey(map, event)
    }
    frame.addEventListener('keydown', listen, { capture: true })
    // A second corner close to the first is not a wish to come closer.
    map.doubleClickZoom.disable()
    return () => {
      frame.removeEventListener('keydown', listen, { capture: true })
      map.doubleClickZoom.enable()
    }
  }, [map, isDrawing])
}
