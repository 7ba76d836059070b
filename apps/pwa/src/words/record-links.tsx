import './record-links.css'
import type { MapRow } from '@tocsin/schema/desk/map-row'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { useWords } from '../i18n/use-words.tsx'
import { Trace } from '../ui/trace.tsx'
import { recordTitle } from './what-words.ts'

/** As many as fit beside a line of a table; what the line is of names more. */
export const shownRecords = 5

/** The first records behind a line, each a link by its title; by a number as long as no row tells one. */
export function RecordLinks({
  ids,
  rows,
  kindOf,
  hrefOf,
}: {
  ids: readonly RecordId[]
  /** Those that this reader may see, by id. */
  rows: ReadonlyMap<string, MapRow>
  kindOf: (id: RecordId) => MapRow['kind']
  hrefOf: (kind: MapRow['kind'], id: RecordId) => string
}) {
  const words = useWords()
  return (
    <span className="record-links small">
      {ids.slice(0, shownRecords).map((id, at) => {
        const kind = kindOf(id)
        const row = rows.get(id)
        const nameless = recordTitle(words, { kind, title: null, what: null })
        return (
          <Trace key={id} href={hrefOf(kind, id)}>
            <bdi>{row ? recordTitle(words, row) : `${nameless} ${words.number(at + 1)}`}</bdi>
          </Trace>
        )
      })}
    </span>
  )
}
