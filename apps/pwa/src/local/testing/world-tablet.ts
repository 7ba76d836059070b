import type { LogEvent } from '@tocsin/schema/events/envelope'
import { type Bytes, fromBase64Url, toBase64Url, toHex } from '@tocsin/schema/primitives/bytes'
import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { TrustBundle } from '@tocsin/schema/trust/signed'
import { signRun } from '@tocsin/seal/seat-key'
import { bytesFrom, seededRandom } from '@tocsin/testkit/random'
import type { TabletOptions, WorldTablet } from '@tocsin/testkit/world/world-tablet'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { deliverRound } from '../../sync/deliver-round.ts'
import { oneRound } from '../../sync/one-round.ts'
import { envelopesTable } from '../../vault/database-name.ts'
import type { Journals } from '../../vault/journal-envelopes.ts'
import { openDatabase } from '../database.ts'
import { escrowSources } from '../escrow.ts'
import { tellJournal } from '../journal-entry.ts'
import type { Local } from '../local.ts'
import { openLocal } from '../open-local.ts'
import { ownEventOf } from '../own-row.ts'
import type { LocalVault } from '../vault-for-local.ts'
import { copyDatabases, type IndexedDb } from './copy-databases.ts'
import { appendOnce, destroyIn, readOf } from './journal-list.ts'
import { testVault } from './test-vault.ts'
import { missionTrust } from './trust.ts'

type Disk = {
  indexedDb: IndexedDb
  journal: Bytes[]
  /** Envelope frames of the journal. */
  envelopes: Bytes[]
  behind: Map<number, Bytes>
  journalFails: boolean
}

type Fault = 'wipes_envelopes' | 'says_nothing_again'

/** What a vault's passphrase opens: a copied device has the same. */
type VaultKeys = { vaultId: string; rowKey: CryptoKey; scalar: Bytes }

