import { type Bytes, equalBytes } from '@tocsin/schema/primitives/bytes'
import type { JournalPart, JournalRead } from '../../vault/journal.ts'

/** A journal as a list, with the promise of the real one: an entry that lies behind `since` is not doubled. */
export function appendOnce(entries: Bytes[], bytes: Uint8Array, since = entries.length): number {
  const there = entries.findIndex((entry, at) => at >= since && equalBytes(entry, bytes))
  return there === -1 ? entries.push(new Uint8Array(bytes)) : there + 1
}

export function readOf(
  list: readonly Bytes[],
  { from, most = list.length }: JournalPart,
): JournalRead {
  const wanted = list.map((bytes, at) => ({ at, bytes })).filter(({ at }) => at >= from)
  const entries = wanted.slice(0, most)
  const more = entries.length < wanted.length
  const end = more ? (entries.at(-1)?.at ?? 0) + 1 : list.length
  return { entries, unreadable: 0, damaged: 0, end, more }
}
