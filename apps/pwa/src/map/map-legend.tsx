import { type ReactNode, useId } from 'react'
import type { MapWords } from './map-types.ts'

const diamond = 'M14 3L25 14L14 25L3 14Z'

/** What each sign means, drawn as on the map. */
export function MapLegend(props: { readonly words: MapWords; readonly boundaries: string }) {
  const { words, boundaries } = props
  const id = useId()
  const hatch = `url(#${id}-hatch)`
  const hatchDanger = `url(#${id}-hatch-danger)`
  return (
    <div className="floating map-legend">
      <svg className="map-legend__patterns" aria-hidden="true">
        <defs>
          <Hatch id={`${id}-hatch`} colour="var(--ink)" />
          <Hatch id={`${id}-hatch-danger`} colour="var(--danger)" />
          <pattern id={`${id}-dots`} width="13" height="13" patternUnits="userSpaceOnUse">
            <circle cx="3.25" cy="3.25" r="1.3" fill="var(--silence)" />
            <circle cx="9.75" cy="9.75" r="1.3" fill="var(--silence)" />
          </pattern>
        </defs>
      </svg>
      <ul className="legend">
        <Sign tone="ink" text={words.incidentVerified}>
          <circle className="s-fill" cx="14" cy="14" r="9" />
        </Sign>
        <Sign tone="ink" text={words.threatUnverified}>
          <path d={diamond} className="s-hatch" style={{ fill: hatch }} />
        </Sign>
        <Sign tone="ink" text={words.incidentUnverified}>
          <circle className="s-hatch" cx="14" cy="14" r="9" style={{ fill: hatch }} />
        </Sign>
        <Sign tone="danger" text={words.livesInDanger}>
          <path d={diamond} className="s-hatch" style={{ fill: hatchDanger }} />
        </Sign>
        <Sign tone="ink" text={words.incidentPending}>
          <circle className="s-line" cx="14" cy="14" r="9" />
        </Sign>
        <Sign tone="ink" text={words.somewhereInHere}>
          <circle className="s-precision" cx="14" cy="14" r="11" />
        </Sign>
        <Sign tone="ink" text={words.severalTogether}>
          <circle cx="14" cy="14" r="11" style={{ fill: hatch }} stroke="currentColor" />
          <path d="M14 14V3A11 11 0 0 1 14 25Z" fill="currentColor" />
          <circle cx="14" cy="14" r="5.5" fill="var(--solid)" stroke="var(--map-halo)" />
        </Sign>
        <Sign tone="silence" text={words.noReporter}>
          <rect
            x="2"
            y="4"
            width="24"
            height="20"
            fill={`url(#${id}-dots)`}
            stroke="currentColor"
            strokeDasharray="3 3"
          />
        </Sign>
        <Sign tone="action" text={words.base}>
          <rect x="4" y="4" width="20" height="20" rx="2" fill="currentColor" />
          <path
            d="M10 20V9H18.5L16 11.5L18.5 14H10"
            fill="none"
            stroke="var(--map-halo)"
            strokeWidth="1.75"
          />
        </Sign>
      </ul>
      <p className="small quiet">{boundaries}</p>
    </div>
  )
}

function Sign(props: {
  readonly tone: 'ink' | 'danger' | 'silence' | 'action'
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <li>
      <svg viewBox="0 0 28 28" aria-hidden="true">
        <g className={`s-${props.tone}`}>{props.children}</g>
      </svg>
      {props.text}
    </li>
  )
}

function Hatch({ id, colour }: { readonly id: string; readonly colour: string }) {
  return (
    <pattern
      id={id}
      width="5"
      height="5"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <rect width="5" height="5" fill="var(--map-halo)" />
      <path d="M1 0V5" stroke={colour} strokeWidth="2" />
    </pattern>
  )
}
