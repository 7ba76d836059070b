/** A number for each area and week, week after week: `values[week * areas + area]`, the last week is now. */
export type Grid = {
  readonly weeks: number
  readonly areas: number
  readonly values: Float64Array
}

/** From rows of weeks; RangeError when rows differ in length. */
export function gridOf(rows: readonly (readonly number[])[]): Grid {
  const areas = rows[0]?.length ?? 0
  if (rows.some((row) => row.length !== areas)) throw new RangeError('rows of unequal length')
  return { weeks: rows.length, areas, values: Float64Array.from(rows.flat()) }
}

export function valueIn(grid: Grid, week: number, area: number): number {
  return grid.values[week * grid.areas + area] ?? 0
}

/**
 * What came in the last week, the last two, … up to `windows`: the entry `(w − 1) * areas + area` adds
 * up `w` weeks, of those there are.
 */
export function windowSums(grid: Grid, windows: number): Float64Array {
  const { areas } = grid
  const sums = new Float64Array(areas * windows)
  for (let w = 0; w < windows; w++) {
    for (let area = 0; area < areas; area++) {
      const before = w > 0 ? (sums[(w - 1) * areas + area] ?? 0) : 0
      const week = grid.weeks - 1 - w
      sums[w * areas + area] = before + (week >= 0 ? valueIn(grid, week, area) : 0)
    }
  }
  return sums
}
