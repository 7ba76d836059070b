import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Area } from '@tocsin/early-warning/areas/area'
import { cellArea, cellOf } from '@tocsin/early-warning/areas/cells'
import { dayOfDate } from '@tocsin/early-warning/risk/harm-of'
import type { Horizon } from '@tocsin/early-warning/risk/model'
import type { DeathLimit } from '@tocsin/early-warning/risk/weights'
import { LocalDate } from '@tocsin/schema/primitives/local-date'
import type { Place } from '@tocsin/schema/primitives/place'
import { parse } from 'csv-parse/sync'
import { plainBytes } from './plain-bytes.ts'
import { type FileUnits, unitsOfFiles } from './units-of-files.ts'

export type ScoreOptions = {
  events: string[]
  areas: readonly Area[]
  areaOf: (place: Place) => string | undefined
  mondays: number[]
  horizon: Horizon
  minDeaths: DeathLimit
  out: string | undefined
  /** Another program that makes the same table, and the cells that it ranks, where there is one. */
  scorer: { program: string; cells: string } | undefined
}

/** Missions that are simulated instead of read from files. */
export type SimulatedOptions = { missions: number; horizon: Horizon }

export const usage = `npm run score -- --events A.csv.gz,B.csv --cells C.csv --from 2011-01-03 --to 2016-11-28
  --events   UCDP GED files, plain or gzip, separated by commas
  --cells    CSV with a column "cell": the H3 cells of resolution 4 to rank
  --units    in the place of cells the units that these columns of the files name: adm_1,adm_2
  --from, --to   first and last Monday
  --h        7 or 28 days (28)
  --min      1 or 5 civilian deaths in one event (1)
  --out      write the forecast here: week,cell,score,p
  --scorer   score.mjs whose table is to be the same
  --simulated what precursors add in simulated missions, so many of them (--missions 20); takes --h
Without files: those of ../shared/early-warning beside this folder.`

/** Thrown with a sentence for the person who typed. */
export class NotUsable extends Error {}

const given = join(import.meta.dirname, '../../../../../../../shared/early-warning')

/** @throws NotUsable */
export function scoreOptions(args: readonly string[], cwd: string): ScoreOptions {
  const values = typed(args)
  const file = (name: string) => {
    const path = resolve(cwd, name)
    if (!existsSync(path)) throw new NotUsable(`There is no file ${name}.`)
    // A program may ask whether it was the one that was called, which a link is not.
    return realpathSync(path)
  }
  const events = (values.events ?? join(given, 'data/dev-ucdp-ged-NGA-1990-2016.csv.gz'))
    .split(',')
    .map(file)
  const ranked = () => {
    // Another scorer knows cells alone.
    if (values.units !== undefined)
      return { ...readUnits(events, values.units.split(',')), scorer: undefined }
    const cells = file(values.cells ?? join(given, 'data/cells-NGA-h3r4.csv.gz'))
    const program = values.scorer ?? join(given, 'score/score.mjs')
    const isThere = values.scorer !== undefined || existsSync(program)
    const scorer = isThere ? { program: file(program), cells } : undefined
    return { areas: readCells(cells), areaOf: cellOf, scorer }
  }
  return {
    events,
    ...ranked(),
    mondays: mondaysFrom(monday('--from', values.from), monday('--to', values.to)),
    horizon: horizonOf(values),
    minDeaths: values.min === '5' ? 5 : 1,
    out: values.out === undefined ? undefined : resolve(cwd, values.out),
  }
}

/**
 * Undefined where nobody asks for simulated missions.
 * @throws NotUsable
 */
export function simulatedOptions(args: readonly string[]): SimulatedOptions | undefined {
  const values = typed(args)
  if (!values.simulated) return undefined
  const missions = Number(values.missions)
  const isUsable = Number.isInteger(missions) && missions >= 2 && missions <= 1000
  if (!isUsable) throw new NotUsable(`--missions is 2 to 1000, not ${values.missions}.`)
  return { missions, horizon: horizonOf(values) }
}

function horizonOf({ h }: { h: string }): Horizon {
  return h === '7' ? 7 : 28
}

function typed(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        events: { type: 'string' },
        cells: { type: 'string' },
        units: { type: 'string' },
        from: { type: 'string', default: '2011-01-03' },
        to: { type: 'string', default: '2016-11-28' },
        h: { type: 'string', default: '28' },
        min: { type: 'string', default: '1' },
        out: { type: 'string' },
        scorer: { type: 'string' },
        simulated: { type: 'boolean', default: false },
        missions: { type: 'string', default: '20' },
      },
    })
    if (!['7', '28'].includes(values.h)) throw new NotUsable(`--h is 7 or 28, not ${values.h}.`)
    if (!['1', '5'].includes(values.min)) throw new NotUsable(`--min is 1 or 5, not ${values.min}.`)
    return values
  } catch (error) {
    if (error instanceof TypeError) throw new NotUsable(error.message)
    throw error
  }
}

function monday(name: string, date: string): number {
  if (!LocalDate.safeParse(date).success) throw new NotUsable(`${name} is ${date}, not a date.`)
  const day = dayOfDate(date)
  // Day 4 since 1970 was a Monday.
  if ((day - 4) % 7 !== 0) throw new NotUsable(`${name} is ${date}, which is not a Monday.`)
  return day
}

function mondaysFrom(first: number, last: number): number[] {
  if (last < first) throw new NotUsable('--to is before --from.')
  return Array.from({ length: (last - first) / 7 + 1 }, (_, i) => first + 7 * i)
}

function readUnits(events: readonly string[], columns: readonly string[]): FileUnits {
  const units = unitsOfFiles(events, columns)
  if (units.areas.length === 0)
    throw new NotUsable(`No row has something in ${columns.join(', ')}.`)
  return units
}

function readCells(path: string): Area[] {
  const rows: Record<string, string>[] = parse(plainBytes(readFileSync(path)), {
    columns: true,
    bom: true,
  })
  return rows.map(({ cell = '' }, i) => {
    try {
      return cellArea(cell)
    } catch {
      throw new NotUsable(`Line ${i + 2} of the cells has no H3 cell.`)
    }
  })
}
