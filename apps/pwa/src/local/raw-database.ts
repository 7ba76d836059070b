/**
 * The browser's database without the library that fills it: for what is done on the locked side, where
 * that library would be loaded for a handful of rows.
 */

/** A request's result; throws what the browser refuses. */
export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Resolves when a transaction is on the disk. */
export function written(writing: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    writing.oncomplete = () => resolve()
    writing.onabort = () => reject(writing.error ?? new DOMException('aborted', 'AbortError'))
  })
}

/** A database that is there already, as it is; undefined when it is not, and then it is not made either. */
export function openExisting(factory: IDBFactory, name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name)
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onsuccess = () => resolve(closingWhenAsked(request.result))
    request.onerror = () =>
      request.error?.name === 'AbortError' ? resolve(undefined) : reject(request.error)
  })
}

/** A database of the first version, made when it is not there. */
export function openOrMake(
  factory: IDBFactory,
  name: string,
  make: (db: IDBDatabase) => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1)
    request.onupgradeneeded = () => make(request.result)
    request.onsuccess = () => resolve(closingWhenAsked(request.result))
    request.onerror = () => reject(request.error)
  })
}

/** Who unlocks, upgrades or removes a database never waits for the locked side. */
function closingWhenAsked(db: IDBDatabase): IDBDatabase {
  db.onversionchange = () => db.close()
  return db
}
