import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { ByteFile } from './byte-file.ts'

/** The bytes of a file as they were at one moment, to be read only: what is cut or written is not kept. */
export function snapshotFile(content: Bytes): ByteFile {
  return {
    getSize: () => content.length,
    read: (into, { at }) => {
      const part = content.subarray(at, at + into.length)
      into.set(part)
      return part.length
    },
    write: () => 0,
    truncate: () => undefined,
    flush: () => undefined,
    close: () => undefined,
  }
}
