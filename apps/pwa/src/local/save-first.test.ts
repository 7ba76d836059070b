import { IDBObjectStore } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { eventBytes, JournalEntry, journalBytes } from './journal-entry.ts'
import type { Local } from './local.ts'
import { Meta } from './meta.ts'
import { openJson, parseJson, sealJson } from './seal-json.ts'
import { leave, recordWrites } from './testing/record-writes.ts'
import { dump, expectChain, flash, rested, save, tablet } from './testing/tablet.ts'

const storesOf = (writes: Awaited<ReturnType<typeof recordWrites>>) =>
  writes.map(({ store }) => store)

async function expectAll(local: Local, length: number): Promise<void> {
  await expectChain(local, length)
  expect(local.list.get()).toHaveLength(length)
}

test('SV-14 a save is called saved once its event alone is written; heads, record and list follow', async () => {
  const { disk, start } = tablet()
  const local = await start()
  await save(local, 'first')
  const before = await dump(disk.indexedDb)
  const first = await recordWrites(() => local.append(flash('second')))
  expect(storesOf(first)).toEqual(['chain'])
  expect(disk.entries).toHaveLength(3)
  expect(local.list.get().map(({ title }) => title)).toEqual(['first', 'second'])
  expect(storesOf(await recordWrites(() => rested(local)))).toEqual(['meta', 'clusters', 'pages'])
  local.close()
  // The browser ends in between.
  await leave(disk, before, first)
  const again = await start()
  await expectAll(again, 2)
  expect(again.found.get()).toMatchObject({ restored: 0, recopied: 0, remade: 1 })
  again.close()
  expect((await start()).found.get()).toMatchObject({ remade: 0 })
})

test('SV-14 what a save makes of the text of its event is what everything else makes of the event', async () => {
  const { disk, start } = tablet()
  const local = await start()
  await save(local, 'é — naïve ‏قرية 🏠')
  local.close()
  const bytes = disk.entries.at(-1) ?? new Uint8Array()
  const entry = parseJson(bytes, JournalEntry)
  if (!entry.ok || entry.value.kind !== 'event') throw new Error('no event in the journal')
  const { event } = entry.value
  expect(journalBytes({ v: 1, kind: 'event', event })).toEqual(bytes)
  expect(eventBytes(JSON.stringify(event))).toEqual(bytes)
})

test('SV-14 two tabs that save on the same chain at once: both saves are there, no number twice', async () => {
  const { start } = tablet()
  const a = await start()
  await save(a, 'first')
  const b = await start({ leads: false })
  for (const titles of [
    ['second', 'third'],
    ['fourth', 'fifth'],
  ]) {
    const saved = await Promise.all([a, b].map((local, i) => local.append(flash(titles[i] ?? ''))))
    expect(saved).toMatchObject([{ ok: true }, { ok: true }])
  }
  await rested(a)
  await rested(b)
  a.close()
  b.close()
  await expectAll(await start(), 5)
})

test('SV-14 another tab that writes between an event and what follows it finishes it', async () => {
  const { start } = tablet()
  const a = await start()
  await save(a, 'first')
  const b = await start({ leads: false })
  const [saved, taken] = await Promise.all([a.append(flash('second')), b.takeCounter(7)])
  expect([saved, taken]).toMatchObject([{ ok: true }, { ok: true }])
  await rested(a)
  await expectAll(a, 2)
  a.close()
  b.close()
  const again = await start()
  await expectAll(again, 2)
  expect(again.found.get()).toMatchObject({ restored: 0, remade: 0 })
})

test('SV-14 what waited its turn while something was saved comes after the rest of that save', async () => {
  const { start } = tablet()
  const local = await start()
  await save(local, 'first')
  // As the outbox does: asked for as soon as the list shows something new.
  const planned: Promise<unknown>[] = []
  const end = local.list.subscribe(() => planned.push(local.planExchange(100)))
  const others = ['third', 'fourth'].map((title) => flash(title))
  await Promise.all([flash('second'), ...others].map((draft) => local.append(draft)))
  end()
  await Promise.all(planned)
  await rested(local)
  expect(planned.length).toBeGreaterThan(0)
  await expectAll(local, 4)
  local.close()
  const again = await start()
  expect(again.found.get()).toMatchObject({ restored: 0, recopied: 0, remade: 0 })
  await expectAll(again, 4)
})

test('SV-14 a disk that is full once the event is written costs nothing: the next writing finishes it', async () => {
  const { start } = tablet()
  const local = await start()
  await save(local, 'first')
  await local.append(flash('second'))
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }
  await rested(local)
  IDBObjectStore.prototype.put = put
  await save(local, 'third')
  await expectAll(local, 3)
  local.close()
  const again = await start()
  expect(again.found.get()).toMatchObject({ restored: 0, remade: 0 })
  await expectAll(again, 3)
})

test('SV-14 a log from before there was a place for the next event opens, reads its chain once and makes one', async () => {
  const on = tablet()
  const old = await on.start()
  await save(old, 'first')
  old.close()
  const { db, vault } = on.deps()
  const row = await db.meta.get('state')
  const meta = row && (await openJson(vault, 'meta', row, Meta))
  if (!meta?.ok) throw new Error('no heads')
  const { next, ...before } = meta.value
  expect(next).toBeDefined()
  const sealed = await sealJson(vault, 'meta', 'state', before)
  if (sealed.ok) await db.meta.put(sealed.value)
  db.close()
  const local = await on.start()
  const second = await recordWrites(() => save(local, 'second'))
  expect(storesOf(second)).toEqual(['chain', 'meta', 'clusters', 'pages'])
  expect(storesOf(await recordWrites(() => local.append(flash('third'))))).toEqual(['chain'])
  await rested(local)
  await expectAll(local, 3)
})
