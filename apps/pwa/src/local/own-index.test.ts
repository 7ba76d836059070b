import { createHash } from 'node:crypto'
import { utf8 } from '@tocsin/schema/primitives/bytes'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import type { Local } from './local.ts'
import { mostRecent, OwnIndex, ownForm, ownPerPage } from './own-index.ts'
import { readLog } from './read-log.ts'
import { leave, recordWrites } from './testing/record-writes.ts'
import { dump, received, restoreDump, save, tablet } from './testing/tablet.ts'

type Tablet = ReturnType<typeof tablet>

async function read({ deps }: Tablet, depth: 'index' | 'all') {
  const found = await readLog(deps(), depth)
  if (!found.ok || !found.value) throw new Error('no log')
  return found.value
}

async function saveMany(local: Local, count: number): Promise<void> {
  for (let n = 1; n <= count; n++) await save(local, `save ${n}`)
}

/** A start whose later look is called for by the test. */
async function startIdle({ start }: Tablet) {
  let work = () => {}
  const local = await start({
    whenIdle: (asked) => {
      work = asked
      return () => {}
    },
  })
  return { local, idle: () => work() }
}

const told = { restored: 0, recopied: 0, remade: 0, unreadable: 0, databaseLost: false }
const count = 2 * mostRecent + 5

async function expectWhole(local: Local, length: number): Promise<void> {
  const planned = await local.planExchange(100)
  const run = planned.ok ? planned.value.run : []
  expect(run.map(({ event }) => event.header.seatSeq)).toEqual(
    Array.from({ length }, (_, i) => i + 1),
  )
  expect(local.list.get()).toHaveLength(length)
}

test('SV-12 the index says of every own event what reading it would', async () => {
  const on = tablet()
  const local = await on.start()
  await saveMany(local, count)
  await local.applyReply(await received(local, 3, 7))
  await save(local, 'after the receipt')
  const [quick, whole] = [await read(on, 'index'), await read(on, 'all')]
  expect([quick.byIndex, whole.byIndex]).toEqual([true, false])
  expect(quick.state.own).toEqual(whole.state.own)
  expect(quick.state.own).toHaveLength(count + 1)
  expect(quick.state.meta.own?.pages.length).toBeGreaterThan(0)
})

test('SV-12 more events than a page holds lie on several, none twice', async () => {
  const on = tablet()
  const local = await on.start()
  await saveMany(local, ownPerPage + 2 * mostRecent)
  const quick = await read(on, 'index')
  expect(quick.byIndex).toBe(true)
  expect(quick.state.own.map(({ seatSeq }) => seatSeq)).toEqual(
    Array.from({ length: ownPerPage + 2 * mostRecent }, (_, i) => i + 1),
  )
  expect(quick.state.meta.own?.pages).toHaveLength(2)
}, 60_000)

test('SV-12 an own event that cannot be opened is found once nothing hurries, mended and told', async () => {
  const on = tablet()
  const before = await on.start()
  await saveMany(before, count)
  before.close()
  const { db } = on.deps()
  const harmed = (await db.chain.toArray()).slice(0, 2)
  for (const row of harmed)
    await db.chain.put({ ...row, sealed: new Uint8Array(row.sealed.length) })
  const { local, idle } = await startIdle(on)
  expect(local.found.get()).toMatchObject(told)
  idle()
  await expect.poll(() => local.found.get().remade).toBe(2)
  expect(local.found.get().restored).toBe(2)
  await expectWhole(local, count)
})

