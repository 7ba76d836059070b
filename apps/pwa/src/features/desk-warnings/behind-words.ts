import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { shownRecords } from '../../words/record-links.tsx'

/** The records behind warnings and lists that this reader may see, by id. */
export type BehindRows = ReadonlyMap<string, MapRow>

/** What a warning of this kind rests on. */
export function behindKind(kind: string): MapRow['kind'] {
  return kind === 'emerging' || kind === 'first_ever' ? 'threat' : 'incident'
}

type Behind = { readonly behind: readonly RecordId[] }

/** The records that are named on a screen, each once. */
export function namedBehind(lists: readonly (readonly Behind[] | undefined)[]): RecordId[] {
  const ids = lists.flatMap((list = []) =>
    list.flatMap(({ behind }) => behind.slice(0, shownRecords)),
  )
  return [...new Set(ids)]
}
