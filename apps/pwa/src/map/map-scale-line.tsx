import type { Map as LeafletMap } from 'leaflet'
import { useEffect, useState } from 'react'
import { scaleLine } from './map-scale.ts'
import type { MapWords } from './map-types.ts'

const longestPixels = 120

/** "2 km" over its line, with whose map it is and which of its boundaries are official. */
export function MapScale(props: {
  readonly words: MapWords
  readonly map: LeafletMap
  readonly boundaries: string
  readonly credits: readonly string[]
}) {
  const { words, map, boundaries, credits } = props
  const [line, setLine] = useState(() => measure(map))
  useEffect(() => {
    const moved = () => setLine(measure(map))
    moved()
    map.on('zoomend moveend resize', moved)
    return () => void map.off('zoomend moveend resize', moved)
  }, [map])
  const text =
    line.metres >= 1000 ? words.kilometres(line.metres / 1000) : words.metres(line.metres)
  return (
    <div className="floating map-scale">
      <span className="num">{text}</span>
      <span className="map-scale__line" style={{ inlineSize: `${line.pixels}px` }} />
      <small>{boundaries}</small>
      {credits.length > 0 && <small>{[...new Set(credits)].join(' · ')}</small>}
    </div>
  )
}

function measure(map: LeafletMap) {
  return scaleLine(map.getCenter().lat, map.getZoom(), longestPixels)
}
