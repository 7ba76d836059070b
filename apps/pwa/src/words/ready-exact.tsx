import { formatDtg } from '@tocsin/schema/primitives/dtg'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { formatMgrs } from '../map/mgrs.ts'
import { Code } from '../ui/code.tsx'

/** Metres up to which a place is known, and the digits that say no more: of the grid each way, and of a degree. */
const finest = [
  { radiusM: 20, digits: 4, decimals: 4 },
  { radiusM: 200, digits: 3, decimals: 3 },
  { radiusM: 2000, digits: 2, decimals: 2 },
  { radiusM: Number.POSITIVE_INFINITY, digits: 1, decimals: 1 },
] as const

/** "35N QA 412 883 · 0.801, 29.173": grid and degrees of a place, never finer than it is known. */
export function ExactPlace({ place }: { place: Place }) {
  if (place.kind !== 'point') return null
  const { digits, decimals } = finest.find(({ radiusM }) => place.radiusM <= radiusM) ?? finest[3]
  const degrees = `${place.lat.toFixed(decimals)}, ${place.lon.toFixed(decimals)}`
  const grid = formatMgrs(place, digits)
  return (
    <>
      {grid && (
        <>
          <Code>{grid}</Code> ·{' '}
        </>
      )}
      <Code>{degrees}</Code>
    </>
  )
}

/** "260605Z NOV – 260710Z NOV": when it can have happened, in the time of radio and headquarters. */
export function ExactWhen({ occurred }: { occurred: OccurredAt }) {
  if (occurred.precision === 'unknown') return null
  const [from, to] = [occurred.earliest, occurred.latest].map((end) => formatDtg(utcMs(end)))
  return (
    // The range runs from its first to its last moment, whatever the language.
    <bdi dir="ltr">
      <Code>{from}</Code>
      {to !== from && (
        <>
          {' '}
          – <Code>{to}</Code>
        </>
      )}
    </bdi>
  )
}
