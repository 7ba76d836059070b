import type { Bytes } from '@tocsin/schema/primitives/bytes'
import { databaseName, envelopesTable } from '../vault/database-name.ts'
import type { Journals } from '../vault/journal-envelopes.ts'
import { carriedDatabase, journalMark, markJournal } from './carried.ts'
import type { EnvelopeRow } from './database.ts'
import { done, openExisting, written } from './raw-database.ts'

/** What every part of the locked side's delivery works with. */
export type EscrowDeps = { factory: IDBFactory; journals: Journals }

/** One place on this device where sealed envelopes lie that the server may not have. */
export type EscrowSource = {
  /** Whose they are; null for those that were brought here from other tablets. */
  vault: string | null
  /** Envelopes that nobody has acknowledged, without those in `tried`: at least one, at most that many bytes. */
  next(tried: ReadonlySet<string>, mostBytes: number): Promise<{ key: string; sealed: Bytes }[]>
  /** The server has these: they need not be brought again. */
  acknowledge(keys: readonly string[]): Promise<void>
}

/**
 * Everything on this device that can be delivered without a key: the envelopes in the database of each
 * vault that no tab has open, those in the journals of vaults whose database is gone, and those of
 * other tablets (SPEC EN-9).
 */
export async function escrowSources(deps: EscrowDeps): Promise<EscrowSource[]> {
  const [ids, open] = await Promise.all([vaultIdsIn(deps), deps.journals.open()])
  const sources: EscrowSource[] = []
  for (const vault of ids) {
    if (open.has(vault)) continue
    const rows = await withEnvelopes(deps.factory, databaseName(vault), async () => true)
    if (rows) sources.push(databaseSource(deps.factory, databaseName(vault), vault))
    else sources.push(journalSource(deps, vault))
  }
  const hasCarried = await withEnvelopes(deps.factory, carriedDatabase, async () => true)
  if (hasCarried) sources.push(databaseSource(deps.factory, carriedDatabase, null))
  return sources
}

/**
 * Every envelope that waits here, to be taken out by other hands: of every vault that no tab has open, of
 * other tablets, and of `open`, the vault of who asks, which has its own sent by the exchange meanwhile.
 */
export async function envelopesToTakeOut(deps: EscrowDeps, open?: string): Promise<Bytes[]> {
  const envelopes: Bytes[] = []
  const own = open === undefined ? [] : [databaseSource(deps.factory, databaseName(open), open)]
  for (const source of [...own, ...(await escrowSources(deps))]) {
    for (const { sealed } of await source.next(new Set(), Number.POSITIVE_INFINITY)) {
      envelopes.push(sealed)
    }
  }
  return envelopes
}

/** Those of other tablets that wait here. */
export async function carriedEnvelopes({ factory }: EscrowDeps): Promise<Bytes[]> {
  const rows = await databaseSource(factory, carriedDatabase, null).next(
    new Set(),
    Number.POSITIVE_INFINITY,
  )
  return rows.map(({ sealed }) => sealed)
}

/** What a vault has that the server may not: envelopes, and events without one, which only its passphrase can send. */
export async function outstandingOf(
  deps: EscrowDeps,
  vault: string,
): Promise<{ envelopes: number; unsealed: number }> {
  const counted = await withEnvelopes(deps.factory, databaseName(vault), async (db) => {
    const stores = ['chain', envelopesTable].filter((name) => db.objectStoreNames.contains(name))
    const reading = db.transaction(stores)
    const rows = await done<EnvelopeRow[]>(reading.objectStore(envelopesTable).getAll())
    const chain = stores.includes('chain')
      ? await done<{ state: number }[]>(reading.objectStore('chain').getAll())
      : []
    const unsent = chain.filter(({ state }) => state === 0).length
    const envelopes = rows.filter(({ state }) => state === 0).length
    return { envelopes, unsealed: Math.max(0, unsent - rows.length) }
  })
  if (counted) return counted
  const { envelopes, entries } = await deps.journals.read(vault)
  const mark = await journalMark(deps.factory, vault)
  // One entry says whose vault it is. What was saved before there was a key to seal to has no envelope.
  const unsealed = Math.max(0, entries - 1 - envelopes.length)
  return { envelopes: envelopes.filter(({ end }) => end > mark).length, unsealed }
}

