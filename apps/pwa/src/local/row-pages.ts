import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { ListRow } from './list-row.ts'
import type { PageRow } from './packed-page.ts'
import { changeSpread, emptySpread, type SpreadMap, spreadGet } from './spread-map.ts'
import { changeTold, nothingTold, type ToldRows } from './told-rows.ts'

/** Rows on one sealed page that saves write to: small enough to write again at every one. */
export const rowsPerPage = 16

/**
 * Rows on a page that many small ones were packed into: a start opens few large pages faster than many
 * small. Not so many that a page comes to 32 kB, with titles of sixty Arabic letters: it would be padded
 * to 64 kB, and Chromium puts what is larger than that into a file of its own.
 */
export const rowsPerLargePage = 7 * rowsPerPage

type Placed = PageRow & { readonly page: string }

/** Every row in memory, and which page each lies on. A value: a failed writing leaves the old one. */
export type RowPages = {
  readonly byRecord: SpreadMap<Placed>
  readonly pages: ReadonlyMap<string, readonly Placed[]>
  readonly told: ToldRows
}

export const noRows: RowPages = { byRecord: emptySpread(), pages: new Map(), told: nothingTold }

export function rowPagesOf(read: readonly { id: string; rows: readonly PageRow[] }[]): RowPages {
  const byRecord = changeSpread<Placed>(emptySpread())
  const told = changeTold(nothingTold)
  const pages = new Map<string, readonly Placed[]>()
  for (const { id: page, rows } of read) {
    const placed = rows.map(({ cluster, row }) => ({ cluster, row, page }))
    pages.set(page, placed)
    for (const each of placed) {
      const known = byRecord.get(each.row.id)
      // Half of a writing: the page that it should have left is there too.
      if (known) pages.set(known.page, without(pages.get(known.page), known))
      told.change(known?.row, each.row)
      byRecord.set(each.row.id, each)
    }
  }
  return { byRecord: byRecord.done(), pages, told: told.done() }
}

export function rowOf({ byRecord }: RowPages, record: RecordId): PageRow | undefined {
  return spreadGet(byRecord, record)
}

/** The rows of all records, in the order of their pages. */
export function allRows({ pages }: RowPages): ListRow[] {
  const rows: ListRow[] = []
  for (const page of pages.values()) for (const { row } of page) rows.push(row)
  return rows
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
  const writing: Writing = {
    byRecord: changeSpread(before.byRecord),
    pages: new Map(before.pages),
    dirty: new Set(),
  }
  const { byRecord, pages, dirty } = writing
  const told = changeTold(before.told)
  // Many rows at once, as a pull brings them, go to large pages at the first writing.
  const most = changes.size > rowsPerPage ? rowsPerLargePage : rowsPerPage
  let open = firstPage(pages, most)
  for (const [record, change] of changes) {
    const known = byRecord.get(record)
    told.change(known?.row, change?.row)
    if (!change) {
      if (!known) continue
      byRecord.delete(record)
      pages.set(known.page, without(pages.get(known.page), known))
      dirty.add(known.page)
      continue
    }
    if (!known && (open === undefined || (pages.get(open)?.length ?? 0) >= most)) open = newPage()
    const page = known?.page ?? open ?? newPage()
    const placed = { ...change, page }
    const lying = pages.get(page) ?? []
    pages.set(
      page,
      known ? lying.map((each) => (each === known ? placed : each)) : [...lying, placed],
    )
    byRecord.set(record, placed)
    dirty.add(page)
  }
  packSmall(writing, newPage)
  return { after: { byRecord: byRecord.done(), pages, told: told.done() }, dirty }
}

type Writing = {
  byRecord: ReturnType<typeof changeSpread<Placed>>
  pages: Map<string, readonly Placed[]>
  dirty: Set<string>
}

/** A page with room. */
function firstPage(pages: Writing['pages'], most: number): string | undefined {
  for (const [page, { length }] of pages) if (length < most) return page
  return undefined
}

function without(rows: readonly Placed[] = [], gone: Placed): Placed[] {
  return rows.filter((each) => each !== gone)
}

/** Once small pages come to a large one, they are packed: one save in a few hundred writes more. */
function packSmall({ byRecord, pages, dirty }: Writing, newPage: () => string): void {
  const small = [...pages].filter(([, { length }]) => length > 0 && length <= rowsPerPage)
  if (small.reduce((rows, [, { length }]) => rows + length, 0) < rowsPerLargePage) return
  const large = newPage()
  const packed: Placed[] = []
  for (const [page, rows] of small) {
    if (packed.length + rows.length > rowsPerLargePage) continue
    for (const row of rows) packed.push({ ...row, page: large })
    pages.set(page, [])
    dirty.add(page)
  }
  pages.set(large, packed)
  dirty.add(large)
  for (const each of packed) byRecord.set(each.row.id, each)
}

export function rowsOfPage({ pages }: RowPages, page: string): readonly PageRow[] {
  return pages.get(page) ?? []
}
