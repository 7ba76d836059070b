import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackBounds, PackHead, PackPlace, PackUnit } from './pack-source.ts'

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
  readonly boundaries?: PackHead['boundaries']
  readonly credits?: PackHead['credits']
}

export const packName = /^[a-z0-9][a-z0-9-]{0,31}$/
export const tilesFile = 'tiles.pmtiles'
export const placesFile = 'places.json'
export const infoFile = 'info.json'

/** The pack's own description, or undefined where there is none. */
export async function readPackInfo(dir: string, name: string): Promise<PackInfo | undefined> {
  try {
    return JSON.parse(await readFile(join(dir, name, infoFile), 'utf8')) as PackInfo
  } catch (error) {
    if (isNotThere(error)) return undefined
    throw error
  }
}

/** Every whole pack of the folder, by name; none where there is no folder yet. */
export async function listPacks(dir: string): Promise<PackInfo[]> {
  const names = (await filesIn(dir)).filter((name) => packName.test(name)).toSorted()
  const infos = await Promise.all(names.map((name) => readPackInfo(dir, name)))
  return infos.filter((info) => info !== undefined)
}

/** Units and places of a whole pack. A country's list is read whole: it takes its time. */
export async function readPackPlaces(
  dir: string,
  name: string,
): Promise<{ units: PackUnit[]; places: PackPlace[] }> {
  // as: written by `writePack`, beside the description that named it.
  return JSON.parse(await readFile(join(dir, name, placesFile), 'utf8')) as {
    units: PackUnit[]
    places: PackPlace[]
  }
}

async function filesIn(dir: string): Promise<string[]> {
  try {
    return await readdir(dir)
  } catch (error) {
    if (isNotThere(error)) return []
    throw error
  }
}

function isNotThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
