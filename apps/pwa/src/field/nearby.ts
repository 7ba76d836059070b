import { distanceM, type LatLon, placePoint } from '@tocsin/schema/primitives/place'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import type { ListRow } from '../local/list-row.ts'

const nearM = 5000
const lastDaysMs = 7 * 86_400_000

export type Near = { row: ListRow; distanceM: number }

/** What this tablet knows within 5 km of a point in the last 7 days, nearest first: so that one event is not filed twice. */
export function nearby(rows: readonly ListRow[], at: LatLon, now: number): Near[] {
  return rows
    .filter(({ kind, ended }) => (kind === 'report' || kind === 'threat') && !ended)
    .filter((row) => now - lastMoment(row) <= lastDaysMs)
    .flatMap((row) => {
      const point = row.place && placePoint(row.place)
      const away = point ? distanceM(at, point) : Number.POSITIVE_INFINITY
      return away <= nearM ? [{ row, distanceM: away }] : []
    })
    .sort((a, b) => a.distanceM - b.distanceM)
}

/** When it happened at the latest; where that is not known, when it was said. */
function lastMoment({ occurred, saidAt }: ListRow): number {
  if (occurred && occurred.precision !== 'unknown') return utcMs(occurred.latest)
  return saidAt ?? 0
}
