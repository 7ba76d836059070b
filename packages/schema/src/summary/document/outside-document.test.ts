import { expect, it } from 'vitest'
import { locales } from '../../vocabulary/vocabulary.ts'
import { outsideCsvRows } from '../outside-csv-rows.ts'
import type { Table } from './document.ts'
import { outsideDocument } from './outside-document.ts'
import { plain } from './paper-words.ts'
import { outsideSetting as setting, outsideWeek as table, untold } from './testing/outside-week.ts'

function cellsOf(document: ReturnType<typeof outsideDocument>, of: string): string[][] {
  const tables = document.sections.flatMap(({ blocks }) =>
    blocks.filter((block): block is Table => block.kind === 'table'),
  )
  const found = tables.find((each) => each.key === of)
  return (found?.rows ?? []).map((cells) =>
    cells.map((cell) =>
      cell.kind === 'text' ? plain(cell.text) : 'text' in cell ? cell.text : '',
    ),
  )
}

it('SD-11 a silent line says so and what it can hold, a coarse area what it is made of, and no cell names a record', () => {
  const document = outsideDocument(table, setting('en'))
  expect(cellsOf(document, 'now')).toEqual([
    ['Haut-Lume, Tavuri', 'Killing', '5', '6', '11'],
    [
      'Elsewhere, or the place is not known',
      'Killing',
      'not told (0 to 4)',
      'not told (0 to 4)',
      'not told (0 to 4)',
    ],
  ])
  // Where sides are told of no line they have no columns.
  expect(cellsOf(document, 'restated')).toEqual([
    ['9 November 2026', 'Haut-Lume, Tavuri', 'Killing', '9'],
  ])
  expect(cellsOf(document, 'sums')).toEqual([['Killing', '11', '1']])
  const none = { ...table, now: table.now.map((line) => ({ ...line, told: untold })) }
  // A sum of nothing that is told is no zero.
  expect(cellsOf(outsideDocument(none, setting('en')), 'sums')[0]?.[1]).toBe('nothing told')
  expect(cellsOf(document, 'areas')[0]).toEqual(['border', 'Haut-Lume, Tavuri'])
  expect(document.facts.join(' ')).toContain('a'.repeat(64))
  expect(document.sections.map((each) => each.key)).not.toContain('lastWeek')
  expect(JSON.stringify(document)).not.toMatch(/"behind":\[[^\]]/)
})

it('SD-11 it is worded in three languages, with a silent cell that has no value in any', () => {
  const said = locales.map((locale) => cellsOf(outsideDocument(table, setting(locale)), 'now')[1])
  expect(new Set(said.map((cells) => cells?.at(-1))).size).toBe(3)
  const { sections } = outsideDocument(table, setting('ar'))
  expect(JSON.stringify(sections[0])).toContain('"count":null')
})

it('SU-7 RP-2 for machines a silent number is withheld, and late lines are dated by their weeks', () => {
  const [names = [], tags = [], ...rows] = outsideCsvRows(table)
  expect(tags).toHaveLength(names.length)
  const at = (row: string[] | undefined, name: string) => row?.[names.indexOf(name)]
  expect(rows.map((row) => at(row, 'part'))).toEqual(['now', 'now', 'restated', 'late'])
  expect(rows.map((row) => at(row, 'total_best'))).toEqual(['11', '[c]', '9', '7'])
  expect(at(rows[3], 'week_end')).toBe('2026-11-22')
})
