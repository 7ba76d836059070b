import type { Cell, Table as PaperTableData } from '@tocsin/schema/summary/document/document'
import { type PaperWords, plain } from '@tocsin/schema/summary/document/paper-words'
import { SplitBar } from '../../ui/split-bar.tsx'
import { Table } from '../../ui/table.tsx'
import { keyed } from './keyed.ts'
import { type Open, Opens, Said } from './said.tsx'

type Props = { table: PaperTableData; says: PaperWords; onOpen: Open }

type Row = { key: string; part: readonly Cell[] }

/** A table of the paper; each number in it opens what it counts. */
export function PaperTable({ table: { caption, columns, rows }, says, onOpen }: Props) {
  return (
    <Table
      caption={caption}
      columns={keyed(columns).map(({ key, part: column }, at) => ({
        key,
        head: column.head,
        number: column.isNumber,
        rowHead: at === 0,
        cell: ({ part: cells }: Row) => {
          const [cell, first] = [cells[at], cells[0]]
          const name = first ? cellWords(first) : ''
          return (
            cell && (
              <CellView cell={cell} title={`${name} · ${column.head}`} {...{ says, onOpen }} />
            )
          )
        },
      }))}
      rows={keyed(rows)}
      rowKey={({ key }) => key}
    />
  )
}

function CellView(props: { cell: Cell; title: string; says: PaperWords; onOpen: Open }) {
  const { cell, title, says, onOpen } = props
  switch (cell.kind) {
    case 'text':
      return <Said text={cell.text} title={title} onOpen={onOpen} />
    case 'count':
      return <Opens text={cell.text} ids={cell.behind} title={title} onOpen={onOpen} />
    case 'split':
      return (
        <bdi>
          {(['verified', 'unverified'] as const).map((side) => (
            <span key={side}>
              {side === 'unverified' && ' | '}
              <Opens
                text={says.count(cell[side].count)}
                ids={cell[side].behind}
                title={`${title} · ${says.text(`label.${side}`)}`}
                onOpen={onOpen}
              />
            </span>
          ))}
        </bdi>
      )
    case 'number':
      return cell.text
    case 'bar':
      return (
        <span className="paper__bar">
          <SplitBar {...cell.bar} />
        </span>
      )
  }
}

function cellWords(cell: Cell): string {
  if (cell.kind === 'text') return plain(cell.text)
  return cell.kind === 'bar' ? '' : cell.text
}
