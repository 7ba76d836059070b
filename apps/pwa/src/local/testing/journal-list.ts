import { type Bytes, equalBytes } from '@tocsin/schema/primitives/bytes'
import type { JournalRead } from '../../vault/journal.ts'

/** A journal as a list, with the promise of the real one: an entry that lies behind `since` is not doubled. */
export function appendOnce(entries: Bytes[], bytes: Uint8Array, since = entries.length): number {
  const there = entries.findIndex((entry, at) => at >= since && equalBytes(entry, bytes))
  return there === -1 ? entries.push(new Uint8Array(bytes)) : there + 1
}

export function readAllOf(entries: readonly Bytes[]): JournalRead {
  return {
    entries: entries.map((bytes, at) => ({ at, bytes })),
    unreadable: 0,
    end: entries.length,
  }
}
