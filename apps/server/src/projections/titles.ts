import type { Handle } from '../log/log-deps.ts'
import { placeOf } from '../words/places.ts'
import { type RecordKeys, readRecordKeys } from '../words/record-keys.ts'
import type { MissionWords } from '../words/words.ts'

type WithTitle = { record_id: string; sealed_title: Uint8Array | null }

/** A row of a read model as code sees it: with the words that lie sealed in the database. */
export type Titled<Row extends WithTitle> = Omit<Row, 'sealed_title'> & { title: string | null }

export function sealTitles<Row extends WithTitle>(
  rows: readonly Titled<Row>[],
  keys: RecordKeys,
): (Omit<Titled<Row>, 'title'> & WithTitle)[] {
  return rows.map(({ title, ...row }) => {
    const sealed =
      title === null ? null : keys.seal(row.record_id, placeOf.title(row.record_id), title)
    return { ...row, sealed_title: sealed }
  })
}

/** A title whose key is gone is none. */
export async function openTitles<Row extends WithTitle>(
  db: Handle,
  at: MissionWords,
  rows: readonly Row[],
): Promise<Titled<Row>[]> {
  const keys = await readRecordKeys(
    db,
    at,
    rows.filter((row) => row.sealed_title).map((row) => row.record_id),
  )
  return rows.map(({ sealed_title, ...row }) => {
    const title =
      sealed_title && keys.open(row.record_id, placeOf.title(row.record_id), sealed_title)
    return { ...row, title: title ?? null }
  })
}
