import { type RawBuilder, sql } from 'kysely'

/** The types of the columns that are written many rows at a time. `json` = a column of text that holds JSON. */
export type ColumnType = 'text' | 'json' | 'int8' | 'float8' | 'boolean' | 'bytea'

/** The type of every column of a table; in this order they are written. */
export type Columns<Row> = { readonly [Name in keyof Row & string]-?: ColumnType }

/**
 * `insert into … select from unnest(…)`: one array a column, so that neither side reads thousands of
 * parameters. What comes behind it (`on conflict …`, `returning …`) is the caller's.
 */
export function insertRows<Row extends object>(
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
): RawBuilder<unknown> {
  const { names, values, given } = givenRows(columns, rows)
  return sql`insert into ${sql.table(table)} (${names}) select ${values} from ${given}`
}

/**
 * Rows as a statement takes them: `select values from given`. A value that all rows share goes once.
 * Bytes and JSON go as one run of bytes with the place of each in it: as elements of an array every
 * byte would be spelled, escaped and read back.
 */
export function givenRows<Row extends object>(
  columns: Columns<Row>,
  rows: readonly Row[],
): Record<'names' | 'values' | 'given', RawBuilder<unknown>> {
  // as: the keys of a mapped type over strings.
  const all = Object.entries(columns) as [keyof Row & string, ColumnType][]
  const spelled = all.map(([name, type]) => {
    const values: unknown[] = rows.map((row) => row[name])
    if (values.every((value) => value === values[0])) return shared(values[0], type)
    const isPacked = type === 'bytea' || type === 'json'
    return isPacked ? packed(name, values, type) : listed(name, values, type)
  })
  const arrays = spelled.flatMap(({ arrays }) => arrays)
  // Rows that share everything are counted nevertheless.
  const from = arrays.length > 0 ? arrays : [listed('row', [...rows.keys()], 'int8').arrays].flat()
  return {
    names: sql.join(all.map(([name]) => sql.ref(name))),
    values: sql.join(spelled.map(({ value }) => value)),
    given: sql`unnest(${sql.join(from.map(({ array }) => array))}) as given(${sql.join(
      from.map(({ name }) => sql.ref(name)),
    )})`,
  }
}

/** How a column is spelled: the value of a row, and the arrays that it is taken from. */
type Spelled = {
  value: RawBuilder<unknown>
  arrays: readonly { name: string; array: RawBuilder<unknown> }[]
}

function shared(value: unknown, type: ColumnType): Spelled {
  return { value: sql`${value ?? null}::${types[type]}`, arrays: [] }
}

function listed(name: string, values: readonly unknown[], type: ColumnType): Spelled {
  const array = sql`${arrayText(values)}::${types[type]}[]`
  return { value: sql.ref(`given.${name}`), arrays: [{ name, array }] }
}

function packed(name: string, values: readonly unknown[], type: 'bytea' | 'json'): Spelled {
  const chunks = values.map(bytesOf)
  let end = 0
  const starts: (number | null)[] = []
  const lengths: number[] = []
  for (const chunk of chunks) {
    starts.push(chunk && end + 1)
    lengths.push(chunk?.length ?? 0)
    end += chunk?.length ?? 0
  }
  const all = Buffer.concat(
    chunks.filter((chunk) => chunk !== null),
    end,
  )
  const [start, length] = [`${name}_start`, `${name}_length`]
  const slice = sql`substring(${all}::bytea from ${sql.ref(`given.${start}`)} for ${sql.ref(`given.${length}`)})`
  return {
    value: type === 'json' ? sql`convert_from(${slice}, 'UTF8')` : slice,
    arrays: [
      { name: start, array: sql`${arrayText(starts)}::int4[]` },
      { name: length, array: sql`${arrayText(lengths)}::int4[]` },
    ],
  }
}

function bytesOf(value: unknown): Buffer | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return Buffer.from(value)
  // as: a column of bytes holds nothing else.
  const bytes = value as Uint8Array
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

const special = /["\\]/

/** An array as PostgreSQL reads it (its documentation §8.15.2). */
function arrayText(values: readonly unknown[]): string {
  return `{${values.map(elementText).join()}}`
}

function elementText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value !== 'string') return String(value)
  return `"${special.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
}

const types = {
  text: sql`text`,
  json: sql`text`,
  int8: sql`int8`,
  float8: sql`float8`,
  boolean: sql`boolean`,
  bytea: sql`bytea`,
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
