import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { PackBounds } from './pack-source.ts'

/** One vector tile, already compressed with gzip. `id` is its {@link tileId}. */
export type NumberedTile = { readonly id: number; readonly bytes: Uint8Array }

export type PmtilesHead = {
  readonly bounds: PackBounds
  readonly minZoom: number
  readonly maxZoom: number
  /** Kept in the archive: layer names, attribution. */
  readonly metadata: Readonly<Record<string, unknown>>
}

type Entry = { id: number; run: number; offset: number; length: number }

const headerBytes = 127
/** Header and root directory together must fit the first 16 KiB that a reader fetches. */
const largestRoot = 16_384 - headerBytes
const gzip = 2
const vectorTiles = 1

/**
 * A PMTiles v3 archive of the tiles: equal tiles are stored once, runs of equal tiles are one entry.
 * Throws a RangeError when the root directory cannot be made to fit.
 * Source: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
export function writePmtiles(
  tiles: readonly NumberedTile[],
  head: PmtilesHead,
  entriesPerLeaf = 4096,
): Uint8Array {
  const { entries, data, distinct } = packTiles(tiles.toSorted((a, b) => a.id - b.id))
  const { root, leaves } = directories(entries, entriesPerLeaf)
  const metadata = gzipSync(JSON.stringify(head.metadata))
  const header = Buffer.alloc(headerBytes)
  header.write('PMTiles', 0, 'ascii')
  header.writeUInt8(3, 7)
  let at = headerBytes
  const sections = [root, metadata, leaves, data]
  for (const [i, section] of sections.entries()) {
    header.writeBigUInt64LE(BigInt(at), 8 + 16 * i)
    header.writeBigUInt64LE(BigInt(section.length), 16 + 16 * i)
    at += section.length
  }
  header.writeBigUInt64LE(BigInt(tiles.length), 72)
  header.writeBigUInt64LE(BigInt(entries.length), 80)
  header.writeBigUInt64LE(BigInt(distinct), 88)
  for (const [i, byte] of [1, gzip, gzip, vectorTiles, head.minZoom, head.maxZoom].entries()) {
    header.writeUInt8(byte, 96 + i)
  }
  for (const [i, degrees] of head.bounds.entries()) writeDegrees(header, degrees, 102 + 4 * i)
  const [west, south, east, north] = head.bounds
  header.writeUInt8(head.minZoom, 118)
  writeDegrees(header, (west + east) / 2, 119)
  writeDegrees(header, (south + north) / 2, 123)
  return Buffer.concat([header, ...sections])
}

function packTiles(tiles: readonly NumberedTile[]) {
  const known = new Map<string, { offset: number; length: number }>()
  const stored: Uint8Array[] = []
  const entries: Entry[] = []
  let end = 0
  for (const { id, bytes } of tiles) {
    const key = createHash('sha256').update(bytes).digest('hex')
    const place = known.get(key) ?? { offset: end, length: bytes.length }
    if (!known.has(key)) {
      known.set(key, place)
      stored.push(bytes)
      end += bytes.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === id) last.run += 1
    else entries.push({ id, run: 1, ...place })
  }
  return { entries, data: Buffer.concat(stored), distinct: known.size }
}

function directories(entries: readonly Entry[], perLeaf: number) {
  const whole = directory(entries)
  if (whole.length <= largestRoot && entries.length <= perLeaf) {
    return { root: whole, leaves: Buffer.alloc(0) }
  }
  const leaves: Buffer[] = []
  const pointers: Entry[] = []
  let offset = 0
  for (let i = 0; i < entries.length; i += perLeaf) {
    const leaf = directory(entries.slice(i, i + perLeaf))
    // A run of 0 is how the format says "look in this leaf".
    pointers.push({ id: entries[i]?.id ?? 0, run: 0, offset, length: leaf.length })
    leaves.push(leaf)
    offset += leaf.length
  }
  const root = directory(pointers)
  if (root.length > largestRoot) throw new RangeError('root directory above 16 KiB')
  return { root, leaves: Buffer.concat(leaves) }
}

function directory(entries: readonly Entry[]): Buffer {
  const numbers = [
    entries.length,
    ...entries.map((e, i) => e.id - (entries[i - 1]?.id ?? 0)),
    ...entries.map((e) => e.run),
    ...entries.map((e) => e.length),
    ...entries.map((e, i) => {
      const before = entries[i - 1]
      return before && before.offset + before.length === e.offset ? 0 : e.offset + 1
    }),
  ]
  return gzipSync(Uint8Array.from(numbers.flatMap(varint)))
}

/** Seven bits a byte, lowest first (Protocol Buffers base 128). */
function varint(value: number): number[] {
  const bytes: number[] = []
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  return [...bytes, rest]
}

function writeDegrees(header: Buffer, degrees: number, at: number): void {
  header.writeInt32LE(Math.round(degrees * 1e7), at)
}
