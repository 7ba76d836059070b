import { RecordId } from '@tocsin/schema/primitives/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ListRow } from './list-row.ts'
import { changeRows, noRows, rowPagesOf, rowsOfPage } from './row-pages.ts'

const id = (n: number) => RecordId.parse(`${'a'.repeat(32)}-${n + 1}`)

const row = fc.record({
  kind: fc.constantFrom('report', 'threat', 'seat'),
  state: fc.constantFrom('here', 'hq', 'held', 'team'),
  held: fc.constantFrom(null, { code: 'forked' }, { code: 'too_large' }),
  name: fc.constantFrom('Amina', 'Boris'),
})

test('what all rows say together is the same after changes one by one as when they are read anew (seed 20261131)', () => {
  const changes = fc.array(fc.tuple(fc.nat(40), fc.option(row)), { maxLength: 60 })
  fc.assert(
    fc.property(changes, (each) => {
      let pages = 0
      let rows = noRows
      for (const [n, value] of each) {
        const { name = '', ...shown } = value ?? {}
        const seat = value?.kind === 'seat' ? { id: id(n), name } : null
        // Only what is counted matters here.
        const listed = { ...shown, id: id(n), seat } as unknown as ListRow
        const change = value && { cluster: `c${n}`, row: listed }
        rows = changeRows(rows, new Map([[id(n), change]]), () => `p${++pages}`).after
      }
      const stored = [...rows.pages.keys()].map((page) => ({
        id: page,
        rows: rowsOfPage(rows, page),
      }))
      const read = rowPagesOf(stored)
      expect(rows.told).toEqual(read.told)
      expect(rows.byRecord.size).toBe(read.byRecord.size)
    }),
    { seed: 20261131, numRuns: 100 },
  )
})
