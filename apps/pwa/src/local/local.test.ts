import { answerAlert } from '@tocsin/schema/alert/decide'
import { GENESIS } from '@tocsin/schema/chain/chain'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import { draftToEvent } from '@tocsin/schema/events/draft'
import { type Bytes, concatBytes, utf8 } from '@tocsin/schema/primitives/bytes'
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
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import { createAutosave } from './autosave.ts'
import { openDatabase } from './database.ts'
import type { Local } from './local.ts'
import { openLocal } from './open-local.ts'
import type { Profile } from './profile.ts'
import type { LocalVault } from './vault-for-local.ts'

const area = 'OD03' as AreaId
const standard = 'OD03.standard' as ScopeId
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

/** A tablet whose disk outlives its tabs: the journal and the database can be looked at and harmed. */
function tablet(seatName = 'a') {
  const entries: Bytes[] = []
  const indexedDb = { indexedDB: new IDBFactory(), IDBKeyRange }
  const seat = SeatId.parse(seatName.repeat(32))
  const keys = crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  const disk = { entries, indexedDb, seat, journalFails: false, now: 1_795_000_000_000 }
  const vault = (): LocalVault => {
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
      seat: { id: seat, publicKey: new Uint8Array(32), sign: async () => ok(new Uint8Array(64)) },
      sealRow: seal('rec'),
      openRow: open('rec'),
      sealIndex: seal('idx'),
      openIndex: open('idx'),
      locked: new Promise(() => {}),
      beforeLock: () => () => {},
      journal: {
        found: { entries: entries.length, dropped: 0, damaged: 0, size: 0 },
        append: async (bytes) => {
          if (disk.journalFails) return { ok: false, error: { code: 'storage_full' } }
          entries.push(new Uint8Array(bytes))
          return ok(undefined)
        },
        readAll: async () =>
          ok({ entries: entries.map((bytes, at) => ({ at, bytes })), unreadable: 0 }),
      },
    }
  }
  const start = async (): Promise<Local> => {
    const opened = await openLocal({
      vault: vault(),
      random,
      now: () => disk.now,
      indexedDb,
      begin: { profile, epoch: 'e1' },
    })
    if (!opened.ok) throw new Error(opened.error.code)
    return opened.value
  }
  const loseDatabase = () => {
    disk.indexedDb.indexedDB.deleteDatabase(`tocsin-${'f'.repeat(32)}`)
  }
  return { disk, start, loseDatabase }
}

function flash(title: string) {
  return fileReport(area, {
    facts: {
      form: 'flash',
      what: 'armed_men_moving',
      place: { kind: 'point', lat: 1, lon: 2, radiusM: 100, source: 'gps' },
      occurredAt: { precision: 'unknown' },
      imminence: 'happening_now',
      alert: 'flash',
    },
    narrative: { title },
  })
}

async function save(local: Local, title: string): Promise<RecordId> {
  const saved = await local.append(flash(title))
  if (!saved.ok) throw new Error(saved.error.code)
  return saved.value.record
}

