import { RecordId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import type { ListRow } from './list-row.ts'
import type { PageRow } from './packed-page.ts'
import {
  allRows,
  changeRows,
  noRows,
  type RowPages,
  rowOf,
  rowPagesOf,
  rowsOfPage,
  rowsPerLargePage,
  rowsPerPage,
} from './row-pages.ts'
import { spreadGet } from './spread-map.ts'

const id = (n: number) => RecordId.parse(`${'a'.repeat(32)}-${n}`)
const row = (n: number, title = ''): PageRow => ({
  cluster: `c${n}`,
  row: { id: id(n), title } as unknown as ListRow,
})

let pages = 0
const newPage = () => `p${++pages}`

function put(before: RowPages, rows: readonly PageRow[]) {
  return changeRows(before, new Map(rows.map((each) => [each.row.id, each])), newPage)
}

test('rows that come one by one fill small pages; a change writes its own page only', () => {
  let after = noRows
  for (let n = 1; n <= rowsPerPage * 2 + 5; n++) after = put(after, [row(n)]).after
  expect([...after.pages.values()].map(({ length }) => length)).toEqual([
    rowsPerPage,
    rowsPerPage,
    5,
  ])
  const changed = put(after, [row(1, 'new')])
  expect(changed.dirty.size).toBe(1)
  expect(rowOf(changed.after, id(1))?.row.title).toBe('new')
  expect(rowOf(after, id(1))?.row.title).toBe('')
})

test('rows that come together lie on large pages', () => {
  const many = Array.from({ length: rowsPerLargePage + 100 }, (_, n) => row(n + 1))
  const { after, dirty } = put(noRows, many)
  expect(dirty.size).toBe(2)
  expect(after.byRecord.size).toBe(many.length)
})

test('2,000 rows that came one by one lie on few pages, each on one and none lost; most saves write one', () => {
  let after = noRows
  let written = 0
  for (let n = 1; n <= 2000; n++) {
    const next = put(after, [row(n)])
    if (next.dirty.size > 1) written += 1
    after = next.after
  }
  const full = [...after.pages].filter(([, { length }]) => length > 0)
  expect(full.length).toBeLessThan(2000 / rowsPerLargePage + 8)
  expect(written).toBeLessThan(2000 / (rowsPerLargePage - rowsPerPage))
  expect(after.byRecord.size).toBe(2000)
  const lying = full.flatMap(([page, records]) =>
    records.map((record) => [record.row.id, page] as const),
  )
  expect(lying).toHaveLength(2000)
  for (const [record, page] of lying) expect(spreadGet(after.byRecord, record)?.page).toBe(page)
})

test('a record that goes leaves its page, and a page without rows is empty', () => {
  const { after } = put(noRows, [row(1), row(2)])
  const gone = changeRows(
    after,
    new Map([
      [id(1), null],
      [id(2), null],
      [id(3), null],
    ]),
    newPage,
  )
  expect(gone.after.byRecord.size).toBe(0)
  for (const page of gone.dirty) expect(rowsOfPage(gone.after, page)).toEqual([])
})

test('what was written is what is read', () => {
  const { after, dirty } = put(noRows, [row(1), row(2), row(3)])
  const read = rowPagesOf([...dirty].map((page) => ({ id: page, rows: rowsOfPage(after, page) })))
  expect(read).toEqual(after)
})

test('a record that half of a writing left on two pages is listed once', () => {
  const read = [
    { id: 'p1', rows: [row(1, 'old'), row(2)] },
    { id: 'p2', rows: [row(1, 'new')] },
  ]
  const rows = rowPagesOf(read)
  expect(allRows(rows).map(({ title }) => title)).toEqual(['', 'new'])
  expect(rows.byRecord.size).toBe(2)
  expect(rowOf(rows, id(1))?.row.title).toBe('new')
})
