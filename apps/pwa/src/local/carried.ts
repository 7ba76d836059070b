import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { toHex } from '@tocsin/schema/primitives/bytes'
import { envelopesTable } from '../vault/database-name.ts'
import type { EnvelopeRow } from './database.ts'
import { done, openExisting, openOrMake, written } from './raw-database.ts'

/** Of the device and of no vault: envelopes from other tablets, and how far journals were delivered. */
export const carriedDatabase = 'tocsin-carried'

const marks = 'journals'
const retired = 'retired'

function openCarried(factory: IDBFactory): Promise<IDBDatabase> {
  return openOrMake(factory, carriedDatabase, (db) => {
    db.createObjectStore(envelopesTable, { keyPath: 'id' })
    db.createObjectStore(marks, { keyPath: 'vault' })
    db.createObjectStore(retired, { keyPath: 'vault' })
  })
}

/** The place in a vault's journal up to which the server has every envelope. */
export async function journalMark(factory: IDBFactory, vault: string): Promise<number> {
  const rows = await readAll<{ vault: string; upTo: number }>(factory, marks)
  return rows.find((row) => row.vault === vault)?.upTo ?? 0
}

export async function markJournal(factory: IDBFactory, vault: string, upTo: number): Promise<void> {
  await write(factory, [marks], (writing) => writing.objectStore(marks).put({ vault, upTo }))
}

/** Vaults that a new enrolment has replaced. */
export async function retiredVaults(factory: IDBFactory): Promise<string[]> {
  return (await readAll<{ vault: string }>(factory, retired)).map(({ vault }) => vault)
}

/** This vault is replaced by a new enrolment: it goes once everything in it is delivered. */
export async function retireVault(factory: IDBFactory, vault: string): Promise<void> {
  await write(factory, [retired], (writing) => writing.objectStore(retired).put({ vault }))
}

/** Forgets all that is known here of a vault that has gone. */
export async function unmarkVault(factory: IDBFactory, vault: string): Promise<void> {
  await write(factory, [retired, marks], (writing) => {
    for (const name of [retired, marks]) writing.objectStore(name).delete(vault)
  })
}

async function readAll<T>(factory: IDBFactory, name: string): Promise<T[]> {
  const db = await openExisting(factory, carriedDatabase)
  if (!db) return []
  try {
    return await done<T[]>(db.transaction(name).objectStore(name).getAll())
  } finally {
    db.close()
  }
}

async function write(
  factory: IDBFactory,
  names: string[],
  work: (writing: IDBTransaction) => void,
): Promise<void> {
  const db = await openCarried(factory)
  try {
    const writing = db.transaction(names, 'readwrite', { durability: 'strict' })
    work(writing)
    await written(writing)
  } finally {
    db.close()
  }
}

/**
 * Takes envelopes of another tablet on, to be delivered by this one. They are named by their bytes, so
 * that the same file twice is once. Gives how many are new.
 */
export async function carry(factory: IDBFactory, envelopes: readonly Bytes[]): Promise<number> {
  const ids = await Promise.all(envelopes.map(nameOf))
  const db = await openCarried(factory)
  let added = 0
  try {
    const writing = db.transaction(envelopesTable, 'readwrite', { durability: 'strict' })
    const store = writing.objectStore(envelopesTable)
    for (const [at, sealed] of envelopes.entries()) {
      const id = ids[at] ?? ''
      if ((await done(store.getKey(id))) !== undefined) continue
      store.put({ id, state: 0, sealed } satisfies EnvelopeRow)
      added += 1
    }
    await written(writing)
  } finally {
    db.close()
  }
  return added
}

async function nameOf(sealed: Bytes): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', sealed)
  return toHex(new Uint8Array(hash).subarray(0, 16))
}