function reply(given: Partial<ExchangeReply> = {}): ExchangeReply {
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

const hq = { mission, seat: SeatId.parse('b'.repeat(32)), head: { seatSeq: 0, hash: GENESIS } }

function pulled(
  draft: Parameters<typeof draftToEvent>[0],
  seq: number,
  head = hq.head,
): PulledEvent {
  const { event } = draftToEvent(draft, { ...hq, head }, { at: 5, offset: null, salt: random(12) })
  return { ...event, numbered: { seq, scopeSeq: seq, receivedAt: 1_795_000_000_000 + seq } }
}

async function received(local: Local, seatSeq: number, seq: number): Promise<ExchangeReply> {
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

async function openRecord(local: Local, id: RecordId) {
  const view = await local.record(id)
  if (!view.ok || !view.value) throw new Error('no such record')
  return view.value
}

describe('the log on the tablet', () => {
  test('an appended report is in the list, in its record and in the journal', async () => {
    const { disk, start } = tablet()
    const local = await start()
    const id = await save(local, 'Armed men')
    expect(local.list.get()).toMatchObject([
      {
        id,
        kind: 'report',
        own: true,
        title: 'Armed men',
        danger: true,
        level: 'flash',
        state: 'here',
        waiting: 1,
      },
    ])
    expect(local.facts.get()).toMatchObject({ unsentRecords: 1, unsentEvents: 1 })
    const view = await openRecord(local, id)
    expect(view.report?.form).toBe('flash')
    expect(view.incident?.reports).toEqual([id])
    expect(view.alert?.level).toBe('flash')
    expect(view.base).toEqual({ seq: null, own: 1 })
    expect(
      disk.entries.some((bytes) => new TextDecoder().decode(bytes).includes('Armed men')),
    ).toBe(true)
  })

  test('everything is there after the tab is killed, and nothing of it lies in plain', async () => {
    const { disk, start } = tablet()
    const id = await save(await start(), 'CANARY report')
    const again = await start()
    expect(again.list.get().map((row) => row.id)).toEqual([id])
    expect(again.found).toMatchObject({ restored: 0, recopied: 0, databaseLost: false })
    const db = openDatabase('f'.repeat(32), disk.indexedDb)
    for (const table of db.tables) {
      for (const row of await table.toArray()) {
        expect(Object.keys(row).sort()).toEqual(
          table.name === 'chain'
            ? ['id', 'key', 'schema', 'sealed', 'state']
            : ['id', 'key', 'schema', 'sealed'],
        )
        const plain = new TextDecoder('latin1').decode(concatBytes(row.sealed, utf8(row.id)))
        expect(plain).not.toContain('CANARY')
        expect(plain).not.toContain(disk.seat)
      }
    }
  })

  test('two instances on one database never fork the chain', async () => {
    const { start } = tablet()
    const [one, two] = [await start(), await start()]
    await Promise.all([save(one, 'a'), save(two, 'b'), save(one, 'c'), save(two, 'd')])
    const third = await start()
    const planned = await third.planExchange(10)
    const run = planned.ok ? planned.value.run : []
    expect(run.map(({ event }) => event.header.seatSeq)).toEqual([1, 2, 3, 4])
    for (const [i, { event }] of run.entries()) {
      expect(event.header.prevHash).toBe(run[i - 1]?.event.hash ?? GENESIS)
    }
    expect(third.list.get()).toHaveLength(4)
  })

  test('a journal cut short is filled from the database, and reported', async () => {
    const { disk, start } = tablet()
    const local = await start()
    await save(local, 'one')
    await save(local, 'two')
    disk.entries.pop()
    const again = await start()
    expect(again.found).toMatchObject({ restored: 0, recopied: 1 })
    expect((await start()).found.recopied).toBe(0)
  })

  test('a database that misses the last save is filled from the journal, and reported', async () => {
    const { disk, start } = tablet()
    const local = await start()
    await save(local, 'one')
    const before = { ...tabletCopy(await dump(disk.indexedDb)) }
    const id = await save(local, 'two')
    await restoreDump(disk.indexedDb, before)
    const again = await start()
    expect(again.found).toMatchObject({ restored: 1, recopied: 0, databaseLost: false })
    expect((await openRecord(again, id)).report?.id).toBe(id)
    await save(again, 'three')
    expect(again.facts.get().unsentEvents).toBe(3)
  })

  test('a database that the browser lost comes back whole from the journal', async () => {
    const { start, loseDatabase } = tablet()
    const local = await start()
    await save(local, 'one')
    await local.planExchange(1)
    await save(local, 'two')
    local.close()
    loseDatabase()
    const again = await start()
    expect(again.found).toMatchObject({ restored: 2, databaseLost: true })
    expect(again.list.get().map(({ title }) => title)).toEqual(['one', 'two'])
    const planned = await again.planExchange(1)
    expect(planned.ok && planned.value.question.counter).toBe(1)
    await again.takeCounter(40)
    const next = await again.planExchange(1)
    expect(next.ok && next.value.question.counter).toBe(41)
    expect(planned.ok && planned.value.run).toHaveLength(2)
  })

  test('a save that the journal refuses is said to have one copy, and is copied with the next', async () => {
    const { disk, start } = tablet()
    const local = await start()
    disk.journalFails = true
    await save(local, 'one')
    expect(local.facts.get().onlyOneCopy?.code).toBe('storage_full')
    disk.journalFails = false
    await save(local, 'two')
    expect(local.facts.get().onlyOneCopy).toBeNull()
    expect((await start()).found.recopied).toBe(0)
  })

  test('a list page that cannot be opened is made again from the records', async () => {
    const { disk, start } = tablet()
    const local = await start()
    const id = await save(local, 'one')
    const db = openDatabase('f'.repeat(32), disk.indexedDb)
    await db.pages.toCollection().modify((row) => {
      row.sealed = new Uint8Array(row.sealed.length)
    })
    const again = await start()
    expect(again.found.remade).toBe(1)
    expect(again.list.get().map((row) => row.id)).toEqual([id])
  })

  test('a missing list page is noticed too: own work is never gone from the list', async () => {
    const { disk, start } = tablet()
    const id = await save(await start(), 'one')
    await openDatabase('f'.repeat(32), disk.indexedDb).pages.clear()
    expect((await start()).list.get().map((row) => row.id)).toEqual([id])
  })
})

describe('SY replies', () => {
  test('a reply taken twice changes nothing the second time', async () => {
    const local = await tablet().start()
    const id = await save(local, 'one')
    const got = await received(local, 1, 7)
    await local.applyReply(got)
    const first = { list: local.list.get(), facts: local.facts.get() }
    expect(first.list).toMatchObject([{ id, state: 'hq', receipt: { numbered: { seq: 7 } } }])
    expect(first.facts).toMatchObject({ unsentEvents: 0, pictureAt: 1_795_000_000_500 })
    await local.applyReply(got)
    expect(local.list.get()).toEqual(first.list)
    expect(local.facts.get()).toEqual(first.facts)
  })

  test('an own event keeps its place in the tail until everything before it is pulled (SY-5)', async () => {
    const local = await tablet().start()
    const id = await save(local, 'one')
    const got = await received(local, 1, 9)
    await local.applyReply({ ...got, upToSeq: 4, more: true })
    const waiting = await openRecord(local, id)
    expect(waiting.entries[0]).toMatchObject({ numbered: null, received: { seq: 9 } })
    expect(waiting.base).toEqual({ seq: null, own: 1 })
    expect(waiting.row.state).toBe('hq')
    await local.applyReply({ ...got, receipts: [], upToSeq: 9 })
    expect((await openRecord(local, id)).entries[0]).toMatchObject({ numbered: { seq: 9 } })
  })

  test('an answer from headquarters folds into the record that raised the alert', async () => {
    const local = await tablet().start()
    const id = await save(local, 'one')
    await local.applyReply(await received(local, 1, 1))
    const { alert } = await openRecord(local, id)
    if (!alert) throw new Error('no alert')
    const draft = answerAlert(
      alert,
      { seat: hq.seat, role: 'headquarters', areas: [] },
      { seq: 1, own: null },
      { response: 'foot_patrol', by: 'Duty officer' },
    )
    if (!draft.ok) throw new Error(draft.error.code)
    const event = pulled(draft.value, 2)
    await local.applyReply(
      reply({
        events: [event],
        head: { seatSeq: 1, hash: 'x' },
        upToSeq: 2,
        cursors: { [standard]: 2 },
      }),
    )
    expect(local.row(id)).toMatchObject({
      standing: 'answered',
      answer: { by: 'Duty officer' },
      state: 'hq',
    })
  })

  test('a withheld part leaves a row that says so, and the event counts as pulled', async () => {
    const local = await tablet().start()
    const open = pulled(flash('secret'), 1)
    const parts = Object.fromEntries(
      Object.entries(open.parts).map(([label, part]) => [
        label,
        { state: 'withheld' as const, commitment: commitmentOf(part) ?? '' },
      ]),
    )
    await local.applyReply(
      reply({ events: [{ ...open, parts }], upToSeq: 1, cursors: { [standard]: 1 } }),
    )
    expect(local.list.get()).toMatchObject([{ kind: 'withheld', title: null, own: false }])
  })

  test('held events need attention; the others of the run are received', async () => {
    const local = await tablet().start()
    const [bad, good] = [await save(local, 'one'), await save(local, 'two')]
    const got = await received(local, 2, 3)
    await local.applyReply({ ...got, held: [{ seatSeq: 1, problem: { code: 'not_allowed' } }] })
    expect(local.row(bad)).toMatchObject({ state: 'held', held: { code: 'not_allowed' } })
    expect(local.row(good)).toMatchObject({ state: 'hq' })
    expect(local.facts.get()).toMatchObject({ heldRecords: 1, unsentEvents: 0 })
  })

  test('a server restored from an older backup is given everything behind its head again', async () => {
    const local = await tablet().start()
    await save(local, 'one')
    await save(local, 'two')
    const got = await received(local, 2, 2)
    const one = { seatSeq: 1, numbered: { seq: 1, scopeSeq: 1, receivedAt: 1 } }
    await local.applyReply({ ...got, receipts: [one, ...got.receipts] })
    expect(local.facts.get().unsentEvents).toBe(0)
    await local.applyReply(reply({ head: { seatSeq: 1, hash: 'x' }, upToSeq: 1 }))
    expect(local.facts.get().unsentEvents).toBe(1)
    const planned = await local.planExchange(1)
    expect(planned.ok && planned.value.run.map(({ event }) => event.header.seatSeq)).toEqual([2])
  })

  test('a new epoch is pulled and numbered from the start; what it does not bring back goes', async () => {
    const local = await tablet().start()
    const mine = await save(local, 'mine')
    await local.applyReply({
      ...(await received(local, 1, 1)),
      events: [pulled(flash('theirs'), 2)],
      upToSeq: 2,
    })
    expect(local.list.get()).toHaveLength(2)
    await local.takeEpoch('e2')
    const planned = await local.planExchange(1)
    expect(planned.ok && planned.value.question).toMatchObject({ epoch: 'e2', cursors: {} })
    expect(planned.ok && planned.value.run).toHaveLength(1)
    expect(local.list.get()).toHaveLength(2)
    await local.applyReply(reply({ head: { seatSeq: 1, hash: 'x' }, upToSeq: 1 }))
    expect(local.list.get().map(({ id }) => id)).toEqual([mine])
  })

  test('a revoked scope drops what was pulled and never what is unsent', async () => {
    const local = await tablet().start()
    const mine = await save(local, 'mine')
    await local.applyReply(
      reply({ events: [pulled(flash('theirs'), 1)], upToSeq: 1, cursors: { [standard]: 1 } }),
    )
    expect(local.list.get()).toHaveLength(2)
    await local.applyReply(reply({ upToSeq: 1, cursors: {} }))
    expect(local.list.get().map(({ id }) => id)).toEqual([mine])
    expect(local.facts.get().unsentEvents).toBe(1)
  })

  test('a server that knows more of this chain than the tablet stops the chain from forking', async () => {
    const local = await tablet().start()
    await save(local, 'one')
    await local.applyReply(reply({ head: { seatSeq: 5, hash: 'x' } }))
    expect(local.facts.get().chainLost).toBe(true)
    expect(await local.append(flash('two'))).toEqual({ ok: false, error: { code: 'forked' } })
  })
})

describe('drafts', () => {
  test('a draft is sealed, found again, and gone with the event it became', async () => {
    const { disk, start } = tablet()
    const local = await start()
    const id = local.drafts.newId()
    await local.drafts.save({ id, kind: 'flash', title: 'CANARY', form: { what: 'attack' } })
    const [row] = await openDatabase('f'.repeat(32), disk.indexedDb).drafts.toArray()
    expect(new TextDecoder('latin1').decode(row?.sealed)).not.toContain('CANARY')
    const again = await start()
    expect(again.drafts.get()).toMatchObject([{ id, title: 'CANARY', form: { what: 'attack' } }])
    await again.append(flash('sent'), { draft: id })
    expect(again.drafts.get()).toEqual([])
    await again.drafts.save({ id, kind: 'flash', title: 'late keystroke', form: null })
    expect((await start()).drafts.get()).toEqual([])
  })

  test('every change is written within a second, also during typing without a pause', async () => {
    vi.useFakeTimers()
    try {
      const written: { value: string; at: number }[] = []
      const autosave = createAutosave<string>({
        save: async (value) => {
          written.push({ value, at: Date.now() })
          return ok(undefined)
        },
        onSaved: () => {},
      })
      const changes: { value: string; at: number }[] = []
      for (let i = 0; i < 40; i++) {
        changes.push({ value: `v${i}`, at: Date.now() })
        autosave.change(`v${i}`)
        await vi.advanceTimersByTimeAsync(100)
      }
      await vi.advanceTimersByTimeAsync(1000)
      expect(written.at(-1)?.value).toBe('v39')
      for (const change of changes) {
        const next = written.find(({ at }) => at >= change.at)
        expect((next?.at ?? Number.POSITIVE_INFINITY) - change.at).toBeLessThanOrEqual(1000)
      }
    } finally {
      vi.useRealTimers()
    }
  })
})

type Dump = Record<string, unknown[]>

async function dump(indexedDb: {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
}): Promise<Dump> {
  const db = openDatabase('f'.repeat(32), indexedDb)
  const rows = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()]),
  )
  return Object.fromEntries(rows)
}

function tabletCopy(rows: Dump): Dump {
  return structuredClone(rows)
}

async function restoreDump(
  indexedDb: { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange },
  rows: Dump,
): Promise<void> {
  const db = openDatabase('f'.repeat(32), indexedDb)
  for (const table of db.tables) {
    await table.clear()
    await table.bulkPut(rows[table.name] ?? [])
  }
}
