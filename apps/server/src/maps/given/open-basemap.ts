import { open } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import { type Problem, problem } from '@tocsin/schema/problem'
import { Compression, type Header, PMTiles, ResolvedValueCache, TileType } from 'pmtiles'
import * as z from 'zod'
import type { PackBounds } from '../pack-source.ts'
import { knownLayers } from './carry-layers.ts'
import type { GivenFile } from './read-text.ts'

/** A base map of vector tiles in one file (PMTiles version 3), checked before anything is cut from it. */
export type Basemap = {
  readonly bounds: PackBounds
  readonly minZoom: number
  readonly maxZoom: number
  /** Whom it credits, as plain text; empty when it says nobody. */
  readonly attribution: string
  readonly layers: readonly string[]
  /** The tile as it was before it was compressed. Throws a {@link BasemapDamaged}. */
  readonly tile: (z: number, x: number, y: number) => Promise<Uint8Array | undefined>
  readonly close: () => Promise<void>
}

/** Bytes in the middle of a base map are not what its directory promises. */
export class BasemapDamaged extends Error {}

const headerBytes = 127
/** More than any honest tile unpacks to. */
const largestTile = 64 * 1024 * 1024

/** @returns `file_unreadable`; `map_file_unfit` when it is none, damaged, of pictures, or of layers unknown here. */
export async function openBasemap({ name, path }: GivenFile): Promise<Result<Basemap, Problem>> {
  const file = await open(path).catch(() => undefined)
  const stat = await file?.stat()
  if (!file || !stat?.isFile()) {
    await file?.close()
    return err(problem('file_unreadable', { file: name }))
  }
  const source = {
    getKey: () => path,
    getBytes: async (offset: number, length: number) => {
      const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset)
      return { data: buffer.slice(0, bytesRead).buffer }
    },
  }
  const cache = new ResolvedValueCache(200, undefined, unpacked)
  const archive = new PMTiles(source, cache, unpacked)
  const refused = async (reason: string) => {
    await file.close()
    return err(problem('map_file_unfit', { file: name, reason }))
  }
  const head = new Uint8Array((await source.getBytes(0, headerBytes)).data)
  const misfit = misfitOf(head)
  if (misfit) return refused(misfit)
  try {
    const header = await archive.getHeader()
    const fault = headerFault(header, stat.size)
    if (fault) return refused(fault)
    const said = Metadata.safeParse(await archive.getMetadata()).data
    const layers = said?.vector_layers?.map(({ id }) => id) ?? []
    if (!layers.some((layer) => knownLayers.includes(layer))) {
      return refused(
        `Its layers are ${layers.join(', ') || 'not named'}; Tocsin draws those of Protomaps, OpenMapTiles and Shortbread.`,
      )
    }
    return ok({
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
      attribution: plainText(said?.attribution ?? ''),
      layers,
      tile: async (z, x, y) => {
        try {
          const found = await archive.getZxy(z, x, y)
          return found && new Uint8Array(found.data)
        } catch (error) {
          throw new BasemapDamaged(`Its tile ${z}/${x}/${y} is damaged.`, { cause: error })
        }
      },
      close: () => file.close(),
    })
  } catch {
    // The library throws plain errors for whatever does not decode.
    return refused('Its directory is damaged.')
  }
}

const Metadata = z.object({
  attribution: z.string().optional(),
  vector_layers: z.array(z.object({ id: z.string() })).optional(),
})

function misfitOf(head: Uint8Array): string | undefined {
  const magic = Buffer.from(head.subarray(0, 7)).toString('latin1')
  if (!magic.startsWith('PM')) return 'It does not begin as a PMTiles file does.'
  const version = magic === 'PMTiles' ? head[7] : head[2]
  if (version !== 3 || magic !== 'PMTiles') {
    return `It is PMTiles of version ${version}; Tocsin reads version 3. Convert it: pmtiles convert OLD NEW.`
  }
  return head.length < headerBytes ? 'It is cut off in its first bytes.' : undefined
}

const pictures: readonly number[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif]

function headerFault(header: Header, size: number): string | undefined {
  const { tileType, tileCompression, tileDataOffset, tileDataLength = 0 } = header
  const end = Math.max(
    tileDataOffset + tileDataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.jsonMetadataOffset + header.jsonMetadataLength,
  )
  if (end > size) return `It is cut off: ${size} bytes are there, and it says ${end}.`
  if (pictures.includes(tileType)) {
    return 'It holds pictures (a raster map). Take one of vector tiles.'
  }
  if (tileType !== TileType.Mvt) return 'Its tiles are no Mapbox vector tiles.'
  if (tileCompression === Compression.Unknown)
    return 'It does not say how its tiles are compressed.'
  return header.minLon < header.maxLon && header.minLat < header.maxLat
    ? undefined
    : 'It does not say which part of the world it holds.'
}

async function unpacked(bytes: ArrayBuffer, compression: Compression): Promise<ArrayBuffer> {
  const options = { maxOutputLength: largestTile }
  const unpack = {
    [Compression.Unknown]: undefined,
    [Compression.None]: undefined,
    [Compression.Gzip]: gunzipSync,
    [Compression.Brotli]: brotliDecompressSync,
    [Compression.Zstd]: zstdDecompressSync,
  }[compression]
  if (!unpack) return bytes
  // A copy: small results of zlib share one buffer, and the library takes it whole.
  return new Uint8Array(unpack(bytes, options)).buffer
}

/** Credits come as HTML links. No line breaks between a © and its name. */
function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&copy;/g, '©')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .replace(/© /g, '©\u00a0')
    .trim()
}
