import type { Bytes } from '@tocsin/schema/primitives/bytes'
import type { MissionId } from '@tocsin/schema/primitives/ids'
import { PushedEvent } from '@tocsin/schema/sync/pushed-event'
import { openDelivered } from '@tocsin/seal/open-delivered'
import { describe, expect, test } from 'vitest'
import { type EnvelopeRow, openDatabase } from './database.ts'
import { received, reply, save, tablet } from './testing/tablet.ts'
import { missionTrust } from './testing/trust.ts'

const { bundle, transport } = await missionTrust()

type Tablet = ReturnType<typeof tablet>

async function rowsOf({ disk }: Tablet): Promise<EnvelopeRow[]> {
  return openDatabase('f'.repeat(32), disk.indexedDb).envelopes.toArray()
}

/** Places in the chain of what envelopes hold, as the server reads them. */
async function placesIn(envelopes: readonly Bytes[]): Promise<number[]> {
  const places: number[] = []
  for (const sealed of envelopes) {
    const opened = await openDelivered(transport, 'ondara' as MissionId, sealed)
    if (!opened.ok) throw new Error('an envelope that does not open')
    places.push(PushedEvent.parse(opened.value.event).header.seatSeq)
  }
  return places.sort()
}

async function everywhere(of: Tablet) {
  const rows = await rowsOf(of)
  return {
    database: await placesIn(rows.map(({ sealed }) => sealed)),
    journal: await placesIn(of.disk.envelopes),
  }
}

async function proven(of: Tablet) {
  const local = await of.start()
  await local.takeTrust(bundle)
  return local
}

describe('envelopes of what is saved', () => {
  test('EN-7 each save puts its envelope into the database and behind its entry in the journal', async () => {
    const one = tablet()
    const local = await proven(one)
    await save(local, 'CANARY one')
    await save(local, 'two')
    expect(await everywhere(one)).toEqual({ database: [1, 2], journal: [1, 2] })
    for (const row of await rowsOf(one)) {
      expect(Object.keys(row).sort()).toEqual(['id', 'sealed', 'state'])
      expect(row.id).toMatch(/^[0-9a-f]{32}$/)
      expect(row.state).toBe(0)
    }
  })

  test('EN-7 what was saved before the keys were proven gets its envelope as soon as they are, once', async () => {
    const one = tablet()
    const local = await one.start()
    await save(local, 'one')
    await save(local, 'two')
    expect(await everywhere(one)).toEqual({ database: [], journal: [] })
    await local.takeTrust(bundle)
    await save(local, 'three')
    const all = { database: [1, 2, 3], journal: [1, 2, 3] }
    expect(await everywhere(one)).toEqual(all)
    await local.takeTrust(bundle)
    local.close()
    await (await one.start()).planExchange(1)
    expect(await everywhere(one)).toEqual(all)
  })

  test('EN-7 a save that only the database has gets its envelope into the journal with its entry', async () => {
    const one = tablet()
    const local = await proven(one)
    await save(local, 'one')
    one.disk.journalFails = true
    await save(local, 'two')
    one.disk.journalFails = false
    local.close()
    expect((await everywhere(one)).journal).toEqual([1])
    await (await one.start()).planExchange(1)
    expect(await everywhere(one)).toEqual({ database: [1, 2], journal: [1, 2] })
  })

  test('EN-7 a lost database gets them again when the keys are proven again', async () => {
    const one = tablet()
    const local = await proven(one)
    await save(local, 'one')
    local.close()
    one.loseDatabase()
    await (await proven(one)).planExchange(1)
    expect((await everywhere(one)).database).toEqual([1])
  })

  test('EN-8 an envelope goes with the receipt of its event, delivered before or not, and with nothing else', async () => {
    const one = tablet()
    const local = await proven(one)
    await save(local, 'one')
    await save(local, 'two')
    await save(local, 'three')
    const db = openDatabase('f'.repeat(32), one.disk.indexedDb)
    await db.envelopes.toCollection().modify({ state: 1 })
    const first = await received(local, 1, 7)
    const held = { seatSeq: 2, problem: { code: 'not_allowed' as const } }
    await local.applyReply({ ...first, held: [held] })
    expect((await everywhere(one)).database).toEqual([2, 3])
    await local.applyReply(reply({ head: first.head }))
    expect((await everywhere(one)).database).toEqual([2, 3])
  })

  test('EN-8 a server that was restored and has forgotten an event: it gets an envelope again', async () => {
    const one = tablet()
    const local = await proven(one)
    await save(local, 'one')
    await local.applyReply(await received(local, 1, 7))
    expect((await everywhere(one)).database).toEqual([])
    await local.applyReply(reply())
    expect((await everywhere(one)).database).toEqual([1])
  })
})
