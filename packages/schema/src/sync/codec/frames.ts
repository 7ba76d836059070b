import { type Bytes, concatBytes, utf8 } from '../../primitives/bytes.ts'
import { err, ok, type Result } from '../../primitives/result.ts'
import type { Problem } from '../../problem.ts'
import { ProblemForm } from '../../problem-form.ts'

/** Where exchanges are posted to, and as what. */
export const wireAddress = '/api/exchange'
export const wireType = 'application/x-tocsin'

/** Most bytes of one frame: an event with a dozen sealed testimonies. */
export const largestFrame = 1_500_000

/** Most bytes of all frames of one request. */
export const largestBody = 4_000_000

/** A message with its length before it, seven bits to a byte, the lowest first (SPEC WC-7). Throws a RangeError on one above {@link largestFrame}. */
export function frameOf(message: Uint8Array): Bytes {
  if (message.length > largestFrame) throw new RangeError(`a frame of ${message.length} bytes`)
  const length: number[] = []
  let left = message.length
  while (left > 127) {
    length.push(128 | (left & 127))
    left >>= 7
  }
  length.push(left)
  return concatBytes(Uint8Array.from(length), message)
}

export type FrameReader = {
  /** The frames that are whole now. An error is final. */
  push(chunk: Uint8Array): Result<Bytes[], 'too_large'>
  /** Whether something is left that is no whole frame. */
  isCut(): boolean
}

/** Takes frames as they come over a link, in whatever pieces, each of which it copies once. */
export function frameReader(): FrameReader {
  let pieces: Uint8Array[] = []
  let held = 0
  let needed = 1

  function join(): Bytes {
    const all = concatBytes(...pieces)
    pieces = [all]
    return all
  }

  return {
    push(chunk) {
      pieces.push(chunk)
      held += chunk.length
      const frames: Bytes[] = []
      while (held >= needed && held > 0) {
        const all = join()
        const head = lengthAt(all)
        if (head && head.length > largestFrame) return err('too_large')
        const end = head ? head.start + head.length : held + 1
        if (held < end) {
          needed = end
          break
        }
        frames.push(all.slice(head?.start, end))
        pieces = [all.subarray(end)]
        held -= end
        needed = 1
      }
      return ok(frames)
    },
    isCut: () => held > 0,
  }
}

/** Bytes of the longest length. */
const mostLengthBytes = 4

function lengthAt(bytes: Uint8Array): { length: number; start: number } | undefined {
  let length = 0
  for (let at = 0; at < mostLengthBytes; at++) {
    const byte = bytes[at]
    if (byte === undefined) return undefined
    length |= (byte & 127) << (7 * at)
    if (byte < 128) return { length, start: at + 1 }
  }
  return { length: Number.MAX_SAFE_INTEGER, start: mostLengthBytes }
}

/** In the place of a dictionary's version: what follows is a problem in JSON. */
const refused = 0

/** What a server answers in the place of a reply. */
export function refusal(problem: Problem): Bytes {
  return concatBytes(Uint8Array.of(refused), utf8(JSON.stringify(problem)))
}

/** The problem of a {@link refusal}; undefined for a reply, and for what is no problem. Never throws. */
export function refusalIn(message: Uint8Array): Problem | undefined {
  if (message[0] !== refused) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(message.subarray(1))
    const read = ProblemForm.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
