import type { Bytes } from '@tocsin/schema/primitives/bytes'

/** What the vault needs of a file; a `FileSystemSyncAccessHandle` of the origin private file system is one. */
export type ByteFile = {
  getSize(): number
  /** Bytes read, fewer than asked for at the end of the file. */
  read(into: Bytes, options: { at: number }): number
  /** Bytes written, fewer than given when the disk is full. */
  write(from: Bytes, options: { at: number }): number
  truncate(size: number): void
  /** Returns once everything written is on the disk. */
  flush(): void
  close(): void
}

/** The bytes from `at` on, fewer than `length` only at the end of the file. */
export function readBytes(file: ByteFile, at: number, length: number): Bytes {
  const bytes = new Uint8Array(length)
  return bytes.subarray(0, file.read(bytes, { at }))
}