/** Every vault of this device, by its files or its database: either may be gone. */
export async function vaultIdsIn({ factory, journals }: EscrowDeps): Promise<string[]> {
  const found = (await factory.databases?.()) ?? []
  const byName = found.flatMap(({ name }) => /^tocsin-([0-9a-f]{32})$/.exec(name ?? '')?.[1] ?? [])
  return [...new Set([...byName, ...(await journals.ids())])].sort()
}

/** Runs the work on a database that has envelopes; undefined when there is none. */
async function withEnvelopes<T>(
  factory: IDBFactory,
  name: string,
  work: (db: IDBDatabase) => Promise<T>,
): Promise<T | undefined> {
  const db = await openExisting(factory, name)
  if (!db) return undefined
  try {
    return db.objectStoreNames.contains(envelopesTable) ? await work(db) : undefined
  } finally {
    db.close()
  }
}

function databaseSource(factory: IDBFactory, name: string, vault: string | null): EscrowSource {
  return {
    vault,
    next: async (tried, mostBytes) => {
      const rows = await withEnvelopes(factory, name, (db) => {
        const store = db.transaction(envelopesTable).objectStore(envelopesTable)
        return takeRows(store, tried, mostBytes)
      })
      return (rows ?? []).map(({ id, sealed }) => ({ key: id, sealed }))
    },
    acknowledge: async (keys) => {
      await withEnvelopes(factory, name, async (db) => {
        const writing = db.transaction(envelopesTable, 'readwrite', { durability: 'strict' })
        const store = writing.objectStore(envelopesTable)
        for (const key of keys) {
          const row = await done<EnvelopeRow | undefined>(store.get(key))
          // One that has gone with its receipt meanwhile stays gone.
          if (row) store.put({ ...row, state: 1 } satisfies EnvelopeRow)
        }
        await written(writing)
      })
    },
  }
}

function takeRows(
  store: IDBObjectStore,
  tried: ReadonlySet<string>,
  mostBytes: number,
): Promise<EnvelopeRow[]> {
  return new Promise((resolve, reject) => {
    const rows: EnvelopeRow[] = []
    let bytes = 0
    const request = store.openCursor()
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      const cursor = request.result
      if (!cursor) return resolve(rows)
      // as: only the app writes this table.
      const row = cursor.value as EnvelopeRow
      if (row.state === 0 && !tried.has(row.id)) {
        bytes += row.sealed.length
        if (rows.length > 0 && bytes > mostBytes) return resolve(rows)
        rows.push(row)
      }
      cursor.continue()
    }
  })
}

/** A journal cannot be written without its key: how far it was delivered is kept beside it. */
function journalSource({ factory, journals }: EscrowDeps, vault: string): EscrowSource {
  return {
    vault,
    next: async (tried, mostBytes) => {
      const mark = await journalMark(factory, vault)
      const { envelopes } = await journals.read(vault)
      const left = envelopes.filter(({ end }) => end > mark && !tried.has(String(end)))
      const page: { key: string; sealed: Bytes }[] = []
      let bytes = 0
      for (const { end, sealed } of left) {
        bytes += sealed.length
        if (page.length > 0 && bytes > mostBytes) break
        page.push({ key: String(end), sealed })
      }
      return page
    },
    acknowledge: async (keys) => {
      const has = new Set(keys)
      const mark = await journalMark(factory, vault)
      const { envelopes } = await journals.read(vault)
      // Only up to the first that the server has not: nothing before the mark is looked at again.
      let upTo = mark
      for (const { end } of envelopes.filter((one) => one.end > mark)) {
        if (!has.has(String(end))) break
        upTo = end
      }
      if (upTo > mark) await markJournal(factory, vault, upTo)
    },
  }
}
