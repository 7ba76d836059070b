import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { CsvError, parse } from 'csv-parse/sync'
import type { RowFault } from './row-fault.ts'

/** A row under the names of its columns, in lower case. */
export type CsvRow = { readonly line: number; readonly cells: ReadonlyMap<string, string> }

export type CsvRows = {
  readonly columns: readonly string[]
  readonly rows: readonly CsvRow[]
  readonly faults: readonly RowFault[]
}

/** The row under the header that tags columns for the Humanitarian Exchange Language. */
const hxlTag = /^#[a-z]/i

/**
 * The rows of a file with a header, separated by commas, semicolons, tabs or bars.
 *
 * @returns `map_file_unfit` when a quotation mark is never closed or there is nothing but a header.
 */
export function readCsvRows(text: string, file: string): Result<CsvRows, Problem> {
  const unfit = (reason: string) => err(problem('map_file_unfit', { file, reason }))
  const read: { record: readonly string[]; lines: number }[] = []
  try {
    parse(text, {
      delimiter: separatorOf(text),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], { lines }) => {
        read.push({ record, lines })
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error ? ` in line ${error.lines}` : ''
    return unfit(`A quotation mark${line} stands where none may stand, or is never closed.`)
  }
  const [header, ...others] = read
  if (!header || others.length === 0) return unfit('It has no rows under its first line.')
  const columns = header.record.map((name) => name.trim().toLowerCase())
  const rows: CsvRow[] = []
  const faults: RowFault[] = []
  for (const { record, lines } of others) {
    if (hxlTag.test(record.find((cell) => cell !== '') ?? '')) continue
    const at = `line ${lines}`
    if (record.length !== columns.length) {
      const reason = `The row has ${record.length} columns, the header ${columns.length}.`
      faults.push({ file, at, reason })
    } else {
      const cells = new Map(columns.map((name, i) => [name, (record[i] ?? '').trim()]))
      rows.push({ line: lines, cells })
    }
  }
  return ok({ columns, rows, faults })
}

/** Whatever separates most names in the first line. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/))
  const count = (separator: string) => first.split(separator).length
  return [',', ';', '\t', '|'].reduce((best, each) => (count(each) > count(best) ? each : best))
}
