import type { WorldPoints } from './world-points.ts'

/** A part of the world, in its steps; it may lie across the 180th meridian. */
export type Window = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Squares of a window in which there are points, by number. Numbers in sums are counts or steps. */
export type Cells = {
  readonly size: number
  /** Of each four sums: its points, those verified, and how far they are from the window's corner. */
  readonly sums: Float64Array
  readonly column: Int32Array
  readonly row: Int32Array
  /** The last of its points. */
  readonly last: Int32Array
  /** The number of the cell in a column and a row, or -1. */
  readonly find: (column: number, row: number) => number
}

/** More than any screen has: a table of so many is soon made. A window of more is looked up in a map. */
const mostInTable = 2 ** 17

/** Every point of the window, with how far it is from the window's corner. */
export function eachInside(
  { x, y, count }: WorldPoints,
  window: Window,
  visit: (index: number, dx: number, dy: number) => void,
): void {
  const { width, height } = window
  const [left, top] = [window.x | 0, window.y | 0]
  for (let i = 0; i < count; i++) {
    const dx = ((x[i] ?? 0) - left) >>> 0
    const dy = ((y[i] ?? 0) - top) >>> 0
    if (dx < width && dy < height) visit(i, dx, dy)
  }
}

/** Counts the points of the window into cells of 2^`bits` steps. */
export function countCells(points: WorldPoints, window: Window, bits: number): Cells {
  const columns = Math.ceil(window.width / 2 ** bits)
  const rows = Math.ceil(window.height / 2 ** bits)
  const { numberAt, name } = numbering(columns * rows)
  const room = Math.min(points.count, columns * rows)
  const sums = new Float64Array(4 * room)
  const [column, row, last] = [new Int32Array(room), new Int32Array(room), new Int32Array(room)]
  let size = 0
  eachInside(points, window, (index, dx, dy) => {
    const place = (dy >>> bits) * columns + (dx >>> bits)
    let cell = numberAt(place)
    if (cell < 0) {
      cell = size++
      name(place, cell)
      column[cell] = dx >>> bits
      row[cell] = dy >>> bits
    }
    const from = 4 * cell
    sums[from] = (sums[from] ?? 0) + 1
    sums[from + 1] = (sums[from + 1] ?? 0) + (points.verified[index] ?? 0)
    sums[from + 2] = (sums[from + 2] ?? 0) + dx
    sums[from + 3] = (sums[from + 3] ?? 0) + dy
    last[cell] = index
  })
  const find = (itsColumn: number, itsRow: number) => {
    const isInside = itsColumn >= 0 && itsColumn < columns && itsRow >= 0 && itsRow < rows
    return isInside ? numberAt(itsRow * columns + itsColumn) : -1
  }
  return { size, sums, column, row, last, find }
}

function numbering(places: number) {
  if (places <= mostInTable) {
    const table = new Int32Array(places)
    return {
      numberAt: (place: number) => (table[place] ?? 0) - 1,
      name: (place: number, cell: number) => {
        table[place] = cell + 1
      },
    }
  }
  const map = new Map<number, number>()
  return {
    numberAt: (place: number) => map.get(place) ?? -1,
    name: (place: number, cell: number) => void map.set(place, cell),
  }
}
