import { clustersOf } from './fold-record.ts'
import { JournalEntry, journalBytes } from './journal-entry.ts'
import { ownIndexOf, putEntry } from './log-state.ts'
import { ownEventOf, pushedForm } from './own-row.ts'
import { readClusters, readOwn } from './read-log.ts'
import { parseJson } from './seal-json.ts'

/** What `ready-erase-here.ts` is given of the log. */
export const eraseTools = {
  clustersOf,
  JournalEntry,
  journalBytes,
  ownIndexOf,
  putEntry,
  ownEventOf,
  pushedForm,
  readClusters,
  readOwn,
  parseJson,
}
export type EraseTools = typeof eraseTools
