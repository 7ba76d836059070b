import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { foldRecord } from './fold-record.ts'
import { listRow } from './list-row.ts'
import { PageRow, packPage, rowForm, unpackPage } from './packed-page.ts'
import { flash, hq, pulled } from './testing/tablet.ts'

function pageOf(count: number): PageRow[] {
  return Array.from({ length: count }, (_, n) => {
    const { numbered, ...event } = pulled(flash(`title ${n}`), n + 1)
    const entry = { event, numbered, epoch: 'e1', held: null }
    return {
      cluster: `c${n}`,
      row: listRow(foldRecord(event.header.record, [entry], n + 1), hq.seat),
    }
  })
}

const stored = (page: unknown): unknown => JSON.parse(JSON.stringify(page))

test('a page is read as it was written, and smaller than with the names in every row', () => {
  const rows = pageOf(48)
  const page = packPage(rows)
  expect(unpackPage(stored(page))).toEqual({ ok: true, value: rows })
  expect(JSON.stringify(page).length).toBeLessThan(0.7 * JSON.stringify({ rows }).length)
})

test('rows of an unknown form are checked one by one, and made again when they do not fit', () => {
  const rows = pageOf(3)
  expect(unpackPage(stored({ rows }))).toEqual({ ok: true, value: rows })
  const other = { ...packPage(rows), form: rowForm + 1 }
  const [first, ...rest] = other.fields
  const turned = {
    ...other,
    fields: [...rest, first],
    rows: other.rows.map(([cluster, value, ...values]) => [cluster, ...values, value]),
  }
  expect(unpackPage(stored(turned))).toEqual({ ok: true, value: rows })
  expect(unpackPage(stored({ ...other, fields: rest })).ok).toBe(false)
  expect(unpackPage(stored({ ...other, rows: [['c', 1, 2]] })).ok).toBe(false)
  expect(unpackPage(null).ok).toBe(false)
})

test('whoever changes what a row holds raises the number of its form', () => {
  const schema = z.toJSONSchema(PageRow, { unrepresentable: 'any' })
  // A new code of a problem changes no row that was written before it.
  const form = JSON.stringify(schema, (name, value) => (name === 'held' ? null : value))
  const hash = createHash('sha256').update(form).digest('hex').slice(0, 16)
  expect({ rowForm, hash }).toEqual({ rowForm: 2, hash: 'fa291a0e35eb85ea' })
})
