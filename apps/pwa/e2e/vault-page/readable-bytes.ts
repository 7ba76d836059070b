import { constants, gunzipSync } from 'node:zlib'

/**
 * Everything that can be read out of a file of a browser's profile besides its bytes as they lie:
 * LevelDB's logs without their fragments, the blocks of its tables, snappy and gzip undone.
 */
export function readable(name: string, content: Buffer): Buffer[] {
  const views = [content]
  if (/\.log$|MANIFEST/.test(name)) views.push(logOf(content))
  if (/\.(ldb|sst)$/.test(name)) views.push(...blocksOf(content))
  return views.flatMap((view) => [view, ...unpacked(view)])
}

const blockBytes = 32 * 1024
const headBytes = 7

/** The records of a LevelDB log behind each other: a record that crosses a block is in one piece again. */
export function logOf(content: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let block = 0; block < content.length; block += blockBytes) {
    const end = Math.min(block + blockBytes, content.length)
    for (let at = block; at + headBytes <= end; ) {
      const length = content.readUInt16LE(at + 4)
      const type = content[at + 6] ?? 0
      if (type === 0 || type > 4 || at + headBytes + length > end) break
      parts.push(content.subarray(at + headBytes, at + headBytes + length))
      at += headBytes + length
    }
  }
  return Buffer.concat(parts)
}

function varint(bytes: Buffer, from: number): { value: number; next: number } {
  let value = 0
  let factor = 1
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    value += (byte & 127) * factor
    if (byte < 128) return { value, next: at + 1 }
    factor *= 128
  }
  return { value, next: bytes.length }
}

type Handle = { offset: number; size: number }

function handleAt(bytes: Buffer, from: number): Handle & { next: number } {
  const offset = varint(bytes, from)
  const size = varint(bytes, offset.next)
  return { offset: offset.value, size: size.value, next: size.next }
}

function block(content: Buffer, { offset, size }: Handle): Buffer {
  const bytes = content.subarray(offset, offset + size)
  return content[offset + size] === 1 ? unsnappy(bytes) : bytes
}

const footerBytes = 48

/** The data blocks of a LevelDB table, uncompressed. */
export function blocksOf(content: Buffer): Buffer[] {
  if (content.length < footerBytes) return []
  const footer = content.subarray(content.length - footerBytes)
  const index = block(content, handleAt(footer, handleAt(footer, 0).next))
  const blocks: Buffer[] = []
  const restarts = index.length < 4 ? 0 : index.readUInt32LE(index.length - 4)
  const end = index.length - 4 - 4 * restarts
  for (let at = 0; at < end; ) {
    const shared = varint(index, at)
    const own = varint(index, shared.next)
    const value = varint(index, own.next)
    const from = value.next + own.value
    blocks.push(block(content, handleAt(index.subarray(from, from + value.value), 0)))
    at = from + value.value
  }
  return blocks
}

/** Snappy undone (format description of google/snappy), as far as the bytes go. */
export function unsnappy(bytes: Buffer): Buffer {
  const { value: length, next } = varint(bytes, 0)
  if (length > 64 << 20) return Buffer.alloc(0)
  const out = Buffer.alloc(length)
  let written = 0
  for (let at = next; at < bytes.length && written < length; ) {
    const tag = bytes[at] ?? 0
    at += 1
    if ((tag & 3) === 0) {
      let size = (tag >> 2) + 1
      if (size > 60) {
        const extra = size - 60
        if (at + extra > bytes.length) break
        size = bytes.readUIntLE(at, extra) + 1
        at += extra
      }
      written += bytes.copy(out, written, at, at + size)
      at += size
      continue
    }
    const wide = (tag & 3) === 1 ? 1 : (tag & 3) === 2 ? 2 : 4
    if (at + wide > bytes.length) break
    const size = wide === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const back = wide === 1 ? ((tag >> 5) << 8) | (bytes[at] ?? 0) : bytes.readUIntLE(at, wide)
    at += wide
    if (back === 0 || back > written) break
    for (let i = 0; i < size && written < length; i++, written++) {
      out[written] = out[written - back] ?? 0
    }
  }
  return out.subarray(0, written)
}

/** What Blink packs values of IndexedDB into, and what servers and caches pack answers into. */
const packings: { sign: Buffer; skip: number; open: (bytes: Buffer) => Buffer }[] = [
  { sign: Buffer.from([0xff, 0x11, 0x02]), skip: 3, open: unsnappy },
  {
    sign: Buffer.from([0x1f, 0x8b, 0x08]),
    skip: 0,
    open: (bytes) => gunzipSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }),
  },
]

function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (const { sign, skip, open } of packings) {
    for (let at = bytes.indexOf(sign); at !== -1; at = bytes.indexOf(sign, at + 1)) {
      try {
        found.push(open(bytes.subarray(at + skip, at + (8 << 20))))
      } catch {
        // These bytes only look like the beginning of something packed.
      }
    }
  }
  return found
}
