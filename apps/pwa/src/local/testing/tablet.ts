import { GENESIS } from '@tocsin/schema/chain/chain'
import { draftToEvent } from '@tocsin/schema/events/draft'
import type { Bytes } from '@tocsin/schema/primitives/bytes'
import {
  type AreaId,
  type MissionId,
  type RecordId,
  type ScopeId,
  SeatId,
} from '@tocsin/schema/primitives/ids'
import { ok } from '@tocsin/schema/primitives/result'
import { fileReport } from '@tocsin/schema/report/decide'
import type { ExchangeReply, PulledEvent } from '@tocsin/schema/sync/wire'
import { openRow, rowAad, sealRow } from '@tocsin/seal/row'
import { importSealingKey, type SealingKey } from '@tocsin/seal/sealing-key'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect } from 'vitest'
import { openDatabase } from '../database.ts'
import type { Local } from '../local.ts'
import type { OpenLocal } from '../local-options.ts'
import type { LogDeps } from '../log-state.ts'
import { openLocal } from '../open-local.ts'
import type { Profile } from '../profile.ts'
import { createStore, type WritableStore } from '../store.ts'
import type { LocalVault } from '../vault-for-local.ts'
import { draftFiles, draftsKey, draftsOn } from './draft-files.ts'
import { appendOnce, destroyIn, readOf } from './journal-list.ts'

export const area = 'OD03' as AreaId
export const standard = 'OD03.standard' as ScopeId
const mission = 'ondara' as MissionId
const profile: Profile = {
  mission,
  missionName: 'Mission in Ondara',
  timeZone: 'UTC',
  name: 'Tester, civil affairs',
  role: 'jpt_member',
  component: null,
  areas: [area],
  areaNames: { OD03: 'Tavuri' },
}

let drawn = 0
function random(length: number): Bytes {
  drawn += 1
  const bytes = new Uint8Array(length)
  new DataView(bytes.buffer).setUint32(length - 4, drawn)
  return bytes
}

type StartTab = Pick<OpenLocal, 'tabs' | 'whenIdle' | 'ahead'> & { leads?: boolean }

/** One tab; `lead` = the one that led has gone. */
export type Tab = Local & { lead(): void }

/** A tablet whose disk outlives its tabs: the journal and the database can be looked at and harmed. */
export function tablet(
  seatName = 'a',
  more: Partial<Profile> = {},
  sealing: Promise<SealingKey> = importSealingKey(new Uint8Array(32).fill(77)),
) {
  const entries: Bytes[] = []
  const indexedDb = { indexedDB: new IDBFactory(), IDBKeyRange }
  const seat = SeatId.parse(seatName.repeat(32))
  const keys = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const drafts = draftFiles()
  const disk = {
    entries,
    /** Envelope frames of the journal. */
    envelopes: [] as Bytes[],
    /** Which of them lies behind which entry. */
    behind: new Map<number, Bytes>(),
    indexedDb,
    seat,
    drafts,
    journalFails: false,
    now: 1_795_000_000_000,
  }
  const wrapping = draftsKey()
  const vault = (leads: WritableStore<boolean>): LocalVault => {
    const seal =
      (keyId: string): LocalVault['sealRow'] =>
      async (store, id, plain) => {
        const aad = rowAad({ store, id, rev: 1, schema: 1, keyId })
        return ok(await sealRow({ key: await keys, nonce: random(12), aad, plain }))
      }
    const open =
      (keyId: string): LocalVault['openRow'] =>
      async (store, id, sealed) => {
        const aad = rowAad({ store, id, rev: 1, schema: 1, keyId })
        return openRow({ key: await keys, aad, sealed })
      }
    return {
      vaultId: 'f'.repeat(32),
      drafts: draftsOn(drafts, wrapping, 'f'.repeat(32), random),
      seat: { id: seat, publicKey: new Uint8Array(32), sign: async () => ok(new Uint8Array(64)) },
      sealing: {
        publicKey: new Uint8Array(32),
        use: async (open) => ok(await open(await sealing)),
      },
      sealRow: seal('rec'),
      openRow: open('rec'),
      sealIndex: seal('idx'),
      openIndex: open('idx'),
      leads,
      locked: new Promise(() => {}),
      beforeLock: () => () => {},
      journal: {
        found: () => ({ dropped: 0, damaged: 0, size: 0 }),
        append: async (bytes, since, envelope) => {
          if (disk.journalFails) return { ok: false, error: { code: 'storage_full' } }
          const end = appendOnce(entries, bytes, since)
          if (envelope) {
            disk.envelopes.push(envelope)
            disk.behind.set(end - 1, envelope)
          }
          return ok(end)
        },
        read: async (part) => ok(readOf(entries, part)),
        destroy: async (places) => {
          if (disk.journalFails) return { ok: false, error: { code: 'storage_full' } }
          destroyIn(disk, places)
          return ok(undefined)
        },
      },
    }
  }
  const start = async (tab: StartTab = {}): Promise<Tab> => {
    const leads = createStore(tab.leads ?? true)
    const opened = await openLocal({
      vault: vault(leads),
      ...(tab.tabs && { tabs: tab.tabs }),
      ahead: tab.ahead,
      // What is looked at later would otherwise fall into whatever test comes then.
      whenIdle: tab.whenIdle ?? (() => () => {}),
      random,
      now: () => disk.now,
      indexedDb,
      begin: { profile: { ...profile, ...more }, epoch: 'e1' },
    })
    if (!opened.ok) throw new Error(opened.error.code)
    return { ...opened.value, lead: () => leads.set(true) }
  }
  const loseDatabase = () => {
    disk.indexedDb.indexedDB.deleteDatabase(`tocsin-${'f'.repeat(32)}`)
  }
  /** What an open vault opens. */
  const { openRow: openRec, openIndex } = vault(createStore(true))
  /** What reads the log beside the app. */
  const deps = (): LogDeps => ({
    vault: vault(createStore(true)),
    db: openDatabase('f'.repeat(32), indexedDb),
    random,
    now: () => disk.now,
  })
  return { disk, start, loseDatabase, keys: { openRow: openRec, openIndex }, wrapping, deps }
}

