import { resolve } from 'node:path'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import * as z from 'zod'
import type { PackOrder } from '../maps/given/pack-order.ts'
import { packName } from '../maps/pack-folder.ts'
import type { PackBounds, PackCredit } from '../maps/pack-source.ts'
import { worldSource } from '../maps/world-source.ts'

/** As commander reads them. */
export type BuildOptions = {
  title: string
  boundaries?: string[]
  gazetteer?: string[]
  pmtiles?: string
  bbox?: string
  within?: string
  maxZoom: string
  credit?: string[]
  official?: boolean
  encoding?: string
  unitCode?: string
  unitName?: string
  unitLevel?: string
  column?: string[]
  leaveOutBad?: boolean
  dryRun?: boolean
}

type Outside = { readonly cwd: string; readonly terminal: { now(): number } }

/** What was typed as an order, or the first of it that cannot be meant. */
export function readOrder(
  name: string,
  options: BuildOptions,
  { cwd, terminal }: Outside,
): Result<PackOrder, Problem> {
  const { title, boundaries = [], gazetteer = [], pmtiles, official = false } = options
  const wrong = (setting: string, reason: string) => err(problem('config_bad', { setting, reason }))
  if (!packName.test(name) || name === worldSource.name) {
    return wrong(
      name,
      `The name of a pack is 1 to 32 lower-case letters, digits and hyphens, and not ${worldSource.name}.`,
    )
  }
  if (title.trim() === '' || title.length > 80) return wrong('--title', '1 to 80 letters.')
  if (boundaries.length + gazetteer.length === 0 && pmtiles === undefined && !options.bbox) {
    return wrong(
      'map-pack build',
      'Give at least one of --boundaries, --gazetteer, --pmtiles, --bbox.',
    )
  }
  const bounds = options.bbox === undefined ? undefined : readBounds(options.bbox)
  if (bounds === null) {
    return wrong(
      '--bbox',
      'Four numbers in degrees, WEST,SOUTH,EAST,NORTH, west and south being less.',
    )
  }
  const maxZoom = wholeNumber(options.maxZoom, 5, 15)
  if (maxZoom === undefined) return wrong('--max-zoom', 'A whole number from 5 to 15.')
  const level = options.unitLevel && wholeNumber(options.unitLevel, 0, 5)
  if (options.unitLevel !== undefined && level === undefined) {
    return wrong('--unit-level', 'A whole number from 0 to 5.')
  }
  const columns = Columns.safeParse(pairs(options.column ?? []))
  if (!columns.success) {
    return wrong('--column', 'name, alt, lat, lon, pcode or kind = the name of a column.')
  }
  if (official && boundaries.length === 0) {
    return wrong('--official', 'Only boundaries that are given with --boundaries can be official.')
  }
  const credits = readCredits(options.credit ?? [], terminal.now())
  if (typeof credits === 'string') return wrong('--credit', credits)
  const owed = [
    ...(boundaries.length > 0 ? (['boundaries'] as const) : []),
    ...(gazetteer.length > 0 ? (['places'] as const) : []),
  ].find((what) => !credits.some((credit) => credit.what === what))
  if (owed) {
    const example = `--credit "${owed}=WHO MADE THEM; LICENCE; YYYY-MM-DD"`
    return wrong('--credit', `Say where the ${owed} come from: ${example}.`)
  }
  const given = (file: string) => ({ name: file, path: resolve(cwd, file) })
  return ok({
    name,
    title: title.trim(),
    bounds,
    within: options.within,
    maxZoom,
    pmtiles: pmtiles === undefined ? undefined : given(pmtiles),
    boundaries: boundaries.map(given),
    places: gazetteer.map(given),
    encoding: options.encoding,
    unitProperties: {
      code: options.unitCode,
      name: options.unitName,
      level: typeof level === 'number' ? level : undefined,
    },
    placeColumns: columns.data,
    isOfficial: official,
    credits,
  })
}

const Columns = z.partialRecord(
  z.enum(['name', 'alt', 'lat', 'lon', 'pcode', 'kind']),
  z.string().min(1),
)

function pairs(typed: readonly string[]): Record<string, string> {
  return Object.fromEntries(typed.map((each) => halves(each, '=')))
}

function halves(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** Undefined is not possible here; null is what cannot be meant. */
function readBounds(text: string): PackBounds | null {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [west = Number.NaN, south = Number.NaN, east = Number.NaN, north = Number.NaN] = numbers
  const isArea = west < east && south < north && numbers.length === 4
  const isOnMap = west >= -180 && east <= 180 && south >= -85 && north <= 85
  return isArea && isOnMap ? [west, south, east, north] : null
}

function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = Number(text)
  return /^\d+$/.test(text) && number >= least && number <= most ? number : undefined
}

const kinds = ['boundaries', 'places', 'basemap'] as const

function readCredits(typed: readonly string[], now: number): readonly PackCredit[] | string {
  const credits: PackCredit[] = []
  for (const each of typed) {
    const [kind, said] = halves(each, '=')
    const what = kinds.find((known) => known === kind)
    const [from = '', licence = '', date = '', ...rest] = said.split(';').map((part) => part.trim())
    if (!what || rest.length > 0 || from === '' || licence === '') {
      return 'Each is boundaries, places or basemap = FROM; LICENCE; DATE. The date may be missing.'
    }
    if (date !== '' && !(Date.parse(date) <= now && /^\d{4}-\d\d-\d\d$/.test(date))) {
      return `${date} is no day that has been (YYYY-MM-DD).`
    }
    credits.push({ what, from, licence, date: date === '' ? null : date })
  }
  return credits
}
