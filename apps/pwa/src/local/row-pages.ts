import type { RecordId } from '@tocsin/schema/primitives/ids'
import * as z from 'zod/mini'
import { ListRow } from './list-row.ts'

/** Rows on one sealed page: small enough to write again at every save, large enough to open 10,000 rows at once. */
export const rowsPerPage = 48

/** A row together with the random id of the cluster it was folded from. */
export const PageRow = z.object({ cluster: z.string(), row: ListRow })
export type PageRow = z.infer<typeof PageRow>

export const Page = z.object({ rows: z.array(PageRow) })

/** Every row in memory, and which page each lies on. A value: a failed writing leaves the old one. */
export type RowPages = {
  readonly byRecord: ReadonlyMap<RecordId, PageRow & { page: string }>
  readonly pages: ReadonlyMap<string, readonly RecordId[]>
}

export const noRows: RowPages = { byRecord: new Map(), pages: new Map() }

export function rowPagesOf(read: readonly { id: string; rows: readonly PageRow[] }[]): RowPages {
  const byRecord = new Map<RecordId, PageRow & { page: string }>()
  const pages = new Map<string, RecordId[]>()
  for (const { id, rows } of read) {
    pages.set(
      id,
      rows.map(({ row }) => row.id),
    )
    for (const each of rows) byRecord.set(each.row.id, { ...each, page: id })
  }
  return { byRecord, pages }
}

/**
 * Puts rows in (or takes records out, where the value is null) and says which pages have to be
 * written again; an empty page is deleted. `newPage` draws the random id of a page.
 */
export function changeRows(
  before: RowPages,
  changes: ReadonlyMap<RecordId, PageRow | null>,
  newPage: () => string,
): { after: RowPages; dirty: Set<string> } {
  const byRecord = new Map(before.byRecord)
  const pages = new Map(before.pages)
  const dirty = new Set<string>()
  let open = [...pages].find(([, records]) => records.length < rowsPerPage)?.[0]
  for (const [record, change] of changes) {
    const known = byRecord.get(record)
    if (!change) {
      if (!known) continue
      byRecord.delete(record)
      pages.set(
        known.page,
        (pages.get(known.page) ?? []).filter((id) => id !== record),
      )
      dirty.add(known.page)
      continue
    }
    let page = known?.page
    if (page === undefined) {
      if (open === undefined || (pages.get(open)?.length ?? 0) >= rowsPerPage) open = newPage()
      page = open
      pages.set(page, [...(pages.get(page) ?? []), record])
    }
    byRecord.set(record, { ...change, page })
    dirty.add(page)
  }
  return { after: { byRecord, pages }, dirty }
}

export function rowsOfPage({ byRecord, pages }: RowPages, page: string): PageRow[] {
  return (pages.get(page) ?? []).flatMap((record) => {
    const found = byRecord.get(record)
    return found ? [{ cluster: found.cluster, row: found.row }] : []
  })
}
