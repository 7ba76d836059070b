import type { ReactNode } from 'react'

export type Column<R> = {
  key: string
  head: ReactNode
  cell: (row: R) => ReactNode
  /** Figures: at the end side, tabular. */
  number?: boolean | undefined
  /** Names the row; at most one column. */
  rowHead?: boolean | undefined
}

type Props<R> = {
  caption?: ReactNode | undefined
  hideCaption?: boolean | undefined
  columns: readonly Column<R>[]
  rows: readonly R[]
  rowKey: (row: R) => string
}

/** Heavy rule under the head, light rules between, numbers at the end side. */
export function Table<R>({ caption, hideCaption, columns, rows, rowKey }: Props<R>) {
  return (
    <div className="table-scroll">
      <table className="table">
        {caption && <caption className={hideCaption ? 'hidden' : undefined}>{caption}</caption>}
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.number ? 'n' : undefined}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.rowHead ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td
                    key={column.key}
                    className={column.number ? 'n' : undefined}
                    data-head={typeof column.head === 'string' ? column.head : undefined}
                  >
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
