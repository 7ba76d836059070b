import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildPack } from './build-pack.ts'
import type { PackBounds, PackSource } from './pack-source.ts'

/** What is told about a pack before it is fetched. Sizes in bytes, hashes in lowercase hex. */
export type PackInfo = {
  readonly name: string
  readonly title: string
  readonly attribution: string
  readonly version: string
  /** UTC, ISO 8601. */
  readonly builtAt: string
  readonly bytes: number
  readonly sha256: string
  readonly places: { readonly bytes: number; readonly sha256: string }
  readonly bounds: PackBounds
  readonly minZoom: number
  readonly maxZoom: number
}

export const packName = /^[a-z0-9][a-z0-9-]{0,31}$/
export const tilesFile = 'tiles.pmtiles'
export const placesFile = 'places.json'
const infoFile = 'info.json'

/**
 * Builds the packs that `dir` does not hold in this version yet, one folder a pack. A folder
 * appears whole or not at all, so an interrupted start only builds again.
 */
export async function ensurePacks(options: {
  readonly dir: string
  readonly sources: readonly PackSource[]
  readonly now: () => number
  readonly onProgress: (title: string, share: number) => void
}): Promise<void> {
  await mkdir(options.dir, { recursive: true })
  for (const source of options.sources) {
    if (!packName.test(source.name)) throw new RangeError(`not a pack name: ${source.name}`)
    const held = await readPackInfo(options.dir, source.name)
    if (held?.version !== source.version) await buildInto(options, source)
  }
}

/** The pack's own description, or undefined where there is none. */
export async function readPackInfo(dir: string, name: string): Promise<PackInfo | undefined> {
  try {
    return JSON.parse(await readFile(join(dir, name, infoFile), 'utf8')) as PackInfo
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

async function buildInto(
  { dir, now, onProgress }: Parameters<typeof ensurePacks>[0],
  source: PackSource,
): Promise<void> {
  const content = source.load()
  const tiles = await buildPack(content, source.attribution, (share) =>
    onProgress(source.title, share),
  )
  const places = Buffer.from(JSON.stringify({ places: content.places, units: content.units }))
  const info: PackInfo = {
    name: source.name,
    title: source.title,
    attribution: source.attribution,
    version: source.version,
    builtAt: new Date(now()).toISOString(),
    bytes: tiles.length,
    sha256: sha256(tiles),
    places: { bytes: places.length, sha256: sha256(places) },
    bounds: content.bounds,
    minZoom: content.minZoom,
    maxZoom: content.maxZoom,
  }
  const unfinished = join(dir, `.${source.name}.unfinished`)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished)
  await writeFile(join(unfinished, tilesFile), tiles)
  await writeFile(join(unfinished, placesFile), places)
  await writeFile(join(unfinished, infoFile), JSON.stringify(info, null, 2))
  await rm(join(dir, source.name), { recursive: true, force: true })
  await rename(unfinished, join(dir, source.name))
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
