import type { Entry } from '../events/envelope.ts'

/**
 * The order in which a replica folds: numbered events by `seq`, then the local tail in the order in
 * which it was written. No clock takes part (SPEC SY-4).
 */
export function compareEntries(a: Entry, b: Entry): number {
  const bySeq = position(a) - position(b)
  return bySeq || a.event.header.seatSeq - b.event.header.seatSeq
}

function position({ numbered }: Entry): number {
  return numbered?.seq ?? Number.MAX_SAFE_INTEGER
}

/**
 * An own event that is received keeps its place in the tail until everything numbered before it has
 * been pulled; folding it earlier would make two tablets disagree for a while (SPEC SY-5).
 */
export function settled(entry: Entry, upToSeq: number): Entry {
  return entry.numbered && entry.numbered.seq > upToSeq ? { ...entry, numbered: null } : entry
}
