import { type Bytes, concatBytes } from '@tocsin/schema/primitives/bytes'
import { envelopeLengths } from '@tocsin/schema/sync/envelope'
import { type ByteFile, readBytes } from './byte-file.ts'
import { crc32 } from './crc32.ts'

/**
 * A good frame in a file: where it starts, and where its body ends and the next frame begins. A void
 * one held something that was erased: its body is zeros, so that the frames behind it keep their places.
 */
export type Frame = { at: number; end: number; isVoid?: boolean }

/**
 * What a look through a file found: the good frames in order, the end of the last one, and how many
 * bytes between good frames belong to none. What lies after `end` is a torn tail.
 */
export type Scan = { frames: Frame[]; end: number; damaged: number }

/** Bytes before the body: a 32-bit big-endian length, then a CRC-32 over that length and the body. */
export const frameHead = 8

// A body is a sealed row (CH-14): 12 bytes of nonce, 512 · 2^k padded bytes, 16 bytes of tag; or an
// envelope (EN-1), which no length has in common with a row. Anything else is no frame, which makes
// frames findable behind a damaged place.
const overhead = 28
const rowLengths = Array.from({ length: 16 }, (_, k) => overhead + 512 * 2 ** k)
const bodyLengths = new Set([...rowLengths, ...envelopeLengths])
const shortest = overhead + 512

const windowBytes = 1 << 20

/** The longest plain text of one frame, in bytes. */
export const longestEntry = 512 * 2 ** 15 - 4

function lengthBytes(length: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, length)
  return bytes
}

/** A body as it is written to the file. The CRC covers the length too, so that zeros are no frame. */
export function frame(body: Uint8Array): Bytes {
  if (!bodyLengths.has(body.length)) throw new RangeError(`a frame of ${body.length} bytes`)
  const length = lengthBytes(body.length)
  const crc = lengthBytes(crc32(length, body))
  return concatBytes(length, crc, body)
}

/** Whether the body of a frame is a sealed envelope, which needs no key of this vault. */
export function isEnvelopeFrame({ at, end, isVoid }: Frame): boolean {
  return !isVoid && envelopeLengths.has(end - at - frameHead)
}

/**
 * What is written over the bytes from `at` to `end`: a void frame where one fits exactly, as it does
 * over any whole frame, zeros otherwise.
 */
export function voidBytes(at: number, end: number): Bytes {
  const length = end - at - frameHead
  return bodyLengths.has(length) ? frame(new Uint8Array(length)) : new Uint8Array(end - at)
}

export function frameAt(file: ByteFile, at: number): Frame | undefined {
  const head = readBytes(file, at, frameHead)
  if (head.length < frameHead) return undefined
  const view = new DataView(head.buffer)
  const length = view.getUint32(0)
  if (!bodyLengths.has(length)) return undefined
  const body = readBytes(file, at + frameHead, length)
  if (body.length < length || crc32(head.subarray(0, 4), body) !== view.getUint32(4)) {
    return undefined
  }
  const isVoid = body.every((byte) => byte === 0)
  return { at, end: at + frameHead + length, ...(isVoid && { isVoid }) }
}

/** The first good frame that begins at or behind a place. */
export function findFrame(file: ByteFile, from: number): Frame | undefined {
  const last = file.getSize() - frameHead - shortest
  for (let start = from; start <= last; start += windowBytes - 3) {
    const bytes = readBytes(file, start, windowBytes)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let i = 0; i + 4 <= bytes.length; i++) {
      const found = bodyLengths.has(view.getUint32(i)) ? frameAt(file, start + i) : undefined
      if (found) return found
    }
  }
  return undefined
}

/**
 * Every good frame of a file, or of its part behind `from`. One damaged place never costs the frames behind it: a torn tail and a
 * bad sector in the middle are told apart, because only the first may be cut off.
 */
export function scanFrames(file: ByteFile, from = 0): Scan {
  const frames: Frame[] = []
  let end = from
  let damaged = 0
  for (;;) {
    const next = frameAt(file, end) ?? findFrame(file, end + 1)
    if (!next) return { frames, end, damaged }
    damaged += next.at - end
    end = next.end
    frames.push(next)
  }
}
