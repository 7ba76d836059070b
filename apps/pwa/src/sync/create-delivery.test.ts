import { err, ok } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import type { DeliverAnswer } from '@tocsin/schema/sync/deliver'
import { expect, test, vi } from 'vitest'
import { carry, retireVault } from '../local/carried.ts'
import { openDatabase } from '../local/database.ts'
import { outstandingOf } from '../local/escrow.ts'
import { removeRetired } from '../local/retired.ts'
import { save, tablet } from '../local/testing/tablet.ts'
import { missionTrust } from '../local/testing/trust.ts'
import type { JournalEnvelope, Journals } from '../vault/journal-envelopes.ts'
import { createDelivery } from './create-delivery.ts'

const { bundle } = await missionTrust()
const vault = 'f'.repeat(32)

/** A device with one vault, a server that answers as told, and what a person with the locked tablet sees. */
async function device({ reports = 3, root }: { reports?: number; root?: string } = {}) {
  const one = tablet('a', root ? { root } : {})
  const local = await one.start()
  await local.takeTrust(bundle)
  for (let n = 0; n < reports; n += 1) await save(local, `report ${n}`)
  local.close()
  const factory = one.disk.indexedDb.indexedDB
  const open = new Set<string>()
  let entries = 1 + reports
  const journal = (): JournalEnvelope[] =>
    one.disk.envelopes.map((sealed, at) => ({ end: (at + 1) * 1000, sealed }))
  const journals: Journals = {
    ids: async () => [vault],
    open: async () => open,
    read: async () => ({ envelopes: journal(), entries }),
  }
  const server = {
    isUp: true,
    had: new Set<string>(),
    answer: (_: string): DeliverAnswer => 'taken',
    asked: 0,
  }
  const deliver = async (envelopes: string[]) => {
    server.asked += 1
    if (!server.isUp) return err(problem('server_unreachable'))
    const answers = envelopes.map((envelope) => {
      const answer = server.answer(envelope)
      if (answer === 'taken' || answer === 'held') server.had.add(envelope)
      return answer
    })
    return ok({ answers })
  }
  const escrow = { factory, journals }
  const delivery = createDelivery({
    ...escrow,
    deliver,
    root: () => root,
    fraction: () => 0,
    alone: async (work) => {
      await work()
      return true
    },
    onChance: () => () => undefined,
    afterRound: async () => undefined,
  })
  const noted = (count: number) => {
    entries = count
  }
  return { one, factory, open, escrow, server, delivery, noted }
}

test('EN-9 what is saved is delivered without a key, and is not brought again', async () => {
  const { delivery, server, escrow } = await device()
  server.isUp = false
  await delivery.tryNow()
  expect(delivery.get()).toBe('waiting')
  server.isUp = true
  await delivery.tryNow()
  expect(delivery.get()).toBe('all_there')
  expect(server.had.size).toBe(3)
  expect(await outstandingOf(escrow, vault)).toEqual({ envelopes: 0, unsealed: 0 })
  const { asked } = server
  await delivery.tryNow()
  expect(server.asked).toBe(asked)
  delivery.stop()
})

test('EN-6 EN-9 what the server does not take stays, whatever the reason, and is brought again later', async () => {
  for (const answer of ['later', 'not_mine', 'unreadable'] as const) {
    const { delivery, server, escrow } = await device()
    let refused = ''
    server.answer = (envelope) => {
      refused ||= envelope
      return envelope === refused ? answer : 'held'
    }
    await delivery.tryNow()
    expect(delivery.get()).toBe('waiting')
    expect(await outstandingOf(escrow, vault)).toEqual({ envelopes: 1, unsealed: 0 })
    server.answer = () => 'taken'
    await delivery.tryNow()
    expect([delivery.get(), server.had.size]).toEqual(['all_there', 3])
    delivery.stop()
  }
})

test('EN-9 a vault that a tab has open sends by itself', async () => {
  const { delivery, server, open } = await device()
  open.add(vault)
  await delivery.tryNow()
  expect([server.asked, delivery.get()]).toEqual([0, 'all_there'])
  delivery.stop()
})

test('EN-9 with the database gone the journal is delivered, and how far is remembered', async () => {
  const { delivery, server, one, escrow } = await device()
  one.loseDatabase()
  await delivery.tryNow()
  expect([delivery.get(), server.had.size]).toEqual(['all_there', 3])
  const { asked } = server
  await delivery.tryNow()
  expect(server.asked).toBe(asked)
  expect(await outstandingOf(escrow, vault)).toEqual({ envelopes: 0, unsealed: 0 })
  delivery.stop()
})

test('EN-9 of a journal nothing behind an envelope that the server has not counts as delivered', async () => {
  const { delivery, server, one, escrow } = await device()
  one.loseDatabase()
  let seen = 0
  server.answer = () => {
    seen += 1
    return seen === 2 ? 'later' : 'taken'
  }
  await delivery.tryNow()
  expect(delivery.get()).toBe('waiting')
  expect((await outstandingOf(escrow, vault)).envelopes).toBe(2)
  await delivery.tryNow()
  expect(delivery.get()).toBe('all_there')
  delivery.stop()
})

