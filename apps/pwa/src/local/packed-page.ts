import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import * as z from 'zod/mini'
import { ListRow } from './list-row.ts'

/** A row together with the random id of the cluster it was folded from. */
export const PageRow = z.object({ cluster: z.string(), row: ListRow })
export type PageRow = z.infer<typeof PageRow>

/**
 * Number of the form of {@link PageRow}. A page of this number was written by this form and sealed, so
 * that its rows need no checking one by one: damage is found by the seal. Whoever changes what a row
 * holds raises it (`packed-page.test.ts` says when).
 */
export const rowForm = 2

/** Names stand once a page: they would be more than half of every row. */
const fields = Object.keys(ListRow.shape) as (keyof ListRow)[]

/** A page of another form names its fields itself; the first form wrote rows as they are. */
const OtherPage = z.union([
  z.object({ form: z.int(), fields: z.array(z.string()), rows: z.array(z.array(z.unknown())) }),
  z.object({ rows: z.array(PageRow) }),
])

/** `rows`: the cluster's id, then the values of `fields`. */
export type PackedPage = { form: number; fields: readonly string[]; rows: readonly unknown[][] }

export function packPage(rows: readonly PageRow[]): PackedPage {
  const values = rows.map(({ cluster, row }) => [cluster, ...fields.map((field) => row[field])])
  return { form: rowForm, fields, rows: values }
}

/** The rows of an opened page; one of another form is checked in full. `unreadable` sends it to be made again. */
export function unpackPage(page: unknown): Result<PageRow[], 'unreadable'> {
  // What this form sealed is what it opens, which no type can say.
  if (isOfThisForm(page))
    return ok(page.rows.map((values) => rowOf(values, page.fields) as PageRow))
  const read = OtherPage.safeParse(page)
  if (!read.success) return err('unreadable')
  if (!('form' in read.data)) return ok(read.data.rows)
  const { fields: named, rows } = read.data
  const checked = z.array(PageRow).safeParse(rows.map((values) => rowOf(values, named)))
  return checked.success ? ok(checked.data) : err('unreadable')
}

function isOfThisForm(page: unknown): page is PackedPage {
  return typeof page === 'object' && page !== null && 'form' in page && page.form === rowForm
}

function rowOf(values: readonly unknown[], named: readonly string[]) {
  const row: Record<string, unknown> = {}
  for (let at = 0; at < named.length; at++) row[named[at] ?? ''] = values[at + 1]
  return { cluster: values[0], row }
}
