import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { foldRecord } from './fold-record.ts'
import { ListRow, listRow } from './list-row.ts'
import { type Column, forEachValue, packColumn } from './packed-column.ts'
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
  expect(JSON.stringify(page).length).toBeLessThan(0.4 * JSON.stringify({ rows }).length)
})

test('what all rows share, what some share and what each has for itself comes back as it was', () => {
  const values = [
    [null, null, null, null],
    [{ a: 1 }, null, { a: 1 }, null],
    ['1', 1, true, [1]],
    [],
  ]
  for (const each of values) {
    const back: unknown[] = []
    const column = stored(packColumn(each)) as Column
    forEachValue(column, each.length, (row, value) => {
      back[row] = value
    })
    expect(back).toEqual(each)
  }
  expect(packColumn(values[0] ?? [])).toEqual({ all: null })
  expect(packColumn(values[1] ?? [])).toEqual({ of: [{ a: 1 }, null], at: [0, 1, 0, 1] })
})

test('objects come back with their own members, whatever the others have', () => {
  const values = [
    { kind: 'point', lat: 1, lon: 2 },
    null,
    { kind: 'point', lat: 3, lon: 4 },
    { kind: 'unit', code: 'OD03', more: { deep: [1, null] } },
    { kind: 'point', lat: 5, lon: 6, name: undefined },
  ]
  const column = stored(packColumn(values)) as Column
  expect(column).toHaveProperty('parts')
  const back: unknown[] = []
  forEachValue(column, values.length, (row, value) => {
    back[row] = value
  })
  expect(back).toEqual(values)
  // As JSON, so that what is sealed again has the same bytes.
  expect(JSON.stringify(back)).toBe(JSON.stringify(values))
})

test('a page as it was before members had columns is read; of any other form it is made again', () => {
  const rows = pageOf(20)
  const whole = rows.map(({ row, ...more }) => ({
    ...more,
    row: { ...row, receipt: row.receipt && { ...row.receipt, hash: 'ab'.repeat(32) } },
  }))
  const fields = Object.keys(ListRow.shape) as (keyof ListRow)[]
  const each = (values: readonly unknown[]) => ({ each: values })
  const third = {
    form: 3,
    count: rows.length,
    fields,
    columns: [
      each(whole.map(({ cluster }) => cluster)),
      ...fields.map((field) => each(whole.map(({ row }) => row[field]))),
    ],
  }
  expect(unpackPage(stored(third))).toEqual({ ok: true, value: whole })
  expect(unpackPage(stored({ ...third, form: 2 })).ok).toBe(false)
  expect(unpackPage(stored({ rows })).ok).toBe(false)
  expect(unpackPage(null).ok).toBe(false)
})

test('whoever changes what a row holds raises the number of its form', () => {
  const schema = z.toJSONSchema(PageRow, { unrepresentable: 'any' })
  // A new code of a problem changes no row that was written before it.
  const form = JSON.stringify(schema, (name, value) => (name === 'held' ? null : value))
  const hash = createHash('sha256').update(form).digest('hex').slice(0, 16)
  expect({ rowForm, hash }).toEqual({ rowForm: 8, hash: 'cfd0d6d9d9546f00' })
})
