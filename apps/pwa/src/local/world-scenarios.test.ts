import { tellEvent } from '@tocsin/schema/events/tell'
import { AreaId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import { openMemoryWorldServer } from '@tocsin/server/log/testing/memory-world-server'
import { openScenario } from '@tocsin/testkit/world/scenario'
import type { LoggedEvent } from '@tocsin/testkit/world/world-server'
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

function titlesOf(log: readonly LoggedEvent[]): (string | undefined)[] {
  return log.flatMap(({ event, numbered }) => {
    const told = tellEvent({ event, numbered })
    return told?.type === 'ReportFiled' ? [told.narrative?.title] : []
  })
}

test('17-copied-at-a-checkpoint: what is typed on both devices is at headquarters once, each under one id', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  await world.write(amina, report('received before'))
  await world.sync(amina)
  await world.write(amina, report('unsent before'))
  const copy = await world.copy(amina)
  await world.write(amina, report('on the original'))
  await world.write(copy, report('on the copy'))
  await world.write(copy, report('on the copy, later'))
  await world.sync(amina)
  const other = await world.write(bilal, report('by a teammate'))
  await world.sync(bilal, copy)
  // From the reply that finds it out the copy is told nothing, and the seat is out on both devices.
  expect(await copy.tablet.ids()).not.toContain(other.header.record)
  await world.write(amina, report('after the stop'))
  await world.sync(amina)
  const { quarantine } = await world.server.inside()
  expect(quarantine.map(({ problem }) => problem)).toEqual([
    'forked',
    'broken_chain',
    'seat_revoked',
  ])
  for (const device of [amina, copy]) {
    expect(await device.tablet.isChainLost()).toBe(true)
    await world.startAnew(device)
    await world.sync(device)
  }
  const { log } = await world.server.inside()
  expect(titlesOf(log).toSorted()).toEqual([
    'after the stop',
    'by a teammate',
    'on the copy',
    'on the copy, later',
    'on the original',
    'received before',
    'unsent before',
  ])
  expect(await world.brokenPromises()).toEqual([])
})

test('18-older-state-put-back: the device forks nothing, and its officer goes on under a new seat', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  await world.write(amina, report('in the backup of the device, unsent'))
  const backup = await world.copy(amina)
  await world.write(amina, report('after it'))
  await world.sync(amina)
  // The device is put back: it hears that its chain goes on elsewhere before anything is typed.
  await world.sync(backup)
  expect(await backup.tablet.append(report('refused'), { tab: 0 })).toMatchObject({
    ok: false,
    error: { code: 'forked' },
  })
  await world.startAnew(backup)
  await world.write(backup, report('typed again'))
  await world.sync(backup)
  const { log, quarantine } = await world.server.inside()
  expect(titlesOf(log)).toEqual(['in the backup of the device, unsent', 'after it', 'typed again'])
  // What it did not know to be received was sent again, and found to be there.
  expect(quarantine).toEqual([])
  expect(await world.brokenPromises()).toEqual([])
})

test('19-held-and-admitted: what a copy had told is admitted by a desk, once, whoever says it too', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  const copy = await world.copy(amina)
  await world.write(amina, report('on the original'))
  await world.write(copy, report('on the copy'))
  await world.sync(amina, copy, bilal)
  const [held, ...others] = await world.server.heldApart()
  if (!held) throw new Error('nothing is held')
  expect(others).toEqual([])
  await world.admit(bilal, held)
  await world.sync(bilal)
  expect(await world.server.heldApart()).toEqual([])
  await world.startAnew(copy)
  await world.sync(copy, bilal)
  const { log, quarantine } = await world.server.inside()
  expect(titlesOf(log)).toEqual(['on the original', 'on the copy'])
  expect(quarantine.map(({ problem }) => problem)).toEqual(['forked', 'already_admitted'])
  expect(await world.brokenPromises()).toEqual([])
})
