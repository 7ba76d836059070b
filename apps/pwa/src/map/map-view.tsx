import 'leaflet/dist/leaflet.css'
import './map.css'
import type { Drawing } from '@tocsin/schema/primitives/drawn'
import type { Map as LeafletMap, LeafletMouseEvent } from 'leaflet'
import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { basemapLayer } from './basemap-layer.ts'
import type { Scene } from './draw-scene.ts'
import { MapLegend } from './map-legend.tsx'
import { MapScale } from './map-scale-line.tsx'
import { MapTools } from './map-tools.tsx'
import type { MapBounds, MapSymbol, MapWords, PickedPoint, SilenceArea } from './map-types.ts'
import type { LatLon } from './mgrs.ts'
import type { OpenPack } from './packs.ts'
import { addPin, type Pin } from './pin.ts'
import { addSymbolsLayer, type SymbolsLayer } from './symbols-layer.ts'
import { type OpenedCluster, useClusters } from './use-clusters.ts'
import { useDrawingKeys } from './use-drawing-keys.ts'
import { fromLatLngBounds, useFit } from './use-fit.ts'
import { useLeafletMap } from './use-leaflet-map.ts'
import { useThemeColours } from './use-theme-colours.ts'

export type MapViewProps = {
  readonly words: MapWords
  readonly packs: readonly OpenPack[]
  readonly symbols: readonly MapSymbol[]
  readonly silence?: readonly SilenceArea[]
  /** Where teams work, the same array as long as it says the same. */
  readonly teams?: readonly Drawing[]
  /** The map shows these bounds whenever another value is given. */
  readonly fit?: MapBounds | undefined
  /** What the map shows until it is moved; without it the closest of the packs. */
  readonly home?: MapBounds | undefined
  /** Present while a place is being chosen; `place` is undefined until there is one. */
  readonly picking?: {
    readonly place: PickedPoint | undefined
    readonly onPick: (at: LatLon) => void
  }
  /** Present while something is drawn; corners are told, and what takes the last one back. */
  readonly drawing?: {
    readonly shape: Drawing
    readonly onCorner: (at: LatLon) => void
    readonly onTakeBack: () => void
  }
  readonly onChoose?: (id: string) => void
  /** Asked for a cluster that no zoom takes apart: the feature lists its members. */
  readonly onSeveral?: (ids: readonly string[]) => void
  /** Called when the map has come to rest, for the list beside it. */
  readonly onView?: (bounds: MapBounds) => void
  /** The tablet's own position, when it is known. */
  readonly here?: PickedPoint | undefined
  readonly onMyPosition?: (() => void) | undefined
  readonly legendOpen?: boolean
  /** Floating things of the feature: search, pack chip. */
  readonly children?: ReactNode
}

const wholeWorld: MapBounds = [-20, -36, 60, 38]
const closeZoom = 13
const none: readonly never[] = []

