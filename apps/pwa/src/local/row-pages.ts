import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { PageRow } from './packed-page.ts'

/** Rows on one sealed page that saves write to: small enough to write again at every one. */
export const rowsPerPage = 16

/**
 * Rows on a page that many small ones were packed into: a start opens few large pages faster than many
 * small. Not so many that a page comes to 32 kB, with titles of sixty Arabic letters: it would be padded
 * to 64 kB, and Chromium puts what is larger than that into a file of its own.
 */
export const rowsPerLargePage = 7 * rowsPerPage

/** Every row in memory, and which page each lies on. A value: a failed writing leaves the old one. */
export type RowPages = {
  readonly byRecord: ReadonlyMap<RecordId, PageRow & { page: string }>
  readonly pages: ReadonlyMap<string, readonly RecordId[]>
}

type Writable = {
  byRecord: Map<RecordId, PageRow & { page: string }>
  pages: Map<string, readonly RecordId[]>
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
    for (const { cluster, row } of rows) byRecord.set(row.id, { cluster, row, page: id })
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
  const pages: Writable['pages'] = new Map(before.pages)
  const dirty = new Set<string>()
  // Many rows at once, as a pull brings them, go to large pages at the first writing.
  const most = changes.size > rowsPerPage ? rowsPerLargePage : rowsPerPage
  let open = [...pages].find(([, records]) => records.length < most)?.[0]
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
      if (open === undefined || (pages.get(open)?.length ?? 0) >= most) open = newPage()
      page = open
      pages.set(page, [...(pages.get(page) ?? []), record])
    }
    byRecord.set(record, { ...change, page })
    dirty.add(page)
  }
  packSmall({ byRecord, pages, dirty }, newPage)
  return { after: { byRecord, pages }, dirty }
}

/** Once small pages come to a large one, they are packed: one save in a few hundred writes more. */
function packSmall(
  { byRecord, pages, dirty }: Writable & { dirty: Set<string> },
  newPage: () => string,
): void {
  const small = [...pages].filter(([, { length }]) => length > 0 && length <= rowsPerPage)
  if (small.reduce((rows, [, { length }]) => rows + length, 0) < rowsPerLargePage) return
  const packed: RecordId[] = []
  for (const [page, records] of small) {
    if (packed.length + records.length > rowsPerLargePage) continue
    packed.push(...records)
    pages.set(page, [])
    dirty.add(page)
  }
  const large = newPage()
  pages.set(large, packed)
  dirty.add(large)
  for (const record of packed) {
    const row = byRecord.get(record)
    if (row) byRecord.set(record, { ...row, page: large })
  }
}

export function rowsOfPage({ byRecord, pages }: RowPages, page: string): PageRow[] {
  return (pages.get(page) ?? []).flatMap((record) => {
    const found = byRecord.get(record)
    return found ? [{ cluster: found.cluster, row: found.row }] : []
  })
}
