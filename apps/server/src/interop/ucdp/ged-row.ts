import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { GedCells, GedColumn } from './ged-columns.ts'

/** One event of the Georeferenced Event Dataset, its cells read. Deaths are people. */
export type GedRow = {
  id: string
  /** Calendar dates `YYYY-MM-DD`, both included. */
  dateStart: string
  dateEnd: string
  datePrec: 1 | 2 | 3 | 4 | 5
  wherePrec: 1 | 2 | 3 | 4 | 5 | 6 | 7
  /** Undefined only where the precision is a unit or less and the cells are empty. */
  at: { lat: number; lon: number } | undefined
  whereCoordinates: string
  adm1: string
  adm2: string
  country: string
  /** 1 state-based conflict, 2 non-state conflict, 3 one-sided violence against civilians. */
  typeOfViolence: 1 | 2 | 3
  conflictName: string
  sideA: string
  sideB: string
  /** Undefined where the data set does not know (-1). */
  numberOfSources: number | undefined
  eventClarity: string
  deathsA: number
  deathsB: number
  deathsCivilians: number
  deathsUnknown: number
  best: number
  high: number
  low: number
}

/** Why a line cannot be read, as a sentence for the person who imports it. */
export type RowFault = { column: GedColumn; reason: string }

class Unreadable extends Error {
  readonly fault: RowFault
  constructor(column: GedColumn, reason: string) {
    super(reason)
    this.fault = { column, reason }
  }
}

/** Reads the cells of one line, or names the first one that cannot be read. */
export function readGedRow(cells: GedCells): Result<GedRow, RowFault> {
  try {
    return ok(readRow(cells))
  } catch (error) {
    if (error instanceof Unreadable) return err(error.fault)
    throw error
  }
}

function readRow(cells: GedCells): GedRow {
  if (cells.id === '') throw new Unreadable('id', 'id is empty')
  if (cells.id.length > 80) throw new Unreadable('id', 'id is longer than 80 characters')
  const wherePrec = oneOf(cells, 'where_prec', [1, 2, 3, 4, 5, 6, 7])
  const dateStart = date(cells, 'date_start')
  const dateEnd = date(cells, 'date_end')
  if (dateEnd < dateStart) throw new Unreadable('date_end', 'date_end is before date_start')
  return {
    id: cells.id,
    dateStart,
    dateEnd,
    datePrec: oneOf(cells, 'date_prec', [1, 2, 3, 4, 5]),
    wherePrec,
    at: coordinates(cells, wherePrec),
    whereCoordinates: cells.where_coordinates,
    adm1: cells.adm_1,
    adm2: cells.adm_2,
    country: cells.country,
    typeOfViolence: oneOf(cells, 'type_of_violence', [1, 2, 3]),
    conflictName: cells.conflict_name,
    sideA: cells.side_a,
    sideB: cells.side_b,
    numberOfSources: /^\d{1,6}$/.test(cells.number_of_sources)
      ? Number(cells.number_of_sources)
      : undefined,
    eventClarity: cells.event_clarity,
    deathsA: people(cells, 'deaths_a', 0),
    deathsB: people(cells, 'deaths_b', 0),
    deathsCivilians: people(cells, 'deaths_civilians', 0),
    deathsUnknown: people(cells, 'deaths_unknown', 0),
    best: people(cells, 'best'),
    high: people(cells, 'high'),
    low: people(cells, 'low'),
  }
}

function oneOf<N extends number>(cells: GedCells, column: GedColumn, values: readonly N[]): N {
  const found = values.find((value) => String(value) === cells[column])
  if (found !== undefined) return found
  throw new Unreadable(
    column,
    `${column} is ${shown(cells[column])}, not one of ${values.join(', ')}`,
  )
}

/** Official files write `2016-01-31 00:00:00.000`, others only the date. */
function date(cells: GedCells, column: GedColumn): string {
  const found = /^(\d{4}-\d{2}-\d{2})(?:[ T].*)?$/.exec(cells[column])?.[1]
  const ms = found === undefined ? Number.NaN : Date.parse(`${found}T00:00Z`)
  const exists = !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === found
  // The years that a moment of the log can have; the edges are left to the time zones.
  if (found !== undefined && exists && found > '1900-01-01' && found < '2199-12-31') return found
  throw new Unreadable(column, `${column} is ${shown(cells[column])}, not a date like 2016-01-31`)
}

function coordinates(cells: GedCells, wherePrec: number): GedRow['at'] {
  const isArea = wherePrec === 3 || wherePrec === 4 || wherePrec >= 6
  if (isArea && cells.latitude === '' && cells.longitude === '') return undefined
  return { lat: degrees(cells, 'latitude', 90), lon: degrees(cells, 'longitude', 180) }
}

function degrees(cells: GedCells, column: GedColumn, limit: number): number {
  const text = cells[column]
  const value = /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (Math.abs(value) <= limit) return value
  throw new Unreadable(
    column,
    `${column} is ${shown(text)}, not degrees from -${limit} to ${limit}`,
  )
}

function people(cells: GedCells, column: GedColumn, ifEmpty?: number): number {
  const text = cells[column]
  if (text === '' && ifEmpty !== undefined) return ifEmpty
  if (/^\d{1,8}$/.test(text)) return Number(text)
  throw new Unreadable(column, `${column} is ${shown(text)}, not a number of people`)
}

function shown(text: string): string {
  if (text === '') return 'empty'
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
}
