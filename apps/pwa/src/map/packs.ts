import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { RangeResponse, Source } from 'pmtiles'
import {
  type DownloadFailure,
  joinParts,
  parseJson,
  partBytes,
  partPath,
  placesPath,
  readHeldInfo,
  removePack,
} from './held-pack.ts'
import type { PackFiles } from './pack-files.ts'
import { type PackInfo, PackList, packBytes } from './pack-info.ts'
import { PlaceList } from './place-list.ts'

/** A map pack ready to be drawn and searched. */
export type OpenPack = {
  readonly info: PackInfo
  readonly tiles: Source
  readonly places: PlaceList
}

export type Packs = {
  /** The packs that the server offers. */
  readonly offered: () => Promise<Result<readonly PackInfo[], 'link'>>
  /** The packs that are whole on this device. */
  readonly held: () => Promise<readonly PackInfo[]>
  /** Bytes that are here of a pack that is not whole yet: a download goes on after them. */
  readonly arrived: (info: PackInfo) => Promise<number>
  readonly download: (
    info: PackInfo,
    onProgress: (bytes: number, total: number) => void,
    signal: AbortSignal,
  ) => Promise<Result<void, DownloadFailure>>
  /** Undefined when the device does not hold the pack (any more). */
  readonly open: (name: string) => Promise<OpenPack | undefined>
  /** Reads the pack over the link as it is drawn; keeps nothing. For the desk. */
  readonly openRemote: (info: PackInfo) => Promise<Result<OpenPack, 'link'>>
  readonly remove: (name: string) => Promise<void>
}

/**
 * Map packs on this device and on the server. `files` from `openPackFiles`; `hasRoom` says whether a
 * pack of so many bytes may be kept, or the room is for text only.
 */
export function createPacks(
  files: PackFiles,
  fetcher: typeof fetch,
  hasRoom: (bytes: number) => Promise<boolean> = async () => true,
): Packs {
  return {
    offered: async () => {
      const list = PackList.safeParse(await getJson(fetcher, '/api/packs'))
      return list.success ? ok(list.data.packs) : err('link')
    },
    held: async () => {
      const names = new Set((await files.list()).map((path) => path.split('/')[0] ?? ''))
      const infos = await Promise.all([...names].map((name) => readHeldInfo(files, name)))
      return infos.filter((info) => info !== undefined)
    },
    arrived: async (info) => {
      const mine = partPath(info, 0).slice(0, -1)
      const parts = (await files.list()).filter((path) => path.startsWith(mine))
      return Math.min(parts.length * partBytes, info.bytes)
    },
    download: async (info, onProgress, signal) => {
      if (!(await hasRoom(packBytes(info)))) return err('full')
      const loaded = await import('./online-download-pack.ts').catch(() => undefined)
      return loaded
        ? loaded.downloadPack({ files, fetch: fetcher, info, onProgress, signal })
        : err('link')
    },
    open: async (name) => {
      const info = await readHeldInfo(files, name)
      const file = info && (await joinParts(files, info))
      const places = info && (await readPlaces(files, info))
      return file && places && { info, tiles: fileSource(info, file), places }
    },
    openRemote: async (info) => {
      const places = PlaceList.safeParse(
        await getJson(fetcher, `/api/packs/${info.name}/places.json`),
      )
      if (!places.success) return err('link')
      return ok({ info, tiles: remoteSource(info, fetcher), places: places.data })
    },
    remove: (name) => removePack(files, name, undefined),
  }
}

async function readPlaces(files: PackFiles, info: PackInfo): Promise<PlaceList | undefined> {
  const blob = await files.read(placesPath(info))
  const list = PlaceList.safeParse(blob && parseJson(await blob.text()))
  return list.success ? list.data : undefined
}

async function getJson(fetcher: typeof fetch, url: string): Promise<unknown> {
  try {
    const response = await fetcher(url)
    return response.ok ? await response.json() : undefined
  } catch {
    // No link, or an answer that is not JSON (a captive portal): for the caller both are no answer.
    return undefined
  }
}

function fileSource(info: PackInfo, file: Blob): Source {
  return {
    getKey: () => `${info.name}#${info.sha256}`,
    getBytes: async (offset, length) => ({
      data: await file.slice(offset, offset + length).arrayBuffer(),
    }),
  }
}

/** Through our own fetch, so that whatever signs requests signs these too. */
function remoteSource(info: PackInfo, fetcher: typeof fetch): Source {
  const url = `/api/packs/${info.name}/tiles.pmtiles`
  return {
    getKey: () => `${url}#${info.sha256}`,
    getBytes: async (offset, length, signal): Promise<RangeResponse> => {
      const range = `bytes=${offset}-${offset + length - 1}`
      const response = await fetcher(url, { headers: { Range: range }, signal: signal ?? null })
      if (!response.ok) throw new Error(`map pack answered ${response.status}`)
      const data = await response.arrayBuffer()
      return { data: response.status === 200 ? data.slice(offset, offset + length) : data }
    },
  }
}
