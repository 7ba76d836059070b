import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import * as z from 'zod/mini'
import { ListRow } from './list-row.ts'
import { type Column, forEachValue, packColumn } from './packed-column.ts'

/** A row together with the random id of the cluster it was folded from. */
export const PageRow = z.object({ cluster: z.string(), row: ListRow })
export type PageRow = z.infer<typeof PageRow>

/**
 * Number of the form of {@link PageRow}. A page of this number was written by this form and sealed, so
 * that its rows need no checking one by one: damage is found by the seal. Whoever changes what a row
 * holds raises it (`packed-page.test.ts` says when).
 */
export const rowForm = 3

/** By columns: names stand once a page, and so does what many rows share. A start reads every page. */
const fields = Object.keys(ListRow.shape) as (keyof ListRow)[]

/** Pages of another form: the second named its fields once and wrote rows, the first rows as they are. */
const OtherPage = z.union([
  z.object({ form: z.int(), fields: z.array(z.string()), rows: z.array(z.array(z.unknown())) }),
  z.object({ rows: z.array(PageRow) }),
])

/** `columns`: the ids of the clusters, then the values of `fields`. */
export type PackedPage = {
  form: number
  count: number
  fields: readonly string[]
  columns: readonly Column[]
}

export function packPage(rows: readonly PageRow[]): PackedPage {
  const columns = fields.map((field) => packColumn(rows.map(({ row }) => row[field])))
  const clusters = packColumn(rows.map(({ cluster }) => cluster))
  return { form: rowForm, count: rows.length, fields, columns: [clusters, ...columns] }
}

/** The rows of an opened page; one of another form is checked in full. `unreadable` sends it to be made again. */
export function unpackPage(page: unknown): Result<PageRow[], 'unreadable'> {
  if (isOfThisForm(page)) return ok(rowsOf(page))
  const read = OtherPage.safeParse(page)
  if (!read.success) return err('unreadable')
  if (!('form' in read.data)) return ok(read.data.rows)
  const { fields: named, rows } = read.data
  const checked = z.array(PageRow).safeParse(
    rows.map(([cluster, ...values]) => {
      return { cluster, row: Object.fromEntries(named.map((name, at) => [name, values[at]])) }
    }),
  )
  return checked.success ? ok(checked.data) : err('unreadable')
}

function isOfThisForm(page: unknown): page is PackedPage {
  return typeof page === 'object' && page !== null && 'form' in page && page.form === rowForm
}

/** Every field in its place: a row made by adding one field after the other would be far slower to read. */
const blank = Object.fromEntries(fields.map((field) => [field, null]))

function rowsOf({ count, fields: named, columns }: PackedPage): PageRow[] {
  const rows: { cluster: unknown; row: Record<string, unknown> }[] = []
  for (let at = 0; at < count; at++) rows.push({ cluster: '', row: { ...blank } })
  const [clusters, ...values] = columns
  if (clusters) {
    forEachValue(clusters, count, (at, cluster) => {
      const row = rows[at]
      if (row) row.cluster = cluster
    })
  }
  for (const [place, column] of values.entries()) {
    const field = named[place] ?? ''
    forEachValue(column, count, (at, value) => {
      const row = rows[at]
      if (row) row.row[field] = value
    })
  }
  // What this form sealed is what it opens, which no type can say.
  return rows as unknown as PageRow[]
}
