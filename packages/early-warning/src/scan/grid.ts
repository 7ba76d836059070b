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
 * What came in the last week, the last two, … up to `windows` (or all there are): the entry
 * `area * windows + (w − 1)` adds up `w` weeks. Four windows of an area lie side by side in memory.
 */
export function windowSums(grid: Grid, windows: number): Float64Array {
  const sums = new Float64Array(grid.areas * windows)
  for (let area = 0; area < grid.areas; area++) {
    let sum = 0
    for (let w = 0; w < windows; w++) {
      sum += grid.weeks > w ? valueIn(grid, grid.weeks - 1 - w, area) : 0
      sums[area * windows + w] = sum
    }
  }
  return sums
}
