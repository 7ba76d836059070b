import { stillToCome } from '../paper/by-week.ts'
import type { FigureLine, PaperModel, WeekColumn } from '../paper/state.ts'
import { headlines } from '../state.ts'
import { type ColumnSpec, countCell, numberCell, splitCell, tableOf, textCell } from './cells.ts'
import type { Block, Cell, Chart } from './document.ts'
import type { PaperWords } from './paper-words.ts'

type Model = Pick<PaperModel, 'byWeek' | 'figures' | 'unknowns' | 'week'>

/** Incidents by week as columns, and the table of their numbers: weeks down, figures across. */
export function historyBlocks(model: Model, words: PaperWords): Block[] {
  const { incidents, harm } = model.figures
  const columns = columnsOf(model)
  const counted = (line: FigureLine, at: number) =>
    countCell(words, line.history[at]?.total ?? line.now.total)
  const labels = [...incidents.history.map(({ week }) => week), model.week.label]
  const rows = labels.map((label, at) => [
    textCell(words.code(label)),
    counted(incidents, at),
    ...columns.slice(at, at + 1).flatMap((column) => sideCells(column, words)),
    ...headlines.map((key) => counted(harm[key], at)),
  ])
  const sides: readonly ColumnSpec[] = [
    ['head.sides', 15, 'n'],
    ['head.still', 14, 'n'],
  ]
  const heads: readonly ColumnSpec[] = [
    ['head.week', 14],
    ['harm.incidents', 12, 'n'],
    ...(columns.length > 0 ? sides : []),
    ...headlines.map((key): ColumnSpec => [`harm.${key}`, 13, 'n']),
  ]
  const caption = words.text('caption.history')
  const spec = { sheet: 'sheet.history', caption, columns: heads } as const
  const table = tableOf(words, 'history', spec, rows)
  return columns.length > 0 ? [chartOf(columns, words), table] : [table]
}

/** All nine weeks; none of a paper from before they were told with their sides. */
function columnsOf({ byWeek = [], figures, unknowns, week }: Model): WeekColumn[] {
  const { share } = unknowns.completeness
  return byWeek.length === 0
    ? []
    : [...byWeek, { ...figures.incidents.now, week: week.label, share }]
}

function sideCells(column: WeekColumn, words: PaperWords): Cell[] {
  const still = stillOf(column)
  return [
    splitCell(words, column),
    numberCell(still === null ? words.text('notKnown') : String(still), still),
  ]
}

function stillOf({ verified, unverified, share }: WeekColumn): number | null {
  return stillToCome(verified.ids.length + unverified.ids.length, share)
}

function chartOf(columns: readonly WeekColumn[], words: PaperWords): Chart {
  return {
    kind: 'chart',
    key: 'weeks',
    caption: words.text('caption.weeks'),
    numbers: 'history',
    columns: columns.map((column) => ({
      label: column.week.split('W').at(-1) ?? '',
      verified: column.verified.ids.length,
      unverified: column.unverified.ids.length,
      still: stillOf(column),
    })),
  }
}
