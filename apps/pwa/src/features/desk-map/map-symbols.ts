import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { placePoint } from '@tocsin/schema/primitives/place'
import type { MapSymbol } from '../../map/map-types.ts'
import type { ListedUnit } from '../../map/place-list.ts'

/** The rows that have a place on the map as its symbols, true to what is known of where and how sure. */
export function mapSymbols(
  rows: readonly MapRow[],
  chosen: RecordId | null,
  titleOf: (row: MapRow) => string,
  units: ReadonlyMap<string, ListedUnit>,
): MapSymbol[] {
  return rows.flatMap((row) => {
    const point = placePoint(row.place)
    if (!point) return []
    const polygon = row.place.kind === 'unit' ? units.get(row.place.code)?.polygon : undefined
    return {
      id: row.id,
      kind: row.kind,
      ...point,
      ...(polygon && { polygon }),
      ...(row.drawn && { drawn: row.drawn }),
      fill: fillOf(row),
      danger: row.danger,
      chosen: row.id === chosen,
      title: titleOf(row),
    }
  })
}

/** A ring for what is in neither column of the figures: an exercise, a rejected finding. */
function fillOf({ kind, countedAs }: MapRow): MapSymbol['fill'] {
  if (countedAs !== null) return countedAs
  return kind === 'threat' ? 'unverified' : 'pending'
}
