import { GENESIS } from '@tocsin/schema/chain/chain'
import { concatBytes, utf8 } from '@tocsin/schema/primitives/bytes'
import { fileReport } from '@tocsin/schema/report/decide'
import { raiseThreat } from '@tocsin/schema/threat/decide'
import { describe, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import {
  area,
  dump,
  flash,
  openRecord,
  pulled,
  reply,
  rested,
  restoreDump,
  save,
  standard,
  tablet,
} from './testing/tablet.ts'

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

  test('a report that is added to another one’s incident waits by itself: the other stays at headquarters', async () => {
    const { start } = tablet()
    const local = await start()
    const theirs = pulled(flash('Shots at the mill'), 1)
    const reply1 = reply({ events: [theirs], upToSeq: 1, cursors: { [standard]: 1 } })
    expect(await local.applyReply(reply1)).toMatchObject({ ok: true })
    const added = fileReport(area, {
      facts: {
        form: 'full',
        what: 'people_harmed',
        place: { kind: 'point', lat: 1, lon: 2, radiusM: 100, source: 'gps' },
        occurredAt: { precision: 'unknown' },
        attachTo: theirs.header.record,
      },
      narrative: { title: 'Three dead at the mill' },
    })
    const saved = await local.append(added)
    await rested(local)
    expect(local.list.get()).toHaveLength(2)
    expect(local.row(theirs.header.record)).toMatchObject({
      state: 'hq',
      reports: 2,
      waiting: null,
    })
    const own = saved.ok ? local.row(saved.value.record) : undefined
    expect(own).toMatchObject({ state: 'here', waiting: 1 })
    expect(local.facts.get()).toMatchObject({ unsentRecords: 1, unsentEvents: 1 })
  })

  test('RD-11 a report of a threat that came true stands in both records; the threat goes on ringing until somebody ends it', async () => {
    const { start } = tablet()
    const local = await start()
    const place = { kind: 'point', lat: 1, lon: 2, radiusM: 100, source: 'gps' } as const
    const unknown = { precision: 'unknown' } as const
    const said = { kind: 'attack_on_village', place, noticedAt: unknown }
    const facts = { ...said, imminence: 'within_hours', alert: 'flash' }
    const raised = await local.append(raiseThreat(area, { facts }))
    if (!raised.ok) throw new Error(raised.error.code)
    const fromThreat = raised.value.record
    const happened = { form: 'full', what: 'attack_shooting', place, occurredAt: unknown } as const
    const filed = await local.append(fileReport(area, { facts: { ...happened, fromThreat } }))
    if (!filed.ok) throw new Error(filed.error.code)
    const { threat, alert, report } = await openRecord(local, fromThreat)
    expect(threat).toMatchObject({ cameTrueIn: [filed.value.record], closed: null })
    expect(alert).toMatchObject({ about: 'threat', level: 'flash', acknowledged: [], closed: null })
    expect(report).toBeUndefined()
    expect((await openRecord(local, filed.value.record)).report).toMatchObject({ fromThreat })
    expect(
      local.list
        .get()
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['report', 'threat'])
  })

  test('everything is there after the tab is killed, and nothing of it lies in plain', async () => {
    const { disk, start } = tablet()
    const id = await save(await start(), 'CANARY report')
    const again = await start()
    expect(again.list.get().map((row) => row.id)).toEqual([id])
    expect(again.found.get()).toMatchObject({ restored: 0, recopied: 0, databaseLost: false })
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
    expect(again.found.get()).toMatchObject({ restored: 0, recopied: 1 })
    expect((await start()).found.get().recopied).toBe(0)
  })

  test('a database that misses the last save is filled from the journal, and reported', async () => {
    const { disk, start } = tablet()
    const local = await start()
    await save(local, 'one')
    const before = await dump(disk.indexedDb)
    const id = await save(local, 'two')
    await restoreDump(disk.indexedDb, before)
    const again = await start()
    expect(again.found.get()).toMatchObject({ restored: 1, recopied: 0, databaseLost: false })
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
    expect(again.found.get()).toMatchObject({ restored: 2, databaseLost: true })
    expect(again.list.get().map(({ title }) => title)).toEqual(['one', 'two'])
    const planned = await again.planExchange(1)
    expect(planned.ok && planned.value.question.counter).toBe(1)
    await again.takeCounter(40)
    const next = await again.planExchange(1)
    expect(next.ok && next.value.question.counter).toBe(41)
    expect(planned.ok && planned.value.run).toHaveLength(2)
  })

  test('SV-1 a save that the journal refuses is said to have one copy, and is copied with the next', async () => {
    const { disk, start } = tablet()
    const local = await start()
    disk.journalFails = true
    await save(local, 'one')
    expect(local.facts.get().onlyOneCopy?.code).toBe('storage_full')
    disk.journalFails = false
    await save(local, 'two')
    expect(local.facts.get().onlyOneCopy).toBeNull()
    expect((await start()).found.get().recopied).toBe(0)
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
    expect(again.found.get().remade).toBe(1)
    expect(again.list.get().map((row) => row.id)).toEqual([id])
  })

  test('a missing list page is noticed too: own work is never gone from the list', async () => {
    const { disk, start } = tablet()
    const id = await save(await start(), 'one')
    await openDatabase('f'.repeat(32), disk.indexedDb).pages.clear()
    expect((await start()).list.get().map((row) => row.id)).toEqual([id])
  })

  test('a save on lists that miss a page does not hide that they do', async () => {
    const { disk, start } = tablet()
    const local = await start()
    const id = await save(local, 'one')
    await openDatabase('f'.repeat(32), disk.indexedDb).pages.clear()
    const follower = await start({ leads: false })
    expect(follower.list.get()).toEqual([])
    const other = await save(follower, 'two')
    const again = await start()
    expect(
      again.list
        .get()
        .map((row) => row.id)
        .sort(),
    ).toEqual([id, other].sort())
  })

  test('records that the browser lost are mended once the list is shown', async () => {
    const { disk, start } = tablet()
    const local = await start()
    const id = await save(local, 'one')
    await save(local, 'two')
    const db = openDatabase('f'.repeat(32), disk.indexedDb)
    await db.clusters.delete((await db.clusters.toCollection().first())?.id ?? '')
    let idle = () => {}
    const again = await start({
      whenIdle: (work) => {
        idle = work
        return () => {}
      },
    })
    expect(again.list.get()).toHaveLength(2)
    idle()
    await expect.poll(() => again.found.get().remade).toBe(1)
    expect((await openRecord(again, id)).report?.form).toBe('flash')
    expect(await db.clusters.count()).toBe(2)
    expect(again.list.get()).toHaveLength(2)
  })
})
