import type { PackFiles } from './pack-files.ts'
import { PackInfo } from './pack-info.ts'

/**
 * `link`: the server was not reached, what has come stays; `damaged`: the bytes are not those that
 * were promised, they are thrown away; `full`: no room on the device; `stopped`: by the person.
 */
export type DownloadFailure = 'link' | 'damaged' | 'full' | 'stopped'

/** Small enough that a broken link on 20 kB/s costs seconds, not minutes. */
export const partBytes = 256 * 1024

export const infoPath = (name: string) => `${name}/info.json`
export const placesPath = (info: PackInfo) => `${info.name}/${info.places.sha256}.places.json`
export const partPath = (info: PackInfo, part: number) => `${info.name}/${info.sha256}.${part}`

/** The parts of a held pack as one file, read from the device only where it is needed. */
export async function joinParts(files: PackFiles, info: PackInfo): Promise<File | undefined> {
  const parts: Blob[] = []
  for (let part = 0; part * partBytes < info.bytes; part++) {
    const blob = await files.read(partPath(info, part))
    if (!blob) return undefined
    parts.push(blob)
  }
  return new File(parts, `${info.name}-${info.sha256}`)
}

/** Removes all files of the pack that do not belong to the version `kept`. */
export async function removePack(
  files: PackFiles,
  name: string,
  kept: PackInfo | undefined,
): Promise<void> {
  const keeps = (path: string) =>
    kept !== undefined &&
    (path === infoPath(name) ||
      path === placesPath(kept) ||
      path.startsWith(`${name}/${kept.sha256}.`))
  for (const path of await files.list()) {
    if (path.startsWith(`${name}/`) && !keeps(path)) await files.remove(path)
  }
}

/** The version that is whole on this device; anything unreadable counts as not held. */
export async function readHeldInfo(files: PackFiles, name: string): Promise<PackInfo | undefined> {
  const blob = await files.read(infoPath(name))
  const info = PackInfo.safeParse(blob && parseJson(await blob.text()))
  return info.success ? info.data : undefined
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
