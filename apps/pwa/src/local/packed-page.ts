import { eventId, parseEventId } from '@tocsin/schema/primitives/ids'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import * as z from 'zod/mini'
import { ListRow } from './list-row.ts'
import { blankOf, type Column, forEachValue, packColumn } from './packed-column.ts'

/** A row together with the random id of the cluster it was folded from. */
export const PageRow = z.object({ cluster: z.string(), row: ListRow })
export type PageRow = z.infer<typeof PageRow>

/**
 * Number of the form of {@link PageRow}. A page of this number was written by this form and sealed, so
 * that its rows need no checking one by one: damage is found by the seal. Whoever changes what a row
 * holds raises it (`packed-page.test.ts` says when).
 */
export const rowForm = 8

/** What is opened as this form: the third wrote ids and objects whole, and hashes in full; the fourth knew one state less, the fifth nothing of teams, the sixth nothing of drawings, the seventh not whose a deployment is. */
const readForms: readonly unknown[] = [3, 4, 5, 6, 7, rowForm]

/** By columns: names stand once a page, and so does what many rows share. A start reads every page. */
const fields = Object.keys(ListRow.shape) as (keyof ListRow)[]

/** `columns`: the ids of the clusters, then the values of `fields`. */
export type PackedPage = {
  form: number
  count: number
  fields: readonly string[]
  columns: readonly Column[]
}

export function packPage(rows: readonly PageRow[]): PackedPage {
  const columns = fields.map((field) =>
    // Many records are of few seats.
    packColumn(rows.map(({ row }) => (field === 'id' ? parseEventId(row.id) : row[field]))),
  )
  const clusters = packColumn(rows.map(({ cluster }) => cluster))
  return { form: rowForm, count: rows.length, fields, columns: [clusters, ...columns] }
}

/** The rows of an opened page; `unreadable` sends one of an unknown form to be made again from its records. */
export function unpackPage(page: unknown): Result<PageRow[], 'unreadable'> {
  return isReadable(page) ? ok(rowsOf(page)) : err('unreadable')
}

function isReadable(page: unknown): page is PackedPage {
  return (
    typeof page === 'object' && page !== null && 'form' in page && readForms.includes(page.form)
  )
}

const blank = blankOf(fields)

function rowsOf({ count, fields: named, columns }: PackedPage): PageRow[] {
  const [clusters, ...values] = columns
  // What all rows of the page say is copied with the blank; only the other half is heard row by row.
  const alike = { ...blank }
  for (const [place, column] of values.entries()) {
    if ('all' in column) alike[named[place] ?? ''] = column.all
  }
  const rows: { cluster: unknown; row: Record<string, unknown> }[] = []
  for (let at = 0; at < count; at++) rows.push({ cluster: '', row: { ...alike } })
  if (clusters) {
    forEachValue(clusters, count, (at, cluster) => {
      const row = rows[at]
      if (row) row.cluster = cluster
    })
  }
  for (const [place, column] of values.entries()) {
    const field = named[place] ?? ''
    if ('all' in column && field !== 'id') continue
    forEachValue(column, count, (at, value) => {
      const row = rows[at]
      if (row) row.row[field] = field === 'id' ? idOf(value) : value
    })
  }
  // What this form sealed is what it opens, which no type can say.
  return rows as unknown as PageRow[]
}

function idOf(value: unknown): unknown {
  if (typeof value === 'string') return value
  const { seat, seatSeq } = value as ReturnType<typeof parseEventId>
  return eventId(seat, seatSeq)
}
