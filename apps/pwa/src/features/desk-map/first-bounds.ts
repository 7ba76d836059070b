import type { MapRow } from '@tocsin/schema/desk/map-row'
import { placePoint } from '@tocsin/schema/primitives/place'
import { useState } from 'react'
import type { MapBounds } from '../../map/map-types.ts'

/** Where the mission's records lie when the map opens; later ones never move it under the reader's eyes. */
export function useFirstBounds(rows: readonly MapRow[]): MapBounds | undefined {
  const [first, setFirst] = useState(() => boundsOf(rows))
  const now = first ?? boundsOf(rows)
  if (now !== first) setFirst(now)
  return first
}

/** The bounds of nine in ten rows each way: one far record does not make all others small. */
export function boundsOf(rows: readonly MapRow[]): MapBounds | undefined {
  const points = rows.flatMap(({ place }) => placePoint(place) ?? [])
  if (points.length === 0) return undefined
  const [west, east] = ends(points.map(({ lon }) => lon))
  const [south, north] = ends(points.map(({ lat }) => lat))
  return [west, south, east, north]
}

const leastDegrees = 0.1

function ends(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b)
  const cut = Math.floor(sorted.length * 0.05)
  const low = sorted[cut] ?? 0
  const high = sorted[sorted.length - 1 - cut] ?? low
  const pad = Math.max((high - low) * 0.1, leastDegrees)
  return [low - pad, high + pad]
}
