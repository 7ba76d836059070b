import { expect, it } from 'vitest'
import { locales } from '../../vocabulary/vocabulary.ts'
import { paperModel } from '../paper/paper-model.ts'
import { source } from '../paper/testing/source.ts'
import { chartDrawing } from './chart-drawing.ts'
import type { Chart, PaperDocument, Table } from './document.ts'
import { documentOf } from './document-of.ts'
import type { Drawing } from './drawing.ts'
import { ondaraSetting, ondaraWeek } from './testing/ondara-week.ts'

function chartIn({ sections }: PaperDocument): { chart: Chart; table: Table } {
  const blocks = sections.flatMap((section) => section.blocks)
  const chart = blocks.find((block) => block.kind === 'chart')
  const table = blocks.find((block) => block.kind === 'table' && block.key === chart?.numbers)
  if (chart?.kind !== 'chart' || table?.kind !== 'table') throw new Error('no chart')
  return { chart, table }
}

const column = { label: '47', verified: 2, unverified: 3 }
const drawn = (still: number | null, direction: 'ltr' | 'rtl' = 'ltr') =>
  chartDrawing(
    {
      ...chartIn(documentOf(ondaraWeek(), ondaraSetting('en'))).chart,
      columns: [{ ...column, still }],
    },
    direction,
  )
const boxes = ({ ink }: Drawing, tone: string) =>
  ink.flatMap((one) => (one.kind === 'box' && one.tone === tone ? [one] : []))

it.each(locales)('SD-12 every number of the columns in %s is in the table under them', (locale) => {
  const { chart, table } = chartIn(documentOf(ondaraWeek(), ondaraSetting(locale)))
  const values = table.rows.map((cells) => {
    const side = cells.find((cell) => cell.kind === 'split')
    const still = cells.find((cell) => cell.kind === 'number')
    if (side?.kind !== 'split' || still?.kind !== 'number') throw new Error('no sides')
    return [side.verified.count?.min, side.unverified.count?.min, still.value]
  })
  expect(chart.columns.map((one) => [one.verified, one.unverified, one.still])).toEqual(values)
  expect(chart.columns.map(({ label }) => label).join()).toMatch(/^(\d\d,){8}47$/)
})

it('SD-12 what is not known yet stands over the columns, and nowhere as a fall', () => {
  const [known, more, open] = [drawn(0), drawn(5), drawn(null)]
  expect(boxes(known, 'faint')).toEqual([])
  const [full] = boxes(more, 'ink')
  const [hatched] = boxes(more, 'paper')
  const [band] = boxes(more, 'faint')
  if (!full || !hatched || !band) throw new Error('not drawn')
  expect(hatched.y + hatched.height).toBeCloseTo(full.y)
  expect(band.y + band.height).toBeCloseTo(hatched.y)
  expect(hatched.height / full.height).toBeCloseTo(3 / 2)
  expect(band.height / full.height).toBeCloseTo(5 / 2)
  expect(boxes(open, 'faint')[0]?.y).toBeLessThan(band.y + band.height)
  // A dash along the upper end is there only where that end is known.
  const level = (of: Drawing, y: number) =>
    of.ink.filter(
      (one) => one.kind === 'stroke' && one.width > 1 && one.points.every((at) => at.y === y),
    )
  expect(level(more, band.y).length).toBeGreaterThan(0)
  expect(level(open, boxes(open, 'faint')[0]?.y ?? 0)).toEqual([])
})

it('SD-12 columns run from the right in Arabic, within the picture', () => {
  const { chart } = chartIn(documentOf(ondaraWeek(), ondaraSetting('ar')))
  const middle = (direction: 'ltr' | 'rtl') =>
    boxes(chartDrawing(chart, direction), 'ink').map(({ x, width }) => x + width / 2)
  const [left, right] = [middle('ltr'), middle('rtl')]
  expect(left).toEqual(left.toSorted((a, b) => a - b))
  expect(right).toEqual(left.map((x) => expect.closeTo(640 - x, 6)))
  const { width, height, ink } = drawn(400, 'rtl')
  const points = ink.flatMap((one) => (one.kind === 'stroke' ? one.points : []))
  for (const { x, y } of points) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true)
})

it('SD-12 a paper from before weeks were told with their sides has the table and no columns', () => {
  const { byWeek: _, ...before } = ondaraWeek()
  const blocks = documentOf(before, ondaraSetting('en')).sections.flatMap((of) => of.blocks)
  expect(blocks.filter(({ kind }) => kind === 'chart')).toEqual([])
  expect(blocks.find((block) => block.kind === 'table' && block.key === 'history')).toBeDefined()
  expect(chartIn(documentOf(paperModel(source()), ondaraSetting('en'))).chart.columns).toHaveLength(
    9,
  )
})
