/**
 * The values of one field on a page: the one that all rows have; the few that they share, and which
 * of them each row has; or each its own.
 */
export type Column =
  | { all: unknown }
  | { of: readonly unknown[]; at: readonly number[] }
  | { each: readonly unknown[] }

/** How many rows have to share a value, on the average, before it pays to name it once. */
const leastShared = 2

/** JSON values in the order of the rows; `undefined` is none. */
export function packColumn(values: readonly unknown[]): Column {
  const places = new Map<string, number>()
  const of: unknown[] = []
  const at = values.map((value) => {
    const text = JSON.stringify(value)
    const known = places.get(text)
    if (known !== undefined) return known
    places.set(text, of.length)
    return of.push(value) - 1
  })
  if (of.length === 1) return { all: of[0] }
  return of.length * leastShared <= values.length ? { of, at } : { each: values }
}

/** Calls for each row, by its place on the page, with its value. */
export function forEachValue(
  column: Column,
  count: number,
  hear: (row: number, value: unknown) => void,
): void {
  if ('all' in column) for (let row = 0; row < count; row++) hear(row, column.all)
  else if ('of' in column)
    for (const [row, place] of column.at.entries()) hear(row, column.of[place])
  else for (const [row, value] of column.each.entries()) hear(row, value)
}