test('EN-9 what was saved before there was a key to seal to is said to need the passphrase, and keeps the vault', async () => {
  const one = tablet()
  const local = await one.start()
  await save(local, 'before the keys')
  local.close()
  const { delivery } = await device({ reports: 0 })
  delivery.stop()
  const escrow = {
    factory: one.disk.indexedDb.indexedDB,
    journals: {
      ids: async () => [vault],
      open: async () => new Set<string>(),
      read: async () => ({ envelopes: [], entries: 2 }),
    },
  }
  expect(await outstandingOf(escrow, vault)).toEqual({ envelopes: 0, unsealed: 1 })
  await retireVault(escrow.factory, vault)
  const removeFiles = vi.fn(async () => undefined)
  expect(await removeRetired({ ...escrow, removeFiles })).toBe(0)
  one.loseDatabase()
  expect(await outstandingOf(escrow, vault)).toEqual({ envelopes: 0, unsealed: 1 })
})

test('EN-9 a vault that was replaced goes when everything in it is acknowledged, not before', async () => {
  const { delivery, server, escrow, factory, open } = await device()
  const removeFiles = vi.fn(async () => undefined)
  const remove = () => removeRetired({ ...escrow, removeFiles })
  server.answer = () => 'later'
  await retireVault(factory, vault)
  await delivery.tryNow()
  expect(await remove()).toBe(0)
  server.answer = () => 'held'
  await delivery.tryNow()
  open.add(vault)
  expect(await remove()).toBe(0)
  open.clear()
  expect(removeFiles).not.toHaveBeenCalled()
  expect(await remove()).toBe(1)
  expect(removeFiles).toHaveBeenCalledExactlyOnceWith(vault)
  expect((await factory.databases()).map(({ name }) => name)).not.toContain(`tocsin-${vault}`)
  expect(await remove()).toBe(0)
  delivery.stop()
})

test('EN-9 envelopes of another tablet are delivered from here, the same file twice is once', async () => {
  const { one, server, delivery } = await device({ reports: 0 })
  const other = await device()
  const sealed = other.one.disk.envelopes
  other.delivery.stop()
  const { indexedDB: factory } = one.disk.indexedDb
  expect(await carry(factory, sealed)).toBe(3)
  expect(await carry(factory, sealed)).toBe(0)
  await delivery.tryNow()
  expect([delivery.get(), server.had.size]).toEqual(['all_there', 3])
  delivery.stop()
})

test('EN-8 a row that went with its receipt while it was on its way does not come back', async () => {
  const { delivery, server, one } = await device()
  const db = openDatabase(vault, one.disk.indexedDb)
  const [first] = await db.envelopes.toArray()
  let isGone = false
  server.answer = () => {
    if (!isGone) void db.envelopes.delete(first!.id)
    isGone = true
    return 'taken'
  }
  await delivery.tryNow()
  expect((await db.envelopes.toArray()).map(({ state }) => state)).toEqual([1, 1])
  db.close()
  delivery.stop()
})

test('EN-9 what waits is taken out, carried by another tablet, and received from there', async () => {
  const here = await device()
  here.server.isUp = false
  await here.delivery.tryNow()
  const envelopes = await here.delivery.takeOut()
  const carrier = await device({ reports: 0 })
  expect(await carrier.delivery.carry(envelopes)).toMatchObject({ added: 3, foreign: 0 })
  expect(await carrier.delivery.carried()).toHaveLength(3)
  await carrier.delivery.tryNow()
  expect([carrier.delivery.get(), carrier.server.had.size]).toEqual(['all_there', 3])
  expect(await carrier.delivery.carry(envelopes)).toMatchObject({ added: 0, foreign: 0 })
  // It is kept here until the server says so itself.
  expect(await outstandingOf(here.escrow, vault)).toEqual({ envelopes: 3, unsealed: 0 })
  here.delivery.stop()
  carrier.delivery.stop()
})

test('EN-23 what names another mission is not taken on, not sent and said; what names this one, or none, is', async () => {
  const [ours, theirs] = ['c'.repeat(64), 'd'.repeat(64)]
  const sealedBy = async (root?: string) => {
    const { one, delivery } = await device({ reports: 1, ...(root && { root }) })
    delivery.stop()
    return one.disk.envelopes
  }
  const [own, foreign, unnamed] = [await sealedBy(ours), await sealedBy(theirs), await sealedBy()]
  const here = await device({ reports: 0, root: ours })
  const carried = await here.delivery.carry([...foreign, ...own, ...unnamed])
  expect(carried).toEqual({ ours: [...own, ...unnamed], added: 2, foreign: 1 })
  expect(await here.delivery.carry(foreign)).toEqual({ ours: [], added: 0, foreign: 1 })
  await here.delivery.tryNow()
  expect([here.delivery.get(), here.server.had.size]).toEqual(['all_there', 2])
  here.delivery.stop()
  // Where nobody was enrolled yet, nothing is known to be foreign.
  const blank = await device({ reports: 0 })
  expect(await blank.delivery.carry(foreign)).toMatchObject({ added: 1, foreign: 0 })
  blank.delivery.stop()
})
