import { isNobody } from '@tocsin/schema/primitives/count'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Behind, Figure, Split } from '@tocsin/schema/summary/state'
import type { MessageId } from '../../i18n/message-id.ts'
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
    ...numbers.map(({ key, head, week, side }) => ({
      key,
      head: t(head),
      number: true,
      cell: ({ name, figure }: FigureRow) => (
        <TracedCount
          {...{ figure, week, side, onOpen }}
          title={`${name} · ${t(head)}`}
          strong={key === 'now'}
        />
      ),
    })),
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

const numbers = [
  { key: 'verified', head: 'summary.verified', week: 'now', side: 'verified' },
  { key: 'unverified', head: 'summary.unverified', week: 'now', side: 'unverified' },
  { key: 'now', head: 'summary.thisWeek', week: 'now', side: 'total' },
  { key: 'before', head: 'summary.lastWeek', week: 'before', side: 'total' },
] as const satisfies readonly {
  key: string
  head: MessageId
  week: keyof Figure['behind']
  side: keyof Split
}[]

/** One number of a figure, in words, and the incidents that it counts. */
export function TracedCount(props: {
  figure: Figure
  week: keyof Figure['behind']
  side: keyof Split
  title: string
  onOpen: Open
  strong?: boolean
}) {
  const { figure, week, side, title, onOpen, strong = false } = props
  const words = useWords()
  const count = figure[week][side]
  const said = (
    <Traced
      ids={isNobody(count) ? [] : idsOf(figure.behind[week], side)}
      title={title}
      onOpen={onOpen}
    >
      {countWords(words, count)}
    </Traced>
  )
  return strong ? <b>{said}</b> : said
}

function idsOf({ verified, unverified }: Behind, side: keyof Split): RecordId[] {
  if (side === 'total') return [...verified, ...unverified]
  return side === 'verified' ? verified : unverified
}

/** What is counted this week, of either side. */
export function idsNow({ behind }: Figure): RecordId[] {
  return idsOf(behind.now, 'total')
}

/** A number that opens the incidents behind it; one without any opens nothing. */
export function Traced(props: {
  ids: readonly RecordId[]
  title: string
  onOpen: Open
  children: string
}) {
  const { ids, title, onOpen, children } = props
  if (ids.length === 0) return <span className="num">{children}</span>
  return (
    <button type="button" className="trace summary-trace" onClick={() => onOpen(title, ids)}>
      {children}
    </button>
  )
}
