import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { FileWrong } from './check-file.ts'

/** Where something is made unrecognisable, as parts of width and height from the left and the top. */
export type Box = { x: number; y: number; width: number; height: number }

/** A picture drawn anew: nothing is left in it of what a camera writes beside the pixels. */
export type DrawnPicture = {
  bytes: Bytes
  type: 'image/jpeg' | 'image/webp'
  width: number
  height: number
  thumb: Bytes
}

export type WorkerActs = {
  draw: { ask: { file: Blob; boxes: readonly Box[] }; answer: DrawnPicture | { wrong: FileWrong } }
  /** Seals a file in chunks, one behind the other; `hashes` = SHA-256 of each (SPEC AT-2, AT-3). */
  seal: { ask: { plain: Bytes; fileKey: Bytes }; answer: { sealed: Bytes; hashes: string[] } }
  /** Writes a file into the vault's folder and flushes it; whatever stood under that name goes. */
  write: { ask: { vaultId: string; name: string; content: Bytes[] }; answer: null }
}

export type WorkerAsk = {
  [A in keyof WorkerActs]: { act: A; ask: WorkerActs[A]['ask'] }
}[keyof WorkerActs]

export type WorkerAnswer = { answer: unknown } | { failed: string; name: string }
