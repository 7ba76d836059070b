import type { Map as LeafletMap } from 'leaflet'
import type { MapWords } from './map-types.ts'

/** The buttons on the map: own position, legend, closer, farther. */
export function MapTools(props: {
  readonly words: MapWords
  readonly map: LeafletMap
  readonly legendOpen: boolean
  readonly onLegend: () => void
  readonly onMyPosition: (() => void) | undefined
}) {
  const { words, map, legendOpen, onLegend, onMyPosition } = props
  return (
    <div className="floating map-tools">
      {onMyPosition && (
        <Tool label={words.myPosition} onPress={onMyPosition}>
          <circle cx="12" cy="12" r="6.5" />
          <path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3" />
          <circle cx="12" cy="12" r="1.8" fill="currentColor" stroke="none" />
        </Tool>
      )}
      <Tool label={words.legend} onPress={onLegend} pressed={legendOpen}>
        <path d="M12 4 3 9l9 5 9-5-9-5ZM3.5 14l8.5 5 8.5-5" />
      </Tool>
      <Tool label={words.zoomIn} onPress={() => map.zoomIn()}>
        <path d="M12 5v14M5 12h14" />
      </Tool>
      <Tool label={words.zoomOut} onPress={() => map.zoomOut()}>
        <path d="M5 12h14" />
      </Tool>
    </div>
  )
}

function Tool(props: {
  readonly label: string
  readonly onPress: () => void
  readonly pressed?: boolean
  readonly children: React.ReactNode
}) {
  return (
    <button
      className="btn btn--square"
      type="button"
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      onClick={props.onPress}
    >
      <svg className="icon map-tools__icon" viewBox="0 0 24 24" aria-hidden="true">
        {props.children}
      </svg>
    </button>
  )
}
