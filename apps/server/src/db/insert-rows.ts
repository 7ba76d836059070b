import { type RawBuilder, sql } from 'kysely'

/** The types of the columns that are written many rows at a time. */
export type ColumnType = 'text' | 'int8' | 'float8' | 'boolean' | 'bytea'

/** The type of every column of a table; in this order they are written. */
export type Columns<Row> = { readonly [Name in keyof Row & string]-?: ColumnType }

/**
 * `insert into … select from unnest(…)`: one array a column, so that the statement has the same short
 * text for any number of rows, and neither side reads thousands of parameters. What comes behind it
 * (`on conflict …`, `returning …`) is the caller's.
 */
export function insertRows<Row extends object>(
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
): RawBuilder<unknown> {
  // as: the keys of a mapped type over strings.
  const all = Object.entries(columns) as [keyof Row & string, ColumnType][]
  const names = sql.join(all.map(([name]) => sql.ref(name)))
  const arrays = sql.join(all.map(([name, type]) => arrayOf(rows, name, type)))
  const values = sql.join(
    all.map(([name, type]) => {
      const value = sql.ref(`given.${name}`)
      return type === 'bytea' ? sql`decode(${value}, 'hex')` : value
    }),
  )
  return sql`insert into ${sql.table(table)} (${names}) select ${values} from unnest(${arrays}) as given(${names})`
}

/** `on conflict (keys) do update`, with every other column as it was given. */
export function replacingBy<Row extends object>(
  columns: Columns<Row>,
  keys: readonly (keyof Row & string)[],
): RawBuilder<unknown> {
  const others = Object.keys(columns).filter((name) => !keys.some((key) => key === name))
  const sets = sql.join(
    others.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`),
  )
  return sql`on conflict (${sql.join(keys.map((key) => sql.ref(key)))}) do update set ${sets}`
}

function arrayOf<Row>(
  rows: readonly Row[],
  name: keyof Row & string,
  type: ColumnType,
): RawBuilder<unknown> {
  if (type === 'bytea') return sql`${rows.map((row) => hexOf(row[name]))}::text[]`
  return sql`${rows.map((row) => row[name])}::${arrayTypes[type]}`
}

const arrayTypes = {
  text: sql`text[]`,
  int8: sql`int8[]`,
  float8: sql`float8[]`,
  boolean: sql`boolean[]`,
}

/** The two databases' drivers spell arrays of bytes differently. */
function hexOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  // as: a column of bytes holds nothing else.
  const bytes = value as Uint8Array
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
