import { RecordId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import type { ListRow } from './list-row.ts'
import {
  changeRows,
  noRows,
  type PageRow,
  type RowPages,
  rowPagesOf,
  rowsOfPage,
  rowsPerPage,
} from './row-pages.ts'

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

test('rows fill one page after the other; a change writes its own page only', () => {
  const many = Array.from({ length: rowsPerPage * 2 + 5 }, (_, n) => row(n + 1))
  const { after, dirty } = put(noRows, many)
  expect(dirty.size).toBe(3)
  expect(after.byRecord.size).toBe(many.length)
  const changed = put(after, [row(1, 'new')])
  expect(changed.dirty.size).toBe(1)
  expect(changed.after.byRecord.get(id(1))?.row.title).toBe('new')
  expect(after.byRecord.get(id(1))?.row.title).toBe('')
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
