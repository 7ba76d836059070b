import { done, openExisting, openOrMake, written } from './raw-database.ts'

/** Of the device and of no vault: lines that were typed and are right, until their whole is complete. */
const typedDatabase = 'tocsin-typed'

const wholes = 'wholes'

/** Lines of one whole as they were typed, by number. They are pieces of sealed envelopes, and nothing else. */
export type KeptLines = { id: string; lines: readonly (readonly [number, string])[] }

export async function keptLines(factory: IDBFactory): Promise<KeptLines[]> {
  const db = await openExisting(factory, typedDatabase)
  if (!db) return []
  try {
    return await done<KeptLines[]>(db.transaction(wholes).objectStore(wholes).getAll())
  } finally {
    db.close()
  }
}

export async function keepLines(factory: IDBFactory, kept: KeptLines): Promise<void> {
  await change(factory, (store) => store.put(kept))
}

/** They have become envelopes. */
export async function dropLines(factory: IDBFactory, id: string): Promise<void> {
  await change(factory, (store) => store.delete(id))
}

async function change(factory: IDBFactory, work: (store: IDBObjectStore) => void): Promise<void> {
  const db = await openOrMake(factory, typedDatabase, (made) => {
    made.createObjectStore(wholes, { keyPath: 'id' })
  })
  try {
    const writing = db.transaction(wholes, 'readwrite')
    work(writing.objectStore(wholes))
    await written(writing)
  } finally {
    db.close()
  }
}
