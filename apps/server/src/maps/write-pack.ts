import { createHash } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildPack } from './build-pack.ts'
import { infoFile, type PackInfo, placesFile, tilesFile } from './pack-folder.ts'
import type { PackContent, PackHead } from './pack-source.ts'

/**
 * Builds a pack into its folder of `dir`, which exists. The folder appears whole or not at all, and
 * an older pack of that name stays until then.
 */
export async function writePack(
  { name, title, attribution, version, boundaries, credits }: PackHead,
  content: PackContent,
  outside: { dir: string; now: () => number; onProgress: (share: number) => void },
): Promise<PackInfo> {
  const { dir, now, onProgress } = outside
  const tiles = await buildPack(content, attribution, onProgress)
  const places = Buffer.from(JSON.stringify({ places: content.places, units: content.units }))
  const info: PackInfo = {
    name,
    title,
    attribution,
    version,
    builtAt: new Date(now()).toISOString(),
    bytes: tiles.length,
    sha256: sha256(tiles),
    places: { bytes: places.length, sha256: sha256(places) },
    bounds: content.bounds,
    minZoom: content.minZoom,
    maxZoom: content.maxZoom,
    ...(boundaries && { boundaries }),
    ...(credits && { credits }),
  }
  const unfinished = join(dir, `.${name}.unfinished`)
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished)
  await writeFile(join(unfinished, tilesFile), tiles)
  await writeFile(join(unfinished, placesFile), places)
  await writeFile(join(unfinished, infoFile), JSON.stringify(info, null, 2))
  await rm(join(dir, name), { recursive: true, force: true })
  await rename(unfinished, join(dir, name))
  return info
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
