import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type CsvError, parse } from 'csv-parse'
import { gedCells, isHxlRow, missingColumns } from './ged-columns.ts'
import { type GedRow, readGedRow } from './ged-row.ts'

/** A line of the file that cannot be imported, and why, as a sentence. */
export type LineFault = { line: number; id: string; reason: string }

/** What one line of the file turned out to be. */
export type GedLine =
  | { kind: 'row'; line: number; row: GedRow }
  | { kind: 'fault'; fault: LineFault }

type RawLine = { cells: readonly string[]; line: number } | { fault: LineFault }

/**
 * Reads a GED file, plain or gzip, line by line; the row of HXL tags under the header is passed over.
 *
 * @returns `file_unreadable` when the file is empty or its gzip is damaged before the first line,
 * `file_not_recognised` with the missing `column` names when it is no GED file. A fault in a line, or
 * from a line on, comes as that line; the others are read.
 */
export async function readGedFile(
  bytes: AsyncIterable<Uint8Array>,
): Promise<Result<AsyncIterable<GedLine>, Problem>> {
  const lines = rawLines(bytes)
  const first = await lines.next()
  if (first.done) return err(problem('file_unreadable', { reason: 'The file is empty.' }))
  if ('fault' in first.value) {
    return err(problem('file_unreadable', { reason: first.value.fault.reason }))
  }
  const header = first.value.cells.map((name) => name.trim().toLowerCase())
  const missing = missingColumns(header)
  if (missing.length > 0) {
    await lines.return(undefined)
    return err(problem('file_not_recognised', { column: missing.join(', ') }))
  }
  return ok(gedLines(header, lines))
}

async function* gedLines(
  header: readonly string[],
  lines: AsyncIterable<RawLine>,
): AsyncGenerator<GedLine> {
  let isFirst = true
  for await (const raw of lines) {
    const isTagRow = isFirst && 'cells' in raw && isHxlRow(raw.cells)
    isFirst = false
    if (!isTagRow) yield 'fault' in raw ? { kind: 'fault', ...raw } : readLine(header, raw)
  }
}

function readLine(
  header: readonly string[],
  { cells, line }: Extract<RawLine, { cells: unknown }>,
): GedLine {
  const named = gedCells(header, cells)
  const fault = (reason: string): GedLine => {
    return { kind: 'fault', fault: { line, id: named.id.slice(0, 80), reason } }
  }
  if (cells.length !== header.length) {
    return fault(`The line has ${cells.length} columns, the header ${header.length}.`)
  }
  const row = readGedRow(named)
  return row.ok ? { kind: 'row', line, row: row.value } : fault(`${row.error.reason}.`)
}

/** A line of the real files is a few thousand characters; more means that a quotation mark is not closed. */
const longestLine = 200_000

/**
 * Every line up to the first damage, then the damage. The parser is written to piece by piece and
 * hands lines over by a call: a stream that fails drops the lines that it still holds.
 */
async function* rawLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine, void> {
  const found: RawLine[] = []
  let last = 0
  const parser = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestLine,
    on_record: (cells: string[], { lines }) => {
      found.push({ cells, line: lines })
      last = lines
      return null
    },
  })
  parser.on('skip', (error: CsvError) => found.push({ fault: csvFault(error) }))
  parser.on('error', () => {})
  parser.resume()
  try {
    for await (const chunk of unpacked(bytes)) {
      await settled((done) => parser.write(chunk, done))
      yield* found.splice(0)
    }
    await settled((done) => parser.end(done))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    found.push({ fault: { line: last + 1, id: '', reason: brokenOff(error) } })
  } finally {
    parser.destroy()
  }
  yield* found
}

async function settled(act: (done: (error?: Error | null) => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    act((error) => (error ? reject(error) : resolve()))
  })
}

function csvFault(error: CsvError): LineFault {
  const line = typeof error.lines === 'number' ? error.lines : 0
  const reason =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? brokenOff(error)
      : 'A quotation mark stands where none may stand.'
  return { line, id: '', reason }
}

/** Everything before it was read; what comes after it cannot be. */
function brokenOff(error: Error): string {
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE') {
    return 'From here on the file could not be read: a quotation mark is not closed.'
  }
  if (code.startsWith('Z_')) {
    return 'From here on the file could not be read: its compression is damaged or cut off.'
  }
  return `From here on the file could not be read (${code || error.message}).`
}

/** The bytes themselves, or what gunzip makes of them when they begin as gzip does (RFC 1952 §2.3.1). */
async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]()
  const head: number[] = []
  async function* whole() {
    yield Uint8Array.from(head)
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
  }
  while (head.length < 2) {
    const next = await source.next()
    if (next.done) break
    for (const byte of next.value) head.push(byte)
  }
  const isGzip = head[0] === 0x1f && head[1] === 0x8b
  if (!isGzip) return yield* whole()
  const gunzip = createGunzip()
  // A failure of the source ends gunzip with the same error, which the loop below then throws.
  pipeline(Readable.from(whole(), { objectMode: false }), gunzip, () => {})
  yield* gunzip
}
