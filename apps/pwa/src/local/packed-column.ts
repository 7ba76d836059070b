/**
 * The values of one field on a page: the one that all rows have; the few that they share, and which
 * of them each row has; each its own; or the members of objects, with a part for each set of
 * names that occurs (null for null) and a column that says which part a row is of.
 */
export type Column =
  | { all: unknown }
  | { of: readonly unknown[]; at: readonly number[] }
  | { each: readonly unknown[] }
  | { parts: readonly (Readonly<Record<string, Column>> | null)[]; of: Column }

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
  if (of.length * leastShared <= values.length) return { of, at }
  return values.every(isMembers) ? packMembers(values) : { each: values }
}

type Members = Readonly<Record<string, unknown>> | null

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && !Array.isArray(value)
}

function packMembers(values: readonly Members[]): Column {
  const names = values.map((value) => value && namesOf(value))
  const keys = names.map(String)
  const known = [...new Set(keys)]
  const parts = known.map((key) => {
    const part = values.filter((_, row) => keys[row] === key)
    const columns = names[keys.indexOf(key)]?.map((name) => {
      return [name, packColumn(part.map((each) => each?.[name]))] as const
    })
    return columns ? Object.fromEntries(columns) : null
  })
  return { parts, of: packColumn(keys.map((key) => known.indexOf(key))) }
}

function namesOf(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value).filter((name) => value[name] !== undefined)
}

/** Calls for each row, by its place on the page, with its value. */
export function forEachValue(
  column: Column,
  count: number,
  hear: (row: number, value: unknown) => void,
): void {
  if ('all' in column) for (let row = 0; row < count; row++) hear(row, column.all)
  else if ('parts' in column) forEachObject(column.parts, column.of, count, hear)
  else {
    // No iterator: a start hears some hundred thousand values, and each would leave a pair behind.
    const isShared = 'of' in column
    for (let row = 0; row < count; row++) {
      hear(row, isShared ? column.of[column.at[row] ?? 0] : column.each[row])
    }
  }
}

function forEachObject(
  parts: Extract<Column, { parts: unknown }>['parts'],
  of: Column,
  count: number,
  hear: (row: number, value: unknown) => void,
): void {
  const rows: number[][] = parts.map(() => [])
  forEachValue(of, count, (row, part) => rows[Number(part)]?.push(row))
  for (const [place, part] of parts.entries()) {
    const ofPart = rows[place] ?? []
    const blank = part && blankOf(Object.keys(part))
    const made = ofPart.map(() => blank && { ...blank })
    for (const [name, column] of Object.entries(part ?? {})) {
      forEachValue(column, ofPart.length, (at, value) => {
        const object = made[at]
        if (object) object[name] = value
      })
    }
    for (let at = 0; at < ofPart.length; at++) hear(ofPart[at] ?? 0, made[at])
  }
}

/** Every name in its place: an object made by adding one after the other would be far slower to read. */
export function blankOf(names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, null]))
}
