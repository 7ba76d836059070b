import type { Count } from '@tocsin/schema/primitives/count'
import { withheldCell } from '@tocsin/schema/summary/csv-rows'
import type { Cell, Column, Labels, Table } from '@tocsin/schema/summary/document/document'
import type { Cell as SheetCell } from 'write-excel-file/node'
import { cellText } from './text-cell.ts'

/** A column of a sheet: what stands over it, and what a row's cell gives it. */
type Lane = {
  /** Of the table's column. */
  at: number
  head: string
  width: number
  isNumber: boolean
  of: (cell: Cell) => SheetCell
}

/** Text, whatever it begins with: a cell of this kind is never read as a formula (SPEC SD-7). */
export function textOf(value: string): SheetCell {
  return value === '' ? null : { value, type: String, wrap: true, alignVertical: 'top' }
}

/**
 * The table with a lane for every number: a split has two, and where somebody gave a range there are
 * its three ends, so that no sum over a lane leaves a range out.
 */
export function lanesOf({ columns, rows }: Table, labels: Labels): Lane[] {
  return columns.flatMap((column, at) => {
    const cells = rows.flatMap((row) => row[at] ?? [])
    return lanesIn(cells, (side) => laneOf(at, column, side), labels)
  })
}

function lanesIn(
  cells: readonly Cell[],
  lane: (side?: string) => Omit<Lane, 'of'>,
  labels: Labels,
): Lane[] {
  switch (cells.find(({ kind }) => kind !== 'text')?.kind) {
    case 'bar':
      return []
    case 'number':
      return [{ ...lane(), of: numberOf }]
    case 'count':
      return ends(lane(), cells, labels, countOf)
    case 'split':
      return (['verified', 'unverified'] as const).flatMap((side) =>
        ends(lane(labels[side]), cells, labels, (cell) =>
          cell.kind === 'split' ? cell[side].count : undefined,
        ),
      )
    default:
      return [{ ...lane(), isNumber: false, of: (cell) => textOf(cellText(cell)) }]
  }
}

function laneOf(
  at: number,
  { head, sideHead, unit, width }: Column,
  side?: string,
): Omit<Lane, 'of'> {
  const words = [head, ...(unit === undefined ? [] : [`(${unit})`])].join(' ')
  return {
    at,
    head: side === undefined ? words : `${sideHead ?? words}: ${side}`,
    width,
    isNumber: true,
  }
}

type Counted = (cell: Cell) => Count | null | undefined

function ends(lane: Omit<Lane, 'of'>, cells: readonly Cell[], labels: Labels, of: Counted): Lane[] {
  const isRange = cells.some((cell) => {
    const count = of(cell)
    return count && !(count.min === count.best && count.best === count.max)
  })
  const end = (key: 'min' | 'best' | 'max', name: string): Lane => ({
    ...lane,
    head: isRange ? `${lane.head}, ${name}` : lane.head,
    of: (cell) => {
      const count = of(cell)
      if (count === undefined) return textOf(cellText(cell))
      return count === null ? textOf(withheldCell) : numeric(count[key])
    },
  })
  const least = end('min', labels.atLeast)
  return isRange ? [least, end('best', labels.best), end('max', labels.atMost)] : [least]
}

function countOf(cell: Cell): Count | null | undefined {
  return cell.kind === 'count' ? cell.count : undefined
}

function numberOf(cell: Cell): SheetCell {
  return cell.kind === 'number' ? numeric(cell.value) : textOf(cellText(cell))
}

function numeric(value: number | null): SheetCell {
  return value === null ? null : { value, type: Number, alignVertical: 'top' }
}
