import { type Bytes, equalBytes } from '@tocsin/schema/primitives/bytes'
import type { Destroyed, JournalPart, JournalRead } from '../../vault/journal.ts'

/** A journal as a list, with the promise of the real one: an entry that lies behind `since` is not doubled. */
export function appendOnce(entries: Bytes[], bytes: Uint8Array, since = entries.length): number {
  const there = entries.findIndex((entry, at) => at >= since && equalBytes(entry, bytes))
  return there === -1 ? entries.push(new Uint8Array(bytes)) : there + 1
}

/** Overwrites entries in their places, and takes the envelopes behind them out of their list. */
export function destroyIn(
  {
    entries,
    envelopes,
    behind,
  }: { entries: Bytes[]; envelopes: Bytes[]; behind: Map<number, Bytes> },
  places: readonly Destroyed[],
): void {
  for (const { at, envelopeOnly } of places) {
    const envelope = behind.get(at)
    if (envelope) envelopes.splice(envelopes.indexOf(envelope), 1)
    behind.delete(at)
    if (!envelopeOnly) entries[at] = new Uint8Array(0)
  }
}

export function readOf(
  list: readonly Bytes[],
  { from, most = list.length }: JournalPart,
): JournalRead {
  const lying = list.map((bytes, at) => ({ at, bytes }))
  // One that was overwritten is there no more.
  const wanted = lying.filter(({ at, bytes }) => at >= from && bytes.length > 0)
  const entries = wanted.slice(0, most)
  const more = entries.length < wanted.length
  const end = more ? (entries.at(-1)?.at ?? 0) + 1 : list.length
  return { entries, unreadable: 0, damaged: 0, end, more }
}
