import { isNobody } from '@tocsin/schema/primitives/count'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Behind, Figure, Split } from '@tocsin/schema/summary/state'
import { useWords } from '../../i18n/use-words.tsx'
import { SplitBar } from '../../ui/split-bar.tsx'
import { type Column, Table } from '../../ui/table.tsx'
import { barNumber, countWords } from './count-words.ts'

export type FigureRow = { key: string; name: string; figure: Figure }
export type Open = (title: string, ids: readonly RecordId[]) => void

/** One line a figure: solid verified, hatched unverified, the numbers, and the week before. */
export function FigureTable(props: {
  caption: string
  head: string
  rows: readonly FigureRow[]
  onOpen: Open
  /** Only where every line counts the same thing: a bar of people beside one of events says nothing. */
  withBars: boolean
}) {
  const { caption, head, rows, onOpen, withBars } = props
  const words = useWords()
  const { t, change } = words
  const largest = Math.max(1, ...rows.map(({ figure }) => barNumber(figure.now.total)))
  const cell = (row: FigureRow, week: keyof Behind2, side: keyof Split) => (
    <TracedCount figure={row.figure} week={week} side={side} title={row.name} onOpen={onOpen} />
  )
  const barColumn: Column<FigureRow> = {
    key: 'bar',
    head: <span className="hidden">{t('summary.bar')}</span>,
    cell: ({ figure: { now } }) => (
      <span className="summary-bar">
        <SplitBar
          verified={barNumber(now.verified)}
          unverified={barNumber(now.unverified)}
          of={largest}
        />
      </span>
    ),
  }
  const columns: Column<FigureRow>[] = [
    { key: 'name', head, rowHead: true, cell: ({ name }) => name },
    ...(withBars ? [barColumn] : []),
    {
      key: 'verified',
      head: t('summary.verified'),
      number: true,
      cell: (row) => cell(row.figure.now.verified, row),
    },
    {
      key: 'unverified',
      head: t('summary.unverified'),
      number: true,
      cell: (row) => cell(row.figure.now.unverified, row),
    },
    {
      key: 'now',
      head: t('summary.thisWeek'),
      number: true,
      cell: (row) => <b>{cell(row.figure.now.total, row)}</b>,
    },
    {
      key: 'before',
      head: t('summary.lastWeek'),
      number: true,
      cell: ({ figure }) => countWords(words, figure.before.total),
    },
    {
      key: 'change',
      head: t('summary.change'),
      number: true,
      cell: ({ figure: { now, before } }) => change(barNumber(now.total) - barNumber(before.total)),
    },
  ]
  return (
    <Table caption={caption} hideCaption columns={columns} rows={rows} rowKey={({ key }) => key} />
  )
}

/** A number that opens the incidents behind it; a zero has none. */
export function Traced(props: {
  ids: readonly RecordId[]
  title: string
  onOpen: Open
  isZero: boolean
  children: string
}) {
  const { ids, title, onOpen, isZero, children } = props
  if (isZero || ids.length === 0) return <span className="num">{children}</span>
  return (
    <button type="button" className="trace summary-trace" onClick={() => onOpen(title, ids)}>
      {children}
    </button>
  )
}

export function isNobody({ min, best, max }: Count): boolean {
  return min === 0 && best === 0 && max === 0
}
