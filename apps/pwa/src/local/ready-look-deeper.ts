import type { tellJournal } from './journal-entry.ts'
import type { Journaled } from './keep-journal.ts'
import type { LogDeps, LogState } from './log-state.ts'
import type { hasMoved, readOwn } from './read-log.ts'

/** Own events, or entries of the journal, that are opened before somebody else has a turn. */
const atOnce = 32

/** Given, not imported: this module comes later than those that the start reads with, and takes none out of theirs. */
type Reading = { readOwn: typeof readOwn; tellJournal: typeof tellJournal }

/** Lets whatever waits go first: a save, the screen. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))

/**
 * Opens what a start took the word of index and mark for (SPEC SV-12): every own event and the whole
 * journal, a few at a time beside whatever is done meanwhile. Whether anything of it is not what it
 * should be: then the log has to be opened by reading all, which mends it and says what it found.
 * What cannot be read now is looked at the next time.
 */
export async function isHarmed(
  deps: LogDeps,
  { own }: LogState,
  { upTo }: Journaled,
  { readOwn, tellJournal }: Reading,
): Promise<boolean> {
  for (let at = 0; at < own.length; at += atOnce) {
    const asked = own.slice(at, at + atOnce)
    const read = await readOwn(
      deps,
      asked.map(({ row }) => row),
    )
    if (!read.ok) return false
    const hashes = new Map(read.value.map(({ row, own: { event } }) => [row, event.hash]))
    if (asked.some(({ row, hash }) => hashes.get(row) !== hash)) return true
    await pause()
  }
  const there = new Set<number>()
  for (let from = 0, more = true; more; ) {
    const read = await deps.vault.journal.read({ from, most: atOnce })
    if (!read.ok) return false
    const { entries, damaged, unreadable } = read.value
    const { events, unread } = tellJournal(entries)
    if (damaged + unreadable + unread > 0) return true
    for (const seatSeq of events.keys()) there.add(seatSeq)
    ;({ more, end: from } = read.value)
    await pause()
  }
  return own.some(({ seatSeq }) => seatSeq <= upTo && !there.has(seatSeq))
}

/**
 * Whether the browser has lost rows of the records: the lists name more, or fewer, than there are. A
 * start does not count them (that reads the whole table).
 */
export async function areRecordsLost(
  deps: LogDeps,
  state: LogState,
  hasMovedSince: typeof hasMoved,
): Promise<boolean> {
  // What cannot be counted now is counted at the next start.
  const there = await deps.db.clusters.count().catch(() => undefined)
  if (there === undefined || there === state.rows.byRecord.size) return false
  // Another tab has written meanwhile: the numbers are not of the same moment.
  return !(await hasMovedSince(deps, state))
}