test('SV-12 a whole log gives the later look nothing to mend', async () => {
  const on = tablet()
  await saveMany(await on.start(), count)
  const { local, idle } = await startIdle(on)
  const writes = await recordWrites(async () => {
    idle()
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  expect(writes).toEqual([])
  expect(local.found.get()).toMatchObject(told)
})

test('SV-12 a row that is gone from the chain is missed at the start', async () => {
  const on = tablet()
  await saveMany(await on.start(), count)
  const { db } = on.deps()
  await db.chain.delete((await db.chain.toCollection().first())?.id ?? '')
  const again = await on.start()
  expect(again.found.get()).toMatchObject({ ...told, restored: 1 })
  await expectWhole(again, count)
})

test('SV-12 a page of the index that is gone, damaged or of another form: the chain is read, and its index made anew', async () => {
  const harms: ((on: Tablet, page: string) => Promise<unknown>)[] = [
    ({ deps }, page) => deps().db.meta.delete(page),
    async ({ deps }, page) => {
      await deps().db.meta.update(page, { sealed: new Uint8Array(600) })
    },
    async ({ deps }, page) => {
      const { db, vault } = deps()
      const sealed = await vault.sealRow('meta', page, utf8('{"form":0,"count":0,"columns":[]}'))
      if (sealed.ok) await db.meta.update(page, { sealed: sealed.value })
    },
  ]
  for (const harm of harms) {
    const on = tablet()
    await saveMany(await on.start(), count)
    const page = (await read(on, 'index')).state.meta.own?.pages[0]?.id ?? ''
    await harm(on, page)
    const again = await on.start()
    expect(again.found.get()).toMatchObject(told)
    await expectWhole(again, count)
    const after = await read(on, 'index')
    expect(after.byIndex).toBe(true)
    const rows = await on.deps().db.meta.toCollection().primaryKeys()
    const named = after.state.meta.own?.pages.map(({ id }) => id) ?? []
    expect(rows.sort()).toEqual(['state', ...named].sort())
  }
})

test('SV-11, SV-12 a power cut takes any beginning of the writing that fills a page of the index', async () => {
  let beginnings = 1
  for (let gone = 0; gone <= beginnings; gone++) {
    const on = tablet()
    const local = await on.start()
    await saveMany(local, mostRecent)
    const before = await dump(on.disk.indexedDb)
    const writes = await recordWrites(() => save(local, 'the one that fills it'))
    local.close()
    beginnings = writes.length
    expect(writes.map(({ store }) => store)).toEqual(['chain', 'meta', 'meta', 'clusters', 'pages'])
    const [event, ...rest] = writes
    await leave(on.disk, before, event && gone < writes.length ? [event, ...rest.slice(gone)] : [])
    const again = await on.start()
    await save(again, 'the next')
    await expectWhole(again, mostRecent + 2)
    again.close()
    const later = await on.start()
    expect(later.found.get()).toMatchObject(told)
    await expectWhole(later, mostRecent + 2)
    later.close()
  }
})

test('SV-12 a start reads the journal from its mark on; one that is short, or torn there, is read whole and filled', async () => {
  for (const lost of [1, 2, count]) {
    const on = tablet()
    await saveMany(await on.start(), count)
    on.disk.entries.length -= lost
    const short = await on.start()
    expect(short.found.get()).toMatchObject({ ...told, recopied: lost })
    await save(short, 'another')
    expect((await on.start()).found.get()).toMatchObject(told)
  }
  const on = tablet()
  await saveMany(await on.start(), count)
  on.disk.entries[on.disk.entries.length - 1] = utf8('no entry')
  expect((await on.start()).found.get()).toMatchObject({ ...told, recopied: 1, unreadable: 1 })
})

test('SV-12 an entry that is lost deep in the journal is found once nothing hurries, and written again', async () => {
  const on = tablet()
  await saveMany(await on.start(), count)
  on.disk.entries[3] = utf8('no entry')
  const { local, idle } = await startIdle(on)
  expect(local.found.get()).toMatchObject(told)
  idle()
  await expect.poll(() => local.found.get()).toMatchObject({ recopied: 1, unreadable: 1 })
})

test('SV-12 a database older than the journal is filled from it, its index too', async () => {
  const on = tablet()
  const local = await on.start()
  await saveMany(local, count - 3)
  const before = await dump(on.disk.indexedDb)
  for (const title of ['one', 'two', 'three']) await save(local, title)
  local.close()
  await restoreDump(on.disk.indexedDb, before)
  const again = await on.start()
  expect(again.found.get()).toMatchObject({ ...told, restored: 3 })
  await expectWhole(again, count)
})

test('SV-12 whoever changes what the index says raises the number of its form', () => {
  const form = JSON.stringify(z.toJSONSchema(OwnIndex, { unrepresentable: 'any' }))
  const hash = createHash('sha256').update(form).digest('hex').slice(0, 16)
  expect({ ownForm, hash }).toEqual({ ownForm: 2, hash: 'c456241077fdcca9' })
})
