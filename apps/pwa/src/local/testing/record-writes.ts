import { IDBObjectStore } from 'fake-indexeddb'
import { openDatabase } from '../database.ts'
import { type Dump, restoreDump, type tablet } from './tablet.ts'

const acts = ['add', 'put', 'delete', 'clear'] as const

type Write = { store: string; act: (typeof acts)[number]; given: unknown[] }

/** What a piece of work asks of the database, in the order of asking. */
export async function recordWrites(work: () => Promise<unknown>): Promise<Write[]> {
  const writes: Write[] = []
  const made = acts.map((act) => [act, IDBObjectStore.prototype[act]] as const)
  for (const [act, make] of made) {
    IDBObjectStore.prototype[act] = function (this: IDBObjectStore, ...given: unknown[]) {
      writes.push({ store: this.name, act, given: structuredClone(given) })
      return Reflect.apply(make, this, given)
    }
  }
  try {
    await work()
  } finally {
    for (const [act, make] of made) Reflect.set(IDBObjectStore.prototype, act, make)
  }
  return writes
}

/** The database as it was before, and of the writes since only those that a power cut has left. */
export async function leave(
  { indexedDb }: ReturnType<typeof tablet>['disk'],
  before: Dump,
  left: readonly Write[],
): Promise<void> {
  await restoreDump(indexedDb, before)
  const db = openDatabase('f'.repeat(32), indexedDb)
  await db.open()
  const names = db.tables.map(({ name }) => name)
  const writing = db.backendDB().transaction(names, 'readwrite')
  for (const { store, act, given } of left) {
    Reflect.apply(writing.objectStore(store)[act], writing.objectStore(store), given)
  }
  await new Promise((resolve) => {
    writing.oncomplete = resolve
  })
  db.close()
}
