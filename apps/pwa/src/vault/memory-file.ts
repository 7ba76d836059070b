import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { ByteFile } from './byte-file.ts'

/** A file for tests: what it holds can be looked at and cut, and its disk can be full. */
export type MemoryFile = ByteFile & { content(): Bytes; fillUp(freeBytes: number): void }

export function memoryFile(start: Uint8Array = new Uint8Array(0)): MemoryFile {
  let content: Bytes = new Uint8Array(start)
  let limit = Number.POSITIVE_INFINITY
  return {
    content: () => content.slice(),
    fillUp: (freeBytes) => {
      limit = content.length + freeBytes
    },
    getSize: () => content.length,
    read: (into, { at }) => {
      const part = content.subarray(at, at + into.length)
      into.set(part)
      return part.length
    },
    write: (from, { at }) => {
      const written = Math.max(0, Math.min(from.length, limit - at))
      const next = new Uint8Array(Math.max(content.length, at + written))
      next.set(content)
      next.set(from.subarray(0, written), at)
      content = next
      return written
    },
    truncate: (size) => {
      const next = new Uint8Array(size)
      next.set(content.subarray(0, size))
      content = next
    },
    flush: () => {},
    close: () => {},
  }
}
