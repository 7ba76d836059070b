import { databaseName, envelopesTable } from './database-name.ts'

function opened(name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    // One that is not there must not come into being by being looked for.
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onsuccess = () => resolve(request.result)
    request.onerror = () =>
      request.error?.name === 'AbortError' ? resolve(undefined) : reject(request.error)
  })
}

/**
 * Empties every table of a vault's database but its envelopes, on the disk when it resolves. Its rows
 * are unreadable already when their key is gone: this gives back the space and the look of a new one.
 */
export async function clearDatabase(vaultId: string): Promise<void> {
  const db = await opened(databaseName(vaultId))
  if (!db) return
  try {
    const tables = [...db.objectStoreNames].filter((name) => name !== envelopesTable)
    if (tables.length === 0) return
    const writing = db.transaction(tables, 'readwrite', { durability: 'strict' })
    for (const table of tables) writing.objectStore(table).clear()
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => resolve()
      writing.onabort = () => reject(writing.error ?? new DOMException('aborted', 'AbortError'))
    })
  } finally {
    db.close()
  }
}
