import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { done, written } from '../raw-database.ts'

export type IndexedDb = { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange }

/** Every database with every row, as a copied browser profile has them. */
export async function copyDatabases(from: IDBFactory): Promise<IndexedDb> {
  const into = new IDBFactory()
  for (const { name = '', version } of await from.databases()) {
    const old = await done(from.open(name))
    const names = [...old.objectStoreNames]
    const opening = into.open(name, version)
    opening.onupgradeneeded = () => {
      const stores = old.transaction(names)
      for (const each of names) {
        const { keyPath, autoIncrement, indexNames } = stores.objectStore(each)
        const made = opening.result.createObjectStore(each, { keyPath, autoIncrement })
        for (const index of indexNames) {
          const { keyPath: by, unique, multiEntry } = stores.objectStore(each).index(index)
          made.createIndex(index, by, { unique, multiEntry })
        }
      }
    }
    const copy = await done(opening)
    for (const each of names) {
      const store = old.transaction(each).objectStore(each)
      const [keys, values] = [await done(store.getAllKeys()), await done(store.getAll())]
      const writing = copy.transaction(each, 'readwrite')
      const target = writing.objectStore(each)
      for (const [at, value] of values.entries()) {
        target.put(value, target.keyPath === null ? keys[at] : undefined)
      }
      await written(writing)
    }
    old.close()
    copy.close()
  }
  return { indexedDB: into, IDBKeyRange }
}