export function flash(title: string, what = 'armed_men_moving') {
  return fileReport(area, {
    facts: {
      form: 'flash',
      what,
      place: { kind: 'point', lat: 1, lon: 2, radiusM: 100, source: 'gps' },
      occurredAt: { precision: 'unknown' },
      imminence: 'happening_now',
      alert: 'flash',
    },
    narrative: { title },
  })
}

/** That the own chain has so many events, each on the one before and no number twice. */
export async function expectChain(local: Local, length: number): Promise<void> {
  const planned = await local.planExchange(100)
  const run = planned.ok ? planned.value.run : []
  expect(run.map(({ event }) => event.header.seatSeq)).toEqual(
    Array.from({ length }, (_, i) => i + 1),
  )
  for (const [i, { event }] of run.entries()) {
    expect(event.header.prevHash).toBe(run[i - 1]?.event.hash ?? GENESIS)
  }
}

/** Until what a save writes once it is called saved is written too. */
export async function rested(local: Local): Promise<void> {
  await local.record(`${'0'.repeat(32)}-1` as RecordId)
}

export async function save(
  local: Local,
  title: string,
  options?: { draft: string },
): Promise<RecordId> {
  const saved = await local.append(flash(title), options)
  if (!saved.ok) throw new Error(saved.error.code)
  await rested(local)
  return saved.value.record
}

export function reply(given: Partial<ExchangeReply> = {}): ExchangeReply {
  return {
    receipts: [],
    held: [],
    head: { seatSeq: 0, hash: GENESIS },
    events: [],
    cursors: { [standard]: 0 },
    upToSeq: 0,
    more: false,
    serverNow: 1_795_000_000_500,
    ...given,
  }
}

export const hq = {
  mission,
  seat: SeatId.parse('b'.repeat(32)),
  head: { seatSeq: 0, hash: GENESIS },
}

export function pulled(
  draft: Parameters<typeof draftToEvent>[0],
  seq: number,
  head = hq.head,
): PulledEvent {
  const { event } = draftToEvent(draft, { ...hq, head }, { at: 5, offset: null, salt: random(12) })
  return { ...event, numbered: { seq, scopeSeq: seq, receivedAt: 1_795_000_000_000 + seq } }
}

export async function received(local: Local, seatSeq: number, seq: number): Promise<ExchangeReply> {
  const planned = await local.planExchange(100)
  if (!planned.ok) throw new Error(planned.error.code)
  const own = planned.value.run.find(({ event }) => event.header.seatSeq === seatSeq)
  const hash = own?.event.hash ?? planned.value.runHead
  const numbered = { seq, scopeSeq: seq, receivedAt: 1_795_000_100_000 }
  return reply({
    receipts: [{ seatSeq, numbered }],
    head: { seatSeq, hash },
    upToSeq: seq,
    cursors: { [standard]: seq },
  })
}

export async function openRecord(local: Local, id: RecordId) {
  const view = await local.record(id)
  if (!view.ok || !view.value) throw new Error('no such record')
  return view.value
}

export type Dump = Record<string, unknown[]>

export async function dump(indexedDb: {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
}): Promise<Dump> {
  const db = openDatabase('f'.repeat(32), indexedDb)
  const rows = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()]),
  )
  return Object.fromEntries(rows)
}

export async function restoreDump(
  indexedDb: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange },
  rows: Dump,
): Promise<void> {
  const db = openDatabase('f'.repeat(32), indexedDb)
  for (const table of db.tables) {
    await table.clear()
    await table.bulkPut(rows[table.name] ?? [])
  }
}
