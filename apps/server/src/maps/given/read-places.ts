import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import type { PackBounds, PackPlace } from '../pack-source.ts'
import { codeFault, nameFault, oneLine } from './check-text.ts'
import { readCsvRows } from './csv-rows.ts'
import { positionFault } from './frame.ts'
import { type PlaceColumn, placeColumns } from './place-columns.ts'
import { placeKind } from './place-kind.ts'
import { readGeojson } from './read-geojson.ts'
import type { Read, RowFault } from './row-fault.ts'

export type GivenPlace = Omit<PackPlace, 'unit'>

export type PlaceReading = {
  /** The file as it was typed. */
  readonly file: string
  readonly columns: Partial<Record<PlaceColumn, string>>
  /** Where places can lie at all. */
  readonly frame: PackBounds | undefined
  /** P-codes that were read before, with where they stand; added to. */
  readonly seen: Map<string, string>
}

type Row = { at: string; cells: ReadonlyMap<string, unknown> }

/**
 * The places of a list: CSV with a header, or GeoJSON points. Rows that cannot be used come as faults.
 *
 * @returns `map_file_unfit` for a file that is no such list, with the columns that are missing.
 */
export function readPlaces(text: string, reading: PlaceReading): Result<Read<GivenPlace>, Problem> {
  const { file } = reading
  const isJson = text.trimStart().startsWith('{')
  const table = isJson ? pointRows(text, file) : csvRows(text, file)
  if (!table.ok) return table
  const { rows, faults, columns: there } = table.value
  const columns = placeColumns(there, reading.columns)
  if (!columns.ok) {
    const reason = `It has no column for: ${columns.missing.join(', ')}. Its columns are ${there.join(', ').slice(0, 300)}. Say which is which, for example --column name=VILLAGE lat=Y_COORD lon=X_COORD.`
    return err(problem('map_file_unfit', { file, reason }))
  }
  const good: GivenPlace[] = []
  const found: RowFault[] = [...faults]
  for (const { at, cells } of rows) {
    const cell = (column: string | undefined) => oneLine(column && cells.get(column))
    const { name, alt, lat, lon, pcode, kind } = columns.value
    const place = {
      name: cell(name),
      alt: otherNames(cell(name), alt.map(cell)),
      kind: placeKind(cell(kind)),
      lat: degrees(cell(lat)),
      lon: degrees(cell(lon)),
      ...(cell(pcode) && { pcode: cell(pcode) }),
    }
    const reason =
      placeFault(place, reading.frame) ?? seenFault(reading.seen, place.pcode, `${at} of ${file}`)
    if (reason) found.push({ file, at, reason })
    else good.push(place)
  }
  return ok({ good, faults: found })
}

function placeFault(place: GivenPlace, frame: PackBounds | undefined): string | undefined {
  return (
    [place.name, ...place.alt].map(nameFault).find((fault) => fault !== undefined) ??
    (place.pcode === undefined ? undefined : codeFault(place.pcode)) ??
    positionFault([place.lon, place.lat], frame)
  )
}

function seenFault(
  seen: Map<string, string>,
  pcode: string | undefined,
  at: string,
): string | undefined {
  if (pcode === undefined) return undefined
  const before = seen.get(pcode)
  if (before === undefined) seen.set(pcode, at)
  return before && `The P-code ${pcode} stands already in ${before}.`
}

type Table = { columns: readonly string[]; rows: readonly Row[]; faults: readonly RowFault[] }

function csvRows(text: string, file: string): Result<Table, Problem> {
  const read = readCsvRows(text, file)
  if (!read.ok) return read
  const rows = read.value.rows.map(({ line, cells }) => ({ at: `line ${line}`, cells }))
  return ok({ ...read.value, rows })
}

/** Points as rows of two columns more, so that both kinds of files are judged alike. */
function pointRows(text: string, file: string): Result<Table, Problem> {
  const read = readGeojson(text, file)
  if (!read.ok) return read
  const columns = new Set<string>(['lat', 'lon'])
  const rows: Row[] = []
  const faults: RowFault[] = []
  for (const { at, feature } of read.value) {
    const { type, coordinates } = feature?.geometry ?? {}
    if (type !== 'Point' || !Array.isArray(coordinates)) {
      faults.push({ file, at, reason: 'It is not a point.' })
      continue
    }
    const named = Object.entries(feature?.properties ?? {}).map(
      ([key, value]) => [key.trim().toLowerCase(), value] as const,
    )
    const cells = new Map<string, unknown>([
      ...named,
      ['lat', coordinates[1]],
      ['lon', coordinates[0]],
    ])
    for (const key of cells.keys()) columns.add(key)
    rows.push({ at, cells })
  }
  return ok({ columns: [...columns], rows, faults })
}

/** Every other spelling once; a cell may hold several, divided by ; or |, or by commas alone. */
function otherNames(name: string, cells: readonly string[]): string[] {
  const names = cells
    .flatMap((cell) => cell.split(/[;|؛]/.test(cell) ? /[;|؛]/ : /[,،]/))
    .map((each) => each.trim())
  return [...new Set(names)].filter((each) => each !== '' && each !== name)
}

/** Six decimals, with a decimal comma as well; what is no number stays none. */
function degrees(said: string): number {
  const plain = said.replace(/^([+-]?\d+),(\d+)$/, '$1.$2')
  return plain === '' ? Number.NaN : Math.round(Number(plain) * 1e6) / 1e6
}
