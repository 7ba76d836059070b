import { DivIcon, DomEvent, type LatLng, type Map as LeafletMap, Marker } from 'leaflet'
import type { LatLon } from './mgrs.ts'

export type Pin = {
  readonly moveTo: (at: LatLon) => void
  readonly remove: () => void
}

const svgNamespace = 'http://www.w3.org/2000/svg'
const size = { width: 44, height: 58 } as const
/** How far an arrow key moves the pin, in CSS pixels; with Shift a single one. */
const keyStep = 10

/** The pin of a place being chosen: dragged by finger or moved by arrow keys. */
export function addPin(
  map: LeafletMap,
  at: LatLon,
  label: string,
  moved: (at: LatLon, ended: boolean) => void,
): Pin {
  const icon = new DivIcon({
    html: pinDrawing(),
    className: 'map-pin',
    iconSize: [size.width, size.height],
    iconAnchor: [size.width / 2, size.height - 2],
  })
  const marker = new Marker([at.lat, at.lon], {
    icon,
    draggable: true,
    autoPan: true,
    keyboard: true,
  })
  const tell = (ended: boolean) => {
    const { lat, lng } = marker.getLatLng().wrap()
    moved({ lat, lon: lng }, ended)
  }
  marker.on('drag', () => tell(false)).on('dragend', () => tell(true))
  marker.addTo(map)
  const element = marker.getElement()
  element?.setAttribute('aria-label', label)
  element?.addEventListener('keydown', (event) => {
    const next = stepped(map, marker.getLatLng(), event)
    if (!next) return
    DomEvent.stop(event)
    marker.setLatLng(next)
    map.panInside(next, { padding: [60, 60] })
    tell(true)
  })
  return {
    moveTo: ({ lat, lon }) => void marker.setLatLng([lat, lon]),
    remove: () => void marker.remove(),
  }
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}

function stepped(map: LeafletMap, at: LatLng, event: KeyboardEvent): LatLng | undefined {
  const [x, y] = arrows[event.key] ?? []
  if (x === undefined || y === undefined) return undefined
  const step = event.shiftKey ? 1 : keyStep
  return map.containerPointToLatLng(map.latLngToContainerPoint(at).add([x * step, y * step]))
}

/** Built node by node: no text is ever parsed as HTML here. */
function pinDrawing(): HTMLElement {
  const holder = document.createElement('span')
  const svg = document.createElementNS(svgNamespace, 'svg')
  svg.setAttribute('viewBox', '0 0 44 58')
  svg.setAttribute('aria-hidden', 'true')
  const drop = document.createElementNS(svgNamespace, 'path')
  drop.setAttribute('d', 'M22 56S2 37 2 21a20 20 0 0 1 40 0c0 16-20 35-20 35Z')
  drop.setAttribute('class', 'map-pin__drop')
  const eye = document.createElementNS(svgNamespace, 'circle')
  for (const [name, value] of [
    ['cx', '22'],
    ['cy', '21'],
    ['r', '7.5'],
    ['class', 'map-pin__eye'],
  ] as const) {
    eye.setAttribute(name, value)
  }
  svg.append(drop, eye)
  holder.append(svg)
  return holder
}
