/**
 * The columns that are read, by their official names (UCDP GED Codebook; Sundberg and Melander 2013).
 * All others are left out, `source_article` and `source_headline` above all: headlines name people.
 */
export const gedColumns = [
  'id',
  'date_start',
  'date_end',
  'date_prec',
  'latitude',
  'longitude',
  'where_prec',
  'where_coordinates',
  'adm_1',
  'adm_2',
  'country',
  'type_of_violence',
  'conflict_name',
  'side_a',
  'side_b',
  'number_of_sources',
  'event_clarity',
  'deaths_a',
  'deaths_b',
  'deaths_civilians',
  'deaths_unknown',
  'best',
  'high',
  'low',
] as const

export type GedColumn = (typeof gedColumns)[number]

/** One line of the file: trimmed text by column; a column that the file does not have is empty. */
export type GedCells = Readonly<Record<GedColumn, string>>

/** Without these an event has no time, place or number of deaths, and the file is no GED file. */
const needed = [
  'id',
  'date_start',
  'date_end',
  'date_prec',
  'latitude',
  'longitude',
  'where_prec',
  'type_of_violence',
  'best',
  'high',
  'low',
] as const satisfies GedColumn[]

/** The columns that a file would need and does not have; none when it is a GED file. */
export function missingColumns(header: readonly string[]): GedColumn[] {
  return needed.filter((column) => !header.includes(column))
}

/** Takes the cells that are read from a line, by its file's header. */
export function gedCells(header: readonly string[], line: readonly string[]): GedCells {
  const cells = gedColumns.map((column) => {
    const at = header.indexOf(column)
    return [column, at < 0 ? '' : (line[at] ?? '').trim()]
  })
  return Object.fromEntries(cells)
}

/** Whether a line is the row of hashtags that the humanitarian data exchange puts under the header (HXL 1.1). */
export function isHxlRow(line: readonly string[]): boolean {
  const filled = line.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const tags = filled.filter((cell) => /^#[a-z]/i.test(cell))
  return filled.length > 0 && tags.length * 2 > filled.length
}
