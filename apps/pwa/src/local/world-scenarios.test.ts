import { AreaId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { openMemoryWorldServer } from '@tocsin/server/log/testing/memory-world-server'
import { openScenario } from '@tocsin/testkit/world/scenario'
import { expect, test } from 'vitest'
import { openWorldTablet } from './testing/world-tablet.ts'

function open() {
  return openScenario({
    openServer: (tools) => openMemoryWorldServer(tools),
    makeTablet: (of) => openWorldTablet(of),
  })
}

function report(title: string) {
  return fileReport(AreaId.parse('OD03'), {
    facts: { form: 'full', place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } },
    narrative: { title },
  })
}

test('12-two-tabs: saves of two tabs make one chain, and each is received once', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  await world.write(amina, report('first'))
  for (let turn = 0; turn < 3; turn++) {
    await Promise.all([0, 1].map((tab) => world.write(amina, report(`tab ${tab}`), { tab })))
  }
  const own = await amina.tablet.own()
  expect(own.map(({ header }) => header.seatSeq)).toEqual([1, 2, 3, 4, 5, 6, 7])
  await world.sync(amina)
  const { log } = await world.server.inside()
  const mine = log.filter(({ event }) => event.header.seat === amina.actor.seat)
  expect(mine.map(({ event }) => event.id)).toEqual(own.map(({ id }) => id))
  expect(await world.brokenPromises()).toEqual([])
})

test('13-dies-before-journal: what the database had is in the journal after the next start', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  await world.write(amina, report('first'))
  const cut = await amina.tablet.append(report('cut off'), { tab: 0, dies: true })
  if (!cut.ok) throw new Error(cut.error.code)
  expect((await amina.tablet.own()).map(({ id }) => id)).toContain(cut.value.id)
  await world.write(amina, report('last'))
  await world.sync(amina)
  const { log } = await world.server.inside()
  expect(log.filter(({ event }) => event.id === cut.value.id)).toHaveLength(1)
  expect(await world.brokenPromises()).toEqual([])
})

test('14-database-lost: the journal brings back the chain, the server everything else', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  const theirs = await world.write(bilal, report('of somebody else'))
  await world.write(amina, report('received'))
  await world.sync(bilal, amina)
  const unsent = await world.write(amina, report('unsent'))
  const before = await amina.tablet.own()
  await amina.tablet.loseDatabase()
  expect(await amina.tablet.own()).toEqual(before)
  expect(await amina.tablet.ids()).not.toContain(theirs.header.record)
  await world.sync(amina)
  expect(await amina.tablet.ids()).toContain(theirs.header.record)
  const { log } = await world.server.inside()
  expect(log.filter(({ event }) => event.id === unsent.id)).toHaveLength(1)
  expect(await world.brokenPromises()).toEqual([])
})

test('15-restored-without-its-author: what nobody may tell again leaves every tablet', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  const kept = await world.write(amina, report('before the backup'))
  await world.sync(amina, bilal)
  await world.server.backUp()
  const gone = await world.write(amina, report('after the backup'))
  await world.sync(amina, bilal)
  expect(await bilal.tablet.ids()).toContain(gone.header.record)
  await world.server.restore()
  await world.server.revoke(amina.actor.seat)
  await world.sync(amina, bilal)
  const { quarantine } = await world.server.inside()
  expect(quarantine).toMatchObject([{ hash: gone.hash, problem: 'seat_revoked' }])
  expect(await bilal.tablet.ids()).toContain(kept.header.record)
  expect(await bilal.tablet.ids()).not.toContain(gone.header.record)
  expect(await world.brokenPromises({ wasRestored: true })).toEqual([])
})

test('16-wiped-before-sync: what was saved is received from the envelopes of a tablet without keys', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  await world.write(amina, report('received'))
  await world.sync(amina)
  const heard = (await world.server.inside()).log.length
  const unsent = [await world.write(amina, report('one')), await world.write(amina, report('two'))]
  await amina.tablet.wipe()
  amina.isWiped = true
  const sent: number[] = []
  const brought = await amina.tablet.deliverLocked(async (envelopes) => {
    sent.push(envelopes.length)
    await world.server.deliver(envelopes)
    return world.server.deliver(envelopes)
  })
  expect(brought).toMatchObject({ ok: true, value: { left: 0 } })
  expect(sent).toEqual([2])
  const { log } = await world.server.inside()
  expect(log.slice(heard).map(({ event }) => event.id)).toEqual(unsent.map(({ id }) => id))
  expect(await world.brokenPromises()).toEqual([])
})