/** The app's own log and exchange as one tablet of the world: sealed rows, journal, two tabs. */
export async function openWorldTablet(options: TabletOptions, fault?: Fault): Promise<WorldTablet> {
  const random = ownStream(options)
  const disk: Disk = {
    indexedDb: { indexedDB: new IDBFactory(), IDBKeyRange },
    journal: [],
    envelopes: [],
    behind: new Map(),
    journalFails: false,
  }
  const rowKey = await crypto.subtle.importKey('raw', random(32), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
  const keys = { vaultId: toHex(random(16)), rowKey, scalar: random(32) }
  return openOn(options, { disk, keys, random }, fault)
}

/** Nonces and row ids are drawn in an order that promises decide: they get a stream of their own. */
function ownStream(options: TabletOptions): TabletOptions['random'] {
  const [a = 0, b = 0, c = 0] = options.random(3)
  return bytesFrom(seededRandom((a << 16) | (b << 8) | c))
}

async function openOn(
  options: TabletOptions,
  device: { disk: Disk; keys: VaultKeys; random: TabletOptions['random'] },
  fault: Fault | undefined,
): Promise<WorldTablet> {
  const { disk, keys, random } = device
  const vault = await openTestVault(options, disk, { keys, random })
  const { actor, mission, epoch, now } = options
  const trust = await worldTrust(options)
  let isWiped = false
  const profile = {
    mission,
    missionName: 'Mission in Ondara',
    timeZone: 'UTC',
    name: actor.role,
    role: actor.role,
    component: null,
    areas: [...actor.areas],
    areaNames: {},
  }
  const openTab = async (): Promise<Local> => {
    const { indexedDb } = disk
    const opened = await openLocal({ vault, random, now, indexedDb, begin: { profile, epoch } })
    if (!opened.ok) throw new Error(`a tablet does not start: ${opened.error.code}`)
    await opened.value.takeTrust(trust)
    return opened.value
  }
  let tabs: Local[] = [await openTab()]
  /** The tab that wrote last: what the other one shows is older. */
  let newest = 0
  const tab = async (at: number): Promise<Local> => {
    newest = at
    const open = tabs[at] ?? (await openTab())
    tabs[at] = open
    return open
  }
  const restart = async (between: () => void = () => {}): Promise<void> => {
    for (const open of tabs) open?.close()
    between()
    tabs = [await openTab()]
    newest = 0
  }

  return {
    async append(draft, { tab: at, dies = false, people = {} }) {
      const local = await tab(at)
      if (Object.keys(people).length > 0) await local.takeTrust(withOfficers(trust, options))
      disk.journalFails = dies
      const saved = await local.append(draft, { people })
      disk.journalFails = false
      if (dies) await restart()
      if (!saved.ok) return saved
      const own = ownEvents(disk).find(({ id }) => id === saved.value.event)
      return own ? ok(own) : err(problem('vault_missing'))
    },
    async exchange(send, { tab: at }) {
      const local = await tab(at)
      const twice: Local = {
        ...local,
        async applyReply(...told) {
          const applied = await local.applyReply(...told)
          return applied.ok && options.takesTwice() ? await local.applyReply(...told) : applied
        },
        planExchange: () => local.planExchange(options.limit()),
      }
      const deps = { local: twice, seat: vault.seat, exchange: send }
      return await oneRound(deps, new AbortController().signal)
    },
    loseDatabase: () =>
      restart(() => {
        disk.indexedDb = { indexedDB: new IDBFactory(), IDBKeyRange }
      }),
    async deliverLocked(send) {
      for (const open of tabs) open?.close()
      tabs = []
      const factory = disk.indexedDb.indexedDB
      const journals: Journals = {
        ids: async () => [vault.vaultId],
        open: async () => new Set(),
        read: async () => ({
          envelopes: disk.envelopes.map((sealed, at) => ({ end: at + 1, sealed })),
          entries: disk.journal.length,
        }),
      }
      const escrow = { factory, journals }
      const brought = await deliverRound(await escrowSources(escrow), async (envelopes) => {
        const told = await send(envelopes.map(fromBase64Url))
        return told.ok ? ok({ answers: told.value }) : told
      })
      if (!isWiped) tabs = [await openTab()]
      newest = 0
      return brought
    },
    async wipe() {
      for (const open of tabs) open?.close()
      tabs = []
      isWiped = true
      const db = openDatabase(vault.vaultId, disk.indexedDb)
      const isTaken = fault === 'wipes_envelopes'
      const gone = db.tables.filter(({ name }) => name !== envelopesTable || isTaken)
      await Promise.all(gone.map((table) => table.clear()))
      if (isTaken) disk.envelopes = []
      db.close()
    },
    async copy(now) {
      const copied = {
        ...disk,
        indexedDb: await copyDatabases(disk.indexedDb.indexedDB),
        journal: [...disk.journal],
        envelopes: [...disk.envelopes],
        behind: new Map(disk.behind),
      }
      return openOn({ ...options, now }, { disk: copied, keys, random: ownStream(options) }, fault)
    },
    isChainLost: async () => (await tab(newest)).facts.get().chainLost,
    async old() {
      const old = await (await tab(newest)).old()
      if (!old.ok) throw new Error(`an own chain does not open: ${old.error.code}`)
      return old.value
    },
    async readmit(old) {
      return fault === 'says_nothing_again' ? ok(0) : (await tab(newest)).readmit(old)
    },
    async ids() {
      return (await tab(newest)).list.get().map(({ id }) => id)
    },
    async record(id) {
      const view = await (await tab(newest)).record(id)
      if (!view.ok) throw new Error(`a record does not open: ${view.error.code}`)
      return view.value
    },
    async proof() {
      const { log, audited } = (await tab(newest)).facts.get()
      return { pinned: log, audited }
    },
    own: async () => ownEvents(disk),
    async everything() {
      const local = await tab(newest)
      const old = await local.old()
      const views = await Promise.all(local.list.get().map(({ id }) => local.record(id)))
      const entries = views.flatMap((view) => (view.ok && view.value ? view.value.entries : []))
      return [
        ...disk.journal.flatMap((bytes) => ownEvents({ ...disk, journal: [bytes] })),
        ...(old.ok ? old.value : []).map(({ event }) => event),
        ...entries.map(({ event }) => event),
      ]
    },
  }
}

/** The mission's keys as a keeper has proven them, with transport and log key of this world's server. */
async function worldTrust({ transport, certified }: TabletOptions): Promise<TrustBundle> {
  const { bundle } = await missionTrust()
  const { log } = bundle
  const sealing = { ...bundle.transport.statement, key: toBase64Url(transport) }
  return {
    ...bundle,
    transport: { ...bundle.transport, statement: sealing },
    log: { ...log, statement: { ...log.statement, key: certified ?? log.statement.key } },
  }
}

/** With the roster that this tablet has proven last. */
function withOfficers(trust: TrustBundle, { officers }: TabletOptions): TrustBundle {
  if (!trust.officers) throw new Error('a mission has identity officers')
  const { officers: signed } = trust
  const statement = { ...signed.statement, officers: [...officers()] }
  return { ...trust, officers: { ...signed, statement } }
}

/** The own chain as the journal tells it: every save has to be there too. */
function ownEvents({ journal }: Disk): LogEvent[] {
  const { events } = tellJournal(journal.map((bytes) => ({ bytes })))
  const own = [...events.values()].sort((a, b) => a.header.seatSeq - b.header.seatSeq)
  return own.map((pushed) => {
    const read = ownEventOf(pushed)
    if (!read.ok) throw new Error('the journal holds an event that is not what was sealed')
    return read.value.event
  })
}

async function openTestVault(
  { actor, key, publicKey }: TabletOptions,
  disk: Disk,
  {
    keys: { vaultId, rowKey, scalar },
    random,
  }: { keys: VaultKeys; random: TabletOptions['random'] },
): Promise<LocalVault> {
  return testVault({
    vaultId,
    rowKey,
    scalar,
    random,
    seat: {
      id: actor.seat,
      publicKey,
      sign: async (bytes) => ok(await signRun(key, bytes)),
    },
    journal: {
      found: () => ({ dropped: 0, damaged: 0, size: 0 }),
      async append(bytes, since, envelope) {
        if (disk.journalFails) return err(problem('storage_full'))
        const end = appendOnce(disk.journal, bytes, since)
        if (envelope) {
          disk.envelopes.push(envelope)
          disk.behind.set(end - 1, envelope)
        }
        return ok(end)
      },
      read: async (part) => ok(readOf(disk.journal, part)),
      async destroy(places) {
        if (disk.journalFails) return err(problem('storage_full'))
        destroyIn({ ...disk, entries: disk.journal }, places)
        return ok(undefined)
      },
    },
  })
}
