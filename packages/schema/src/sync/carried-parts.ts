import { byteWriter } from '../chain/byte-writer.ts'
import { sha256Of, taggedHash } from '../chain/hash.ts'
import { type Bytes, concatBytes, equalBytes } from '../primitives/bytes.ts'
import { err, ok, type Result } from '../primitives/result.ts'
import { envelopeLengths } from './envelope.ts'

/** Bytes that name a whole: the first of its SHA-256. */
export const wholeIdBytes = 8

/** Most parts of one whole. */
export const mostParts = 0xffff

/** One of `total` pieces of a whole, from 1. They may come in any order and more than once. */
export type CarriedPart = { id: Bytes; number: number; total: number; bytes: Bytes }

const form = 1

/** Sealed envelopes as one run of bytes: what codes and read-out text carry (SPEC EN-15). */
export function wholeOf(envelopes: readonly Bytes[]): Bytes {
  const write = byteWriter()
  write.u8(form)
  const chunks: Bytes[] = [write.done()]
  for (const sealed of envelopes) {
    const length = byteWriter()
    length.u32(sealed.length)
    chunks.push(length.done(), sealed)
  }
  return concatBytes(...chunks)
}

/** The envelopes of a whole, as a file of them would hold them; `unreadable` when it is none of ours. Never throws. */
export function envelopesOfWhole(whole: Bytes): Result<Bytes[], 'unreadable'> {
  if (whole[0] !== form) return err('unreadable')
  const envelopes: Bytes[] = []
  let at = 1
  while (at < whole.length) {
    if (at + 4 > whole.length) return err('unreadable')
    const length = new DataView(whole.buffer, whole.byteOffset).getUint32(at)
    const end = at + 4 + length
    if (!envelopeLengths.has(length) || end > whole.length) return err('unreadable')
    envelopes.push(whole.slice(at + 4, end))
    at = end
  }
  return ok(envelopes)
}

/** A whole in pieces of so many bytes. Throws a RangeError when that are more than {@link mostParts}. */
export function partsOfWhole(whole: Bytes, size: number): CarriedPart[] {
  const total = Math.ceil(whole.length / size)
  if (total > mostParts) throw new RangeError(`${total} parts of one whole`)
  const id = sha256Of(whole).slice(0, wholeIdBytes)
  return Array.from({ length: total }, (_, at) => {
    return { id, number: at + 1, total, bytes: whole.slice(at * size, (at + 1) * size) }
  })
}

/** The hash that a part is checked by, over everything that it says. */
export function partCheck({ id, number, total, bytes }: CarriedPart): Bytes {
  const write = byteWriter()
  write.u16(number)
  write.u16(total)
  return taggedHash('tocsin/carried-part/v1', id, write.done(), bytes)
}

/** What came so far of one whole; nothing before the first part. */
export type Collected = { id: Bytes; total: number; parts: ReadonlyMap<number, Bytes> } | undefined

/** `other`: of another whole than the one that is being collected, which goes on. */
export type PartNews = 'new' | 'again' | 'other'

/** Takes a part that was read whole. A repeated one changes nothing. */
export function collect(
  before: Collected,
  part: CarriedPart,
): { collected: NonNullable<Collected>; news: PartNews } {
  const { id, number, total, bytes } = part
  if (!before) return { collected: { id, total, parts: new Map([[number, bytes]]) }, news: 'new' }
  if (!equalBytes(before.id, id) || before.total !== total)
    return { collected: before, news: 'other' }
  if (before.parts.has(number)) return { collected: before, news: 'again' }
  const parts = new Map([...before.parts, [number, bytes]])
  return { collected: { ...before, parts }, news: 'new' }
}

/** The whole once every part is there: `missing` before, `unreadable` when it is not the one that the parts name. */
export function wholeOfParts(collected: Collected): Result<Bytes, 'missing' | 'unreadable'> {
  if (!collected || collected.parts.size < collected.total) return err('missing')
  const pieces = Array.from({ length: collected.total }, (_, at) => collected.parts.get(at + 1))
  const whole = concatBytes(...pieces.flatMap((piece) => piece ?? []))
  const isIt = equalBytes(sha256Of(whole).slice(0, wholeIdBytes), collected.id)
  return isIt ? ok(whole) : err('unreadable')
}
