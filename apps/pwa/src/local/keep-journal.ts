import type { Problem } from '@tocsin/schema/problem'
import type { PushedEvent } from '@tocsin/schema/sync/wire'
import { type JournalTold, journalBytes } from './journal-entry.ts'
import type { LogDeps, OwnIndex } from './log-state.ts'
import { readOwn } from './read-log.ts'

/** How far the journal holds the own chain, as this tab knows. */
export type Journaled = {
  /** Own events up to this `seatSeq` are in the journal. */
  upTo: number
  /** The place in the journal behind which later events lie, if somebody has written them. */
  place: number
}

/** How far entries that were read cover the chain without a gap. */
export function journaledBy(
  own: readonly OwnIndex[],
  { events }: JournalTold,
  place: number,
): Journaled {
  const gap = own.find(({ seatSeq }) => !events.has(seatSeq))
  const last = own.at(-1)?.seatSeq ?? 0
  return { upTo: gap ? gap.seatSeq - 1 : last, place }
}

export type Copied = { journaled: Journaled; copied: number; failed: Problem | null }

/**
 * Writes own events into the journal in the order of their chain, so that no event is ever there
 * without those before it: a chain with a gap could not be pushed. Another tab may have written some
 * of them meanwhile; those are not doubled. `fresh` = the newest, which needs no reading.
 */
export async function copyToJournal(
  deps: LogDeps,
  missing: readonly OwnIndex[],
  from: Journaled,
  fresh?: PushedEvent,
): Promise<Copied> {
  let journaled = from
  let copied = 0
  const isFresh = ({ seatSeq }: OwnIndex) => seatSeq === fresh?.header.seatSeq
  const read = await readOwn(
    deps,
    missing.flatMap((index) => (isFresh(index) ? [] : index.row)),
  )
  if (!read.ok) return { journaled, copied, failed: read.error }
  const events = read.value.map(({ kept }) => kept.pushed)
  for (const event of fresh ? [...events, fresh] : events) {
    const bytes = journalBytes({ v: 1, kind: 'event', event })
    const appended = await deps.vault.journal.append(bytes, from.place)
    if (!appended.ok) return { journaled, copied, failed: appended.error }
    copied += 1
    journaled = {
      upTo: Math.max(journaled.upTo, event.header.seatSeq),
      place: appended.value,
    }
  }
  return { journaled, copied, failed: null }
}
