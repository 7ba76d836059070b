import { DomUtil, type Map as LeafletMap, type ZoomAnimEvent } from 'leaflet'
import type { View } from './draw-mark.ts'
import { drawScene, emptyScene, hitTarget, type Scene, type Target } from './draw-scene.ts'
import type { MapColours } from './map-colours.ts'

export type SymbolsLayer = {
  readonly show: (scene: Scene, colours: MapColours) => void
  /** What lies under a point of the map's container, in CSS pixels. */
  readonly hit: (point: { x: number; y: number }) => Target | undefined
  readonly remove: () => void
}

/** One canvas the size of the view, above the base map and under the pin. */
export function addSymbolsLayer(map: LeafletMap, firstColours: MapColours): SymbolsLayer {
  const canvas = DomUtil.create('canvas', 'leaflet-zoom-animated', map.getPane('overlayPane'))
  canvas.setAttribute('aria-hidden', 'true')
  const context = canvas.getContext('2d')
  let scene = emptyScene
  let colours = firstColours
  let targets: Target[] = []
  let waiting: number | undefined

  const redraw = () => {
    if (waiting !== undefined) cancelAnimationFrame(waiting)
    waiting = undefined
    if (!context) return
    DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]))
    const { x: width, y: height } = map.getSize()
    fitCanvas(canvas, context, width, height)
    targets = drawScene({ ctx: context, colours }, viewOf(map, width, height), scene)
  }
  // Leaflet tells one step several times over; it is drawn once, before it is seen.
  const redrawSoon = () => {
    waiting ??= requestAnimationFrame(redraw)
  }
  const animate = ({ center, zoom }: ZoomAnimEvent) => {
    const corner = map.containerPointToLatLng([0, 0])
    const origin = map
      .project(center, zoom)
      .subtract(map.getSize().divideBy(2))
      .add(DomUtil.getPosition(map.getPanes().mapPane))
      .round()
    const offset = map.project(corner, zoom).subtract(origin)
    DomUtil.setTransform(canvas, offset, map.getZoomScale(zoom))
  }
  map.on('move zoom viewreset resize', redrawSoon)
  map.on('zoomanim', animate)
  return {
    show: (nextScene, nextColours) => {
      scene = nextScene
      colours = nextColours
      redraw()
    },
    hit: (point) => {
      if (waiting !== undefined) redraw()
      return hitTarget(targets, point)
    },
    remove: () => {
      if (waiting !== undefined) cancelAnimationFrame(waiting)
      map.off('move zoom viewreset resize', redrawSoon)
      map.off('zoomanim', animate)
      canvas.remove()
    },
  }
}

function fitCanvas(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
): void {
  const density = window.devicePixelRatio || 1
  if (
    canvas.width !== Math.round(width * density) ||
    canvas.height !== Math.round(height * density)
  ) {
    canvas.width = Math.round(width * density)
    canvas.height = Math.round(height * density)
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
  context.setTransform(density, 0, 0, density, 0, 0)
  context.clearRect(0, 0, width, height)
}

function viewOf(map: LeafletMap, width: number, height: number): View {
  return {
    zoom: map.getZoom(),
    width,
    height,
    spot: (lat, lon) => map.latLngToContainerPoint([lat, lon]),
  }
}
