import { mkdir } from 'node:fs/promises'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { type Gathered, gatherPack } from '../maps/given/gather-pack.ts'
import { type Basemap, BasemapDamaged, openBasemap } from '../maps/given/open-basemap.ts'
import type { PackOrder } from '../maps/given/pack-order.ts'
import type { RowFault } from '../maps/given/row-fault.ts'
import type { PackInfo } from '../maps/pack-folder.ts'
import type { PackCredit, PackHead } from '../maps/pack-source.ts'
import { writePack } from '../maps/write-pack.ts'
import { progressLine, type Terminal } from './terminal.ts'

export type BuiltPack = {
  /** Null when nothing was built: a dry run, or rows that cannot be used. */
  readonly pack: PackInfo | null
  readonly isRefused: boolean
  readonly counts: { places: number; units: number; bad: number }
  /** Good ones that lie beside the area. */
  readonly outside: Gathered['outside']
  readonly faults: readonly RowFault[]
}

type Way = { dir: string; terminal: Terminal; leaveOutBad: boolean; dryRun: boolean }

/**
 * Builds the pack of an order into the folder of packs. Rows that cannot be used stop it, unless
 * they are to be left out.
 *
 * @returns what reading and judging the files returns; `map_unfit` when no row of a file is left;
 * `map_file_unfit` when the base map proves damaged; `disk_full`.
 */
export async function buildMapPack(
  order: PackOrder,
  way: Way,
): Promise<Result<BuiltPack, Problem>> {
  const { note } = way.terminal
  const given = [order.pmtiles, ...order.boundaries, ...order.places]
  note(`Reading ${given.flatMap((file) => (file ? [file.name] : [])).join(', ') || 'outlines'}`)
  const basemap = order.pmtiles ? await openBasemap(order.pmtiles) : ok(undefined)
  if (!basemap.ok) return basemap
  try {
    const credits = creditsOf(order, basemap.value)
    if (!credits.ok) return credits
    const gathered = await gatherPack(order, basemap.value)
    if (!gathered.ok) return gathered
    return await judged(order, credits.value, gathered.value, way)
  } catch (error) {
    if (error instanceof BasemapDamaged) {
      const file = order.pmtiles?.name ?? ''
      return err(problem('map_file_unfit', { file, reason: error.message }))
    }
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') {
      return err(problem('disk_full'))
    }
    throw error
  } finally {
    await basemap.value?.close()
  }
}

async function judged(
  order: PackOrder,
  credits: readonly PackCredit[],
  { content, faults, outside }: Gathered,
  { dir, terminal, leaveOutBad, dryRun }: Way,
): Promise<Result<BuiltPack, Problem>> {
  const counts = {
    places: content.places.length,
    units: content.units.length,
    bad: faults.length,
  }
  const isRefused = faults.length > 0 && !leaveOutBad
  if (isRefused) return ok({ pack: null, isRefused, counts, outside, faults })
  const noPlaces = order.places.length > 0 && counts.places === 0
  const noUnits = order.boundaries.length > 0 && counts.units === 0
  if (noPlaces || noUnits) {
    const reason = `None of the ${noPlaces ? 'places' : 'units'} that were given lies in the area and can be used.`
    return err(problem('map_unfit', { reason }))
  }
  if (dryRun) return ok({ pack: null, isRefused, counts, outside, faults })
  await mkdir(dir, { recursive: true })
  const { now } = terminal
  const said = progressLine(terminal, 'Building')
  const pack = await writePack(headOf(order, credits, now()), content, {
    dir,
    now,
    onProgress: (share) => said({ done: share, of: 1 }),
  })
  return ok({ pack, isRefused, counts, outside, faults })
}

function headOf(order: PackOrder, credits: readonly PackCredit[], now: number): PackHead {
  const { name, title, isOfficial } = order
  return {
    name,
    title,
    attribution: [...new Set(credits.map(({ from }) => from))].join(', '),
    version: new Date(now).toISOString(),
    boundaries: isOfficial ? 'official' : 'not_official',
    credits,
  }
}

/** What the base map says of itself stands where the operator said nothing. */
function creditsOf(
  { credits }: PackOrder,
  basemap: Basemap | undefined,
): Result<readonly PackCredit[], Problem> {
  if (!basemap) {
    const outlines = { what: 'outlines', from: 'Natural Earth', licence: 'public domain' } as const
    return ok([{ ...outlines, date: null }, ...credits])
  }
  if (credits.some(({ what }) => what === 'basemap')) return ok(credits)
  if (basemap.attribution === '') {
    const reason =
      'The base map does not say whom it credits: --credit "basemap=WHO; LICENCE; YYYY-MM-DD".'
    return err(problem('config_bad', { setting: '--credit', reason }))
  }
  const licence = /openstreetmap/i.test(basemap.attribution) ? 'ODbL 1.0' : 'see its publisher'
  return ok([{ what: 'basemap', from: basemap.attribution, licence, date: null }, ...credits])
}
