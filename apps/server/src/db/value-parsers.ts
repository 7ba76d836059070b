/** PostgreSQL's type numbers (pg_type.dat); the arrays are `_int8` and `_numeric`. */
const oid = {
  bytea: 17,
  int8: 20,
  int8Array: 1016,
  date: 1082,
  timestamp: 1114,
  timestamptz: 1184,
  numericArray: 1231,
  numeric: 1700,
} as const

/**
 * One reading of the values that `pg` and PGlite read differently: int8 and numeric are numbers
 * (sums of int8 come back as numeric), date is 'YYYY-MM-DD', timestamptz is a Date, bytea a
 * Uint8Array. An int8 beyond 2^53 throws: no count or sequence number of ours gets there.
 */
export const valueParsers: Record<number, (text: string) => unknown> = {
  [oid.bytea]: bytesFromHex,
  [oid.int8]: exactInteger,
  [oid.int8Array]: (text) => arrayOf(text, exactInteger),
  [oid.date]: (text) => text,
  [oid.timestamp]: (text) => text,
  [oid.timestamptz]: (text) => new Date(text),
  [oid.numeric]: Number,
  [oid.numericArray]: (text) => arrayOf(text, Number),
}

function exactInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} is not exact as a number`)
  return value
}

/** The text form of a flat number array, `{1,NULL,3}`. */
function arrayOf(text: string, parse: (element: string) => number): (number | null)[] {
  const inside = text.slice(1, -1)
  if (inside === '') return []
  return inside.split(',').map((element) => (element === 'NULL' ? null : parse(element)))
}

/** bytea_output = hex, the default since PostgreSQL 9.0: `\x` and two digits per byte. */
function bytesFromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}