/** The map with everything on it. The list beside it, for keys and screen readers, is the feature's. */
export function MapView(props: MapViewProps) {
  const { words, packs, symbols, picking, drawing, here, fit, silence = none, teams = none } = props
  const frame = useRef<HTMLDivElement>(null)
  const layer = useRef<SymbolsLayer>(undefined)
  const colours = useThemeColours()
  const [legend, setLegend] = useState(props.legendOpen ?? false)
  const [dragged, setDragged] = useState<LatLon>()

  const home = props.home ?? firstBounds(packs)
  const pick = ({ lat, lon }: LatLon) => {
    picking?.onPick({ lat: sixDecimals(lat), lon: sixDecimals(lon) })
    drawing?.onCorner({ lat, lon })
  }
  const map = useLeafletMap(frame, fit ?? home, {
    onPress: (event) => {
      if (picking || drawing) pick(latLonOf(event))
      else if (event.type === 'click') choose(event)
    },
    onRest: (event) => frame.current && rest(frame.current, event),
    onEnter: (shown) => {
      const { lat, lng } = shown.getCenter().wrap()
      pick({ lat, lon: lng })
    },
  })
  useDrawingKeys(map, drawing)
  const clusters = useClusters(map, symbols, (opened) => map && openCluster(map, opened))

  function choose({ containerPoint }: LeafletMouseEvent) {
    const target = layer.current?.hit(containerPoint)
    if (!target) return
    if ('symbol' in target) props.onChoose?.(target.symbol.id)
    else clusters.open(target.cluster.id)
  }

  function openCluster(shown: LeafletMap, { lat, lon, zoom, members }: OpenedCluster) {
    if (zoom <= shown.getMaxZoom() && zoom > shown.getZoom()) shown.setView([lat, lon], zoom)
    else props.onSeveral?.(members.map((member) => member.id))
  }

  /** A resting pointer shows the title as the browser's own tip: text, never HTML. */
  function rest(element: HTMLElement, { containerPoint }: LeafletMouseEvent) {
    const target = picking || drawing ? undefined : layer.current?.hit(containerPoint)
    element.title = target ? tipOf(target, words) : ''
    element.style.cursor = target ? 'pointer' : ''
  }

  const place = picking?.place
  const growing = drawing?.shape
  const scene = useMemo<Scene>(
    () => ({
      symbols: [...clusters.alone, ...clusters.always],
      clusters: clusters.clusters,
      silence,
      drawn: clusters.drawn,
      teams,
      growing,
      picked: place && { ...place, ...dragged },
      here,
      happeningNow: words.happeningNow,
    }),
    [
      clusters.alone,
      clusters.always,
      clusters.clusters,
      clusters.drawn,
      teams,
      silence,
      growing,
      place,
      dragged,
      here,
      words,
    ],
  )

  const addLayer = useEffectEvent((shown: LeafletMap) => addSymbolsLayer(shown, colours))
  useEffect(() => {
    if (!map) return
    const added = addLayer(map)
    layer.current = added
    return () => added.remove()
  }, [map])
  useEffect(() => {
    if (map) layer.current?.show(scene, colours)
  }, [map, scene, colours])

  useEffect(() => {
    const base = map && basemapLayer(packs, colours, words.language)
    base?.addTo(map as LeafletMap)
    return () => void base?.remove()
  }, [map, packs, colours, words.language])

  const tellView = useEffectEvent((bounds: MapBounds) => props.onView?.(bounds))
  useEffect(() => {
    if (!map) return
    const told = () => tellView(fromLatLngBounds(map.getBounds()))
    map.on('moveend', told)
    return () => void map.off('moveend', told)
  }, [map])

  // After those that listen and before the pin: the first fit is told, and the pin has the last word.
  useFit(map, { fit, home, picked: place })
  usePin(map, place, words.pin, (at, ended) => {
    setDragged(ended ? undefined : at)
    if (ended) pick(at)
  })

  const boundaries = boundariesOf(packs, words)
  const credits = packs.map(({ info }) => info.attribution)
  const holdsWorld = packs.some((pack) => pack.info.name === 'world')
  return (
    <div className={`map map-view${picking || drawing ? ' map-view--picking' : ''}`} dir="ltr">
      <div
        ref={frame}
        className={`map-view__frame${holdsWorld ? ' map-view__frame--sea' : ''}`}
        role="application"
        aria-label={words.map}
      />
      {drawing && <span className="map-view__cross" aria-hidden="true" />}
      <div className="map-view__over" dir={words.language === 'ar' ? 'rtl' : 'ltr'}>
        {props.children}
        {map && (
          <MapTools
            words={words}
            map={map}
            legendOpen={legend}
            onLegend={() => setLegend(!legend)}
            onMyPosition={props.onMyPosition}
          />
        )}
        {legend && <MapLegend words={words} boundaries={boundaries} />}
        {map && <MapScale words={words} map={map} boundaries={boundaries} credits={credits} />}
      </div>
    </div>
  )
}

function usePin(
  map: LeafletMap | undefined,
  place: PickedPoint | undefined,
  label: string,
  moved: (at: LatLon, ended: boolean) => void,
) {
  const pin = useRef<Pin>(undefined)
  const onMoved = useEffectEvent(moved)
  const there = place !== undefined
  const add = useEffectEvent((shown: LeafletMap) => place && addPin(shown, place, label, onMoved))
  useEffect(() => {
    if (!map || !there) return
    const added = add(map)
    pin.current = added
    return () => {
      pin.current = undefined
      added?.remove()
    }
  }, [map, there])
  const [lat, lon] = [place?.lat, place?.lon]
  useEffect(() => {
    if (!map || lat === undefined || lon === undefined) return
    pin.current?.moveTo({ lat, lon })
    if (!map.getBounds().pad(-0.05).contains([lat, lon])) {
      map.setView([lat, lon], Math.max(map.getZoom(), closeZoom))
    }
  }, [map, lat, lon])
}

/** Whose boundaries are official, as the packs say; where none says so, none are. */
function boundariesOf(packs: readonly OpenPack[], words: MapWords): string {
  const official = packs.filter(({ info }) => info.boundaries === 'official')
  if (official.length === 0) return words.notOfficial
  return words.official(official.map(({ info }) => info.title).join(', '))
}

function firstBounds(packs: readonly OpenPack[]): MapBounds {
  const closest = packs.toSorted((a, b) => b.info.maxZoom - a.info.maxZoom)[0]
  return closest && closest.info.name !== 'world' ? closest.info.bounds : wholeWorld
}

/** Ten centimetres: finer than any finger. */
function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6 + 0
}

function latLonOf({ latlng }: LeafletMouseEvent): LatLon {
  const { lat, lng } = latlng.wrap()
  return { lat, lon: lng }
}

function tipOf(target: NonNullable<ReturnType<SymbolsLayer['hit']>>, words: MapWords): string {
  if ('symbol' in target) return target.symbol.title
  return words.several(target.cluster.count, target.cluster.verified)
}
