import { placePoint } from '@tocsin/schema/primitives/place'
import { itemOf } from '@tocsin/schema/vocabulary/find'
import { verificationFindings } from '@tocsin/schema/vocabulary/verification-findings'
import type { ListRow } from '../local/list-row.ts'
import type { Gazetteer } from '../map/gazetteer.ts'
import type { MapSymbol } from '../map/map-types.ts'

/** The sign of a record on the map; none when it is ended or its place is not on the map. */
export function rowSymbol(
  row: ListRow,
  { title, chosen, gazetteer }: { title: string; chosen: boolean; gazetteer: Gazetteer },
): MapSymbol | undefined {
  const { kind, place } = row
  const point = place && placePoint(place)
  if (!place || !point || row.ended || (kind !== 'report' && kind !== 'threat')) return undefined
  const polygon = place.kind === 'unit' ? gazetteer.unit(place.code)?.polygon : undefined
  return {
    id: row.id,
    kind: kind === 'report' ? 'incident' : 'threat',
    ...point,
    ...(polygon && { polygon }),
    ...(row.drawn && { drawn: row.drawn }),
    fill: sureness(row),
    danger: row.danger,
    chosen,
    title,
  }
}

export function sureness({ finding }: ListRow): MapSymbol['fill'] {
  if (finding === 'pending_verification') return 'pending'
  const counts = finding ? itemOf(verificationFindings, finding)?.counts : undefined
  return counts === 'verified' ? 'verified' : 'unverified'
}
