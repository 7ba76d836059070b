import type { RecordRef } from '@tocsin/schema/events/define'
import type { Entry, Header, LogEvent, Numbered } from '@tocsin/schema/events/envelope'
import type { Released, WrapSets, Wraps } from '@tocsin/schema/events/sealed'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { SealingKey } from '@tocsin/seal/sealing-key'
import type { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { Words } from '../words/words.ts'
import type { LogKey } from './log-key.ts'

/** The database itself or a transaction on it. */
export type Handle = Kysely<Tables>

export type Clock = { now(): number }

/** That many bytes from a cryptographic source. */
export type Random = (length: number) => Uint8Array<ArrayBuffer>

/** A mission's read models at one generation. */
export type Generation = { mission: MissionId; generation: number }

/** Likewise, with what opens the words in them. */
export type ReadModels = Generation & { words: Words }

/** An event with its number and the moment from which it counts as known. */
export type LogEntry = Entry & { event: LogEvent; numbered: Numbered; knownAt: number }

/** An event that is about to be written, with what lies beside it. */
export type NewEntry = LogEntry & {
  wraps: Wraps
  sets: WrapSets
  released: readonly Released[]
}

/** A record as far as the log needs it to decide who may write to it. */
export type StoredRecord = RecordRef & { scope: Header['scope']; state: unknown }

/**
 * The read models, as the log sees them. `prepare` reads and folds before the counter is held and
 * returns the few statements that then go into the transaction of the append.
 */
export type Projections = {
  read(handle: Handle, at: ReadModels, refs: readonly RecordRef[]): Promise<StoredRecord[]>
  prepare(
    handle: Handle,
    at: ReadModels,
    entries: readonly LogEntry[],
  ): Promise<(tx: Handle) => Promise<void>>
}

export type LogDeps = {
  database: Database
  mission: MissionId
  clock: Clock
  projections: Projections
  words: Words
  logKey: LogKey
  /** The mission's transport key: short messages of its seats open with it. */
  transport: SealingKey
}
