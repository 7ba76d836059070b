import { brotliCompressSync, constants } from 'node:zlib'

type Column = (string | number | boolean | null | undefined)[]

/** As small as general tools make these documents: their leaves by column, brotli at its highest level. */
export function floorBytes(docs: readonly object[]): number {
  const columns = new Map<string, Column>()
  docs.forEach((doc, row) => {
    spread(doc, '', (path, value) => {
      const column = columns.get(path) ?? []
      columns.set(path, column)
      column[row] = value
    })
  })
  const text = [...columns]
    .map(([path, column]) => `${path}\n${written(docs.map((_, row) => column[row]))}`)
    .join('\n')
  const bytes = Buffer.from(text)
  const sizes = [constants.BROTLI_MODE_TEXT, constants.BROTLI_MODE_GENERIC].map(
    (mode) =>
      brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_MODE]: mode,
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: 24,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }).length,
  )
  return Math.min(...sizes)
}

function spread(
  value: unknown,
  path: string,
  leaf: (path: string, value: Column[number]) => void,
): void {
  if (Array.isArray(value)) {
    leaf(`${path}#`, value.length)
    for (const [i, item] of value.entries()) spread(item, `${path}.${i}`, leaf)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) spread(inner, `${path}.${key}`, leaf)
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    leaf(path, value)
  } else leaf(path, null)
}

/** Rising numbers as the step from the one before; nothing where a document has no such leaf. */
function written(column: Column): string {
  const whole = column.every((value) => Number.isInteger(value))
  if (!whole) return column.map((value) => value ?? '').join('\n')
  // as: every value is a whole number, as just seen.
  const numbers = column as number[]
  const rises = numbers.every((value, i) => i === 0 || value >= (numbers[i - 1] ?? 0))
  return numbers
    .map((value, i) => (rises && i > 0 ? value - (numbers[i - 1] ?? 0) : value))
    .join('\n')
}
