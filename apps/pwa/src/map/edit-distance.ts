/** Three rows are in use at a time; made once, because a search asks thousands of times. */
let rows: [Int32Array, Int32Array, Int32Array] = emptyRows(64)

/**
 * How many letters were mistyped between two words: inserted, left out, replaced, or two swapped
 * (optimal string alignment). Anything above `limit` comes back as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const tooFar = limit + 1
  if (Math.abs(a.length - b.length) > limit) return tooFar
  if (b.length >= rows[0].length) rows = emptyRows(2 * b.length)
  let [before, above, row] = rows
  for (let j = 0; j <= b.length; j++) above[j] = Math.min(j, tooFar)
  for (let i = 1; i <= a.length; i++) {
    // Cells further from the diagonal than the limit are above it.
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    row[from - 1] = from === 1 ? Math.min(i, tooFar) : tooFar
    if (to < b.length) row[to + 1] = tooFar
    let least = cell(row, from - 1)
    const letter = a.charCodeAt(i - 1)
    for (let j = from; j <= to; j++) {
      const other = b.charCodeAt(j - 1)
      let best = cell(above, j - 1) + (letter === other ? 0 : 1)
      best = Math.min(best, cell(above, j) + 1, cell(row, j - 1) + 1)
      const isSwap = i > 1 && j > 1 && letter === b.charCodeAt(j - 2)
      if (isSwap && a.charCodeAt(i - 2) === other) best = Math.min(best, cell(before, j - 2) + 1)
      row[j] = best
      least = Math.min(least, best)
    }
    if (least > limit) return tooFar
    ;[before, above, row] = [above, row, before]
  }
  return Math.min(cell(above, b.length), tooFar)
}

function cell(row: Int32Array, at: number): number {
  return row[at] ?? 0
}

function emptyRows(length: number): [Int32Array, Int32Array, Int32Array] {
  return [new Int32Array(length + 2), new Int32Array(length + 2), new Int32Array(length + 2)]
}
