import {
  type ChainRow,
  type Database,
  type IndexedDb,
  openDatabase,
  type SealedRow,
} from './database.ts'

/** What a start reads of the database, sealed as it lies there. */
export type Tables = {
  meta: SealedRow | undefined
  pages: SealedRow[]
  /** Undefined where it is enough how many there are. */
  chain: ChainRow[] | undefined
  chainLength: number
}

/** What of the own chain is opened: what its index does not tell, or every row. */
export type Depth = 'index' | 'all'

export function readTables(db: Database, depth: Depth): Promise<Tables> {
  return db.transaction('r', [db.meta, db.pages, db.chain], async () => {
    const [meta, pages, chain, chainLength] = await Promise.all([
      db.meta.get('state'),
      db.pages.toArray(),
      depth === 'all' ? db.chain.toArray() : undefined,
      db.chain.count(),
    ])
    return { meta, pages, chain, chainLength }
  })
}

/** A database that was opened before its keys were there, and what was read of it. */
export type Ahead = { db: Database; tables: Tables | undefined }

let reading: { vaultId: string; db: Database; tables: Promise<Tables | undefined> } | undefined

/**
 * Reads the rows of a vault while its passphrase is typed: the browser takes as long to open and read
 * its database as it takes to open the seals. In memory they are sealed as they are on the disk. One
 * vault at a time, kept until somebody takes it.
 */
export function readAhead(vaultId: string, indexedDb?: IndexedDb): void {
  if (reading?.vaultId === vaultId && !reading.db.hasFailed()) return
  reading?.db.close()
  const db = openDatabase(vaultId, indexedDb)
  // What cannot be read now is read, and said, when it is asked for.
  reading = { vaultId, db, tables: readTables(db, 'index').catch(() => undefined) }
}

/** What was read ahead of this vault, for the one who takes it over; undefined when it was closed meanwhile. */
export async function takeAhead(vaultId: string): Promise<Ahead | undefined> {
  if (reading?.vaultId !== vaultId) return undefined
  const { db, tables } = reading
  reading = undefined
  const ahead = { db, tables: await tables }
  if (db.isOpen()) return ahead
  db.close()
  return undefined
}
