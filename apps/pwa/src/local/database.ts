import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { Dexie, type EntityTable } from 'dexie'
import { databaseName } from '../vault/database-name.ts'

/**
 * All that lies in plain beside a sealed row: a random id, the version of its form and the key it is
 * under (security.md §1). Whatever a list is sorted or searched by is inside.
 */
export type SealedRow = { id: string; schema: 1; key: 'rec' | 'idx'; sealed: Bytes }

/** An own event; 0 = only on this tablet, 1 = received, 2 = held by the server and not in its log. */
export type ChainRow = SealedRow & { state: 0 | 1 | 2 }

/**
 * A sealed envelope (SPEC EN-1): 0 = nobody has it yet, 1 = the server has it, as it said while this
 * vault was locked. It opens with no key of this tablet, and outlives those that do.
 */
export type EnvelopeRow = { id: string; state: 0 | 1; sealed: Bytes }

export type Database = Dexie & {
  /** One row a record: every entry of it. */
  clusters: EntityTable<SealedRow, 'id'>
  /** Packed pages of list rows. */
  pages: EntityTable<SealedRow, 'id'>
  chain: EntityTable<ChainRow, 'id'>
  /** Ids of drafts that have ended and whose keys are still to be overwritten (`drafts.ts`). */
  drafts: EntityTable<SealedRow, 'id'>
  /**
   * The row `state`: heads and cursors. Every writing changes it, which makes it the guard of them all.
   * Beside it the proofs of seats, and the pages of the index of the own chain.
   */
  meta: EntityTable<SealedRow, 'id'>
  envelopes: EntityTable<EnvelopeRow, 'id'>
}

/** The browser's database, or a stand-in for it. */
export type IndexedDb = { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }

/** The database of one vault. Without `strict` an acknowledged save can be lost (security.md §3 fact 2). */
export function openDatabase(vaultId: string, indexedDb?: IndexedDb): Database {
  const db = new Dexie(databaseName(vaultId), {
    ...indexedDb,
    chromeTransactionDurability: 'strict',
  })
  db.version(1).stores({ clusters: 'id', pages: 'id', chain: 'id', drafts: 'id', meta: 'id' })
  db.version(2).stores({ envelopes: 'id' })
  // Another tab with a newer version must not find this one still writing (security.md §3 fact 9).
  db.on('versionchange', () => db.close())
  // Dexie adds the tables by name when it is given the version.
  return db as Database
}
