import type { MapRow } from '@tocsin/schema/desk/map-row'
import { placePoint } from '@tocsin/schema/primitives/place'
import { useState } from 'react'
import type { MapBounds } from '../../map/map-types.ts'
import { boundsOf, useFirstBounds } from './first-bounds.ts'

/**
 * Where the map looks: at most of what there is to begin with, later at what is chosen from a list
 * while it lies outside the picture, and otherwise where the person left it.
 */
export function useWhereToLook(rows: readonly MapRow[]) {
  const first = useFirstBounds(rows)
  const [view, setView] = useState<MapBounds>()
  const [moved, setMoved] = useState<MapBounds>()
  return {
    fit: moved ?? first,
    setView,
    /** Whether there is something to see, and none of it in the picture. */
    isAway: (shown: readonly MapRow[]) =>
      view !== undefined && shown.length > 0 && !shown.some((row) => isIn(view, row)),
    /** Goes to the rows unless one of them is in the picture already. */
    lookAt: (wanted: readonly MapRow[]) => {
      const bounds = boundsOf(wanted)
      if (bounds && !wanted.some((row) => isIn(view, row))) setMoved(bounds)
    },
  }
}

export function isIn(view: MapBounds | undefined, { place }: Pick<MapRow, 'place'>): boolean {
  const point = view && place ? placePoint(place) : undefined
  if (!view || !point) return false
  const [west, south, east, north] = view
  return point.lon >= west && point.lon <= east && point.lat >= south && point.lat <= north
}
