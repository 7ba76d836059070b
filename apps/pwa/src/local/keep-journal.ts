import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { err, ok, type Result } from '@tocsin/schema/primitives/result'
import type { Problem } from '@tocsin/schema/problem'
import type { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { databaseProblem } from './database-problem.ts'
import { eventBytes, isInJournal, type JournalTold } from './journal-entry.ts'
import type { LogDeps } from './log-state.ts'
import type { Meta } from './meta.ts'
import type { OwnIndex } from './own-index.ts'
import { readOwn } from './read-log.ts'

/** How far the journal holds the own chain, as this tab knows. */
export type Journaled = {
  /** Own events up to this `seatSeq` are in the journal. */
  upTo: number
  /** The place in the journal behind which later events lie, if somebody has written them. */
  place: number
  /** The event `upTo` lies at or behind this place. */
  from: number
}

/** How far entries that were read cover the chain without a gap. */
export function journaledBy(
  own: readonly OwnIndex[],
  told: JournalTold,
  { from, place }: Pick<Journaled, 'from' | 'place'>,
): Journaled {
  const gap = own.find(({ seatSeq }) => !isInJournal(told, seatSeq))
  const last = own.at(-1)?.seatSeq ?? 0
  return { upTo: gap ? gap.seatSeq - 1 : last, place, from }
}

/** What the heads keep of it, for the next start. */
export function journalMark({ upTo, from }: Journaled): Meta['journal'] {
  return upTo > 0 ? { upTo, from } : undefined
}

/** An event for the journal, its text where that is there, and its envelope when it has one. */
export type Fresh = { event: PushedEvent; text?: string; envelope: Bytes | undefined }

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
  fresh?: Fresh,
): Promise<Copied> {
  let journaled = from
  let copied = 0
  const isFresh = ({ seatSeq }: OwnIndex) => seatSeq === fresh?.event.header.seatSeq
  const read = await readOwn(
    deps,
    missing.flatMap((index) => (isFresh(index) ? [] : index.row)),
  )
  if (!read.ok) return { journaled, copied, failed: read.error }
  const sealed = await readEnvelopes(
    deps,
    read.value.map(({ kept }) => kept.envelope),
  )
  if (!sealed.ok) return { journaled, copied, failed: sealed.error }
  const events: Fresh[] = read.value.map(({ kept }, at) => {
    return { event: kept.pushed, envelope: sealed.value[at] }
  })
  for (const { event, envelope, text } of fresh ? [...events, fresh] : events) {
    const bytes = eventBytes(text ?? JSON.stringify(event))
    const appended = await deps.vault.journal.append(bytes, from.place, envelope)
    if (!appended.ok) return { journaled, copied, failed: appended.error }
    copied += 1
    journaled = {
      upTo: Math.max(journaled.upTo, event.header.seatSeq),
      place: appended.value,
      from: from.place,
    }
  }
  return { journaled, copied, failed: null }
}

/** The sealed envelopes of these rows, in their order; undefined where there is none. */
async function readEnvelopes(
  { db }: LogDeps,
  ids: readonly (string | undefined)[],
): Promise<Result<(Bytes | undefined)[], Problem>> {
  if (ids.length === 0) return ok([])
  try {
    const rows = await db.envelopes.bulkGet(ids.map((id) => id ?? ''))
    return ok(rows.map((row) => row?.sealed))
  } catch (thrown) {
    return err(databaseProblem(thrown))
  }
}
