import type {
  Cell,
  PaperDocument,
  Table as ToldTable,
} from '@tocsin/schema/summary/document/document'
import { plain } from '@tocsin/schema/summary/document/paper-words'
import { classes } from '../../ui/classes.ts'
import { Table } from '../../ui/table.tsx'

/** The tables of a profile's document, as its files have them. */
export function ToldTables({ document }: { document: PaperDocument }) {
  const tables = document.sections
    .filter(({ key }) => key !== 'lines')
    .flatMap(({ blocks }) => blocks.filter((block): block is ToldTable => block.kind === 'table'))
  return tables.map((table) => (
    <div key={table.key} lang={document.locale}>
      <Told table={table} />
    </div>
  ))
}

type Row = { key: string; cells: readonly Cell[] }

function Told({ table: { caption, columns, rows } }: { table: ToldTable }) {
  return (
    <Table<Row>
      caption={caption}
      columns={columns.map(({ head, isNumber }, at) => ({
        key: `${at} ${head}`,
        head,
        number: isNumber,
        rowHead: at === 0,
        cell: ({ cells }) => <CellWords cell={cells[at]} />,
      }))}
      rows={rows.map((cells, at) => ({ key: String(at), cells }))}
      rowKey={({ key }) => key}
    />
  )
}

/** A silent cell stands quiet, in words. */
function CellWords({ cell }: { cell: Cell | undefined }) {
  if (!cell || cell.kind === 'bar') return null
  if (cell.kind === 'text') return plain(cell.text)
  const isSilent = cell.kind === 'count' && cell.count === null
  return <bdi className={classes(isSilent && 'quiet small')}>{cell.text}</bdi>
}
