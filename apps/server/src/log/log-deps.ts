import type { WrittenPart } from '@tocsin/schema/chain/parts'
import type { RecordRef } from '@tocsin/schema/events/define'
import type { Entry, Header, LogEvent, Numbered } from '@tocsin/schema/events/envelope'
import type { Released, WrapSets, Wraps } from '@tocsin/schema/events/sealed'
import type { Told } from '@tocsin/schema/events/tell'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import type { SealingKey } from '@tocsin/seal/sealing-key'
import type { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Tables } from '../db/tables.ts'
import type { RecordKeys } from '../words/record-keys.ts'
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
export type LogEntry = Entry & {
  event: LogEvent
  numbered: Numbered
  knownAt: number
  /** What it tells, where it has been read before; `null` for nothing. Left out, it is read when it is asked for. */
  told?: Told | null
}

/** An event that is about to be written, with what lies beside it. */
export type NewEntry = LogEntry & {
  headerBytes: Bytes
  /** Of the clear parts, as they were hashed. */
  written: ReadonlyMap<string, WrittenPart>
  wraps: Wraps
  sets: WrapSets
  released: readonly Released[]
}

/** A record as far as the log needs it to decide who may write to it. */
export type StoredRecord = RecordRef & { scope: Header['scope']; state: unknown }

/** A fold that waits for the keys of its words. */
export type Prepared = {
  /** Whose words it holds. */
  owners: readonly string[]
  /** Seals them; the few statements that it returns then go into the transaction of the append. */
  seal(keys: RecordKeys): (tx: Handle) => Promise<void>
}

/** The read models, as the log sees them. `prepare` reads and folds before the counter is held. */
export type Projections = {
  read(handle: Handle, at: ReadModels, refs: readonly RecordRef[]): Promise<StoredRecord[]>
  prepare(handle: Handle, at: ReadModels, entries: readonly LogEntry[]): Promise<Prepared>
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
