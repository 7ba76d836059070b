import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import {
  type DownloadFailure,
  infoPath,
  joinParts,
  partBytes,
  partPath,
  placesPath,
  readHeldInfo,
  removePack,
} from './held-pack.ts'
import type { PackFiles } from './pack-files.ts'
import type { PackInfo } from './pack-info.ts'

export type DownloadOptions = {
  readonly files: PackFiles
  readonly fetch: typeof fetch
  readonly info: PackInfo
  readonly onProgress: (bytes: number, total: number) => void
  readonly signal: AbortSignal
}

/**
 * Fetches the pack in parts, goes on where an earlier try stopped, checks both hashes, and only
 * then makes it the held one by writing its info file; older versions go last.
 */
export async function downloadPack(
  options: DownloadOptions,
): Promise<Result<void, DownloadFailure>> {
  const { files, info, signal } = options
  try {
    const tiles = await fetchTiles(options)
    const places = await fetchPlaces(options)
    const broken = [
      (await sha256(tiles)) !== info.sha256,
      (await sha256(places)) !== info.places.sha256,
    ]
    if (broken.includes(true)) {
      await removePack(files, info.name, await readHeldInfo(files, info.name))
      return err('damaged')
    }
    await files.write(placesPath(info), places)
    await files.write(infoPath(info.name), new Blob([JSON.stringify(info)]))
    await removePack(files, info.name, info)
    return ok(undefined)
  } catch (error) {
    if (signal.aborted) return err('stopped')
    if (error instanceof DOMException && error.name === 'QuotaExceededError') return err('full')
    if (error instanceof LinkError || error instanceof TypeError) return err('link')
    throw error
  }
}

class LinkError extends Error {}

async function fetchTiles({
  files,
  fetch,
  info,
  onProgress,
  signal,
}: DownloadOptions): Promise<Blob> {
  const total = info.bytes + info.places.bytes
  let done = 0
  for (let part = 0; part * partBytes < info.bytes; part++) {
    const start = part * partBytes
    const size = Math.min(partBytes, info.bytes - start)
    const held = await files.read(partPath(info, part))
    if (held?.size !== size) {
      const range = `bytes=${start}-${start + size - 1}`
      const response = await fetch(`/api/packs/${info.name}/tiles.pmtiles`, {
        headers: { Range: range },
        signal,
      })
      const before = done
      const body = await readBody(response, (bytes) => onProgress(before + bytes, total))
      // A proxy may answer a range with the whole file.
      const wanted = response.status === 200 ? body.slice(start, start + size) : body
      if (wanted.size !== size) throw new LinkError('short part')
      await files.write(partPath(info, part), wanted)
    }
    done += size
    onProgress(done, total)
  }
  const joined = await joinParts(files, info)
  if (!joined) throw new LinkError('a part is missing')
  return joined
}

async function fetchPlaces({ fetch, info, onProgress, signal }: DownloadOptions): Promise<Blob> {
  const response = await fetch(`/api/packs/${info.name}/places.json`, { signal })
  const total = info.bytes + info.places.bytes
  const body = await readBody(response, (bytes) => onProgress(info.bytes + bytes, total))
  onProgress(total, total)
  return body
}

async function readBody(response: Response, onBytes: (bytes: number) => void): Promise<Blob> {
  if (!response.ok || !response.body) throw new LinkError(`answer ${response.status}`)
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = response.body.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    chunks.push(next.value)
    bytes += next.value.length
    onBytes(bytes)
  }
  return new Blob(chunks)
}

async function sha256(blob: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
