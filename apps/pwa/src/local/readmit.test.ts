import { tellEvent } from '@tocsin/schema/events/tell'
import type { AreaId } from '@tocsin/schema/primitives/ids'
import { problem } from '@tocsin/schema/problem'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import { expect, test } from 'vitest'
import type { Local } from './local.ts'
import { openRecord, received, reply, save, tablet } from './testing/tablet.ts'

async function amend(local: Local, id: Parameters<typeof openRecord>[1], what: string) {
  const { report, base } = await openRecord(local, id)
  if (!report) throw new Error('no report')
  const draft = amendReport(report, local.actor(), base, { facts: { set: { what } } })
  if (!draft.ok) throw new Error(draft.error.code)
  const saved = await local.append(draft.value)
  if (!saved.ok) throw new Error(saved.error.code)
}

/** A tablet that lost a fork: one report is in the log, three events behind it never will be. */
async function stopped() {
  const local = await tablet('a').start()
  const taken = await save(local, 'taken')
  await local.applyReply(await received(local, 1, 7))
  const left = await save(local, 'left')
  await amend(local, left, 'burning_looting')
  const attached = await local.append(
    fileReport('OD03' as AreaId, {
      facts: {
        form: 'full',
        place: { kind: 'withheld' },
        occurredAt: { precision: 'unknown' },
        attachTo: left,
      },
      narrative: { title: 'attached' },
    }),
  )
  if (!attached.ok) throw new Error(attached.error.code)
  await amend(local, taken, 'people_fleeing')
  const planned = await local.planExchange(100)
  if (!planned.ok) throw new Error(planned.error.code)
  const hash = planned.value.run[0]?.event.hash ?? ''
  await local.applyReply(
    reply({
      head: { seatSeq: 2, hash },
      held: [
        { seatSeq: 2, problem: problem('forked') },
        { seatSeq: 3, problem: problem('broken_chain') },
      ],
    }),
  )
  const old = await local.old()
  if (!old.ok) throw new Error(old.error.code)
  return { local, taken, left, old: old.value }
}

test('DV-10 the tail of a forked seat is said again by a new one, in its order, under new ids', async () => {
  const { local, taken, old } = await stopped()
  expect(local.facts.get().chainLost).toBe(true)
  expect(old.map(({ isTail }) => isTail)).toEqual([false, true, true, true, true])
  const fresh = await tablet('c').start()
  await save(fresh, 'written before')
  expect(await fresh.readmit(old)).toEqual({ ok: true, value: 4 })
  const own = await fresh.old()
  if (!own.ok) throw new Error(own.error.code)
  const said = own.value.slice(1).map(({ event }) => {
    return { header: event.header, told: tellEvent({ event, numbered: null }) }
  })
  expect(said.map(({ told }) => told?.provenance?.readmits?.event)).toEqual(
    old.slice(1).map(({ event }) => event.id),
  )
  const [filed, amended, attached, ofTaken] = said
  const left = filed?.header.record
  expect(left).toBe(own.value[1]?.event.id)
  expect(amended?.header).toMatchObject({ record: left, base: { seq: null, own: 2 } })
  expect(attached?.told).toMatchObject({ facts: { attachTo: left } })
  // Of a record that the log has, under the old seat's id, as seen at its number there.
  expect(ofTaken?.header).toMatchObject({ record: taken, base: { seq: 7, own: null } })
  const row = fresh.list.get().find(({ id }) => id === left)
  expect(row).toMatchObject({ title: 'left', what: 'burning_looting' })
})

test('DV-10 begun again after a crash it goes on where it stopped, and says nothing twice', async () => {
  const { old } = await stopped()
  const place = tablet('c')
  const fresh = await place.start()
  await fresh.readmit(old.slice(0, 3))
  const again = await place.start()
  expect(await again.readmit(old)).toEqual({ ok: true, value: 2 })
  expect(await again.readmit(old)).toEqual({ ok: true, value: 0 })
  expect(again.facts.get().unsentEvents).toBe(4)
})

test('DV-10 what waits on a revoked seat is for others to judge', async () => {
  const local = await tablet('a').start()
  await save(local, 'unsent')
  await local.applyReply(reply({ held: [{ seatSeq: 1, problem: problem('seat_revoked') }] }))
  const old = await local.old()
  expect(old.ok && old.value.map(({ isTail }) => isTail)).toEqual([false])
})

test('DV-15 what a stopped seat told after it is part of its tail, and stays it after a start', async () => {
  const place = tablet('a')
  const local = await place.start()
  await save(local, 'told too late')
  const held = [{ seatSeq: 1, problem: problem('seat_revoked') }]
  await local.applyReply(reply({ held, cursors: {} }), undefined, true)
  expect(local.facts.get().chainLost).toBe(true)
  await save(local, 'written after')
  const again = await place.start()
  expect(again.facts.get().chainLost).toBe(true)
  const old = await again.old()
  expect(old.ok && old.value.map(({ isTail }) => isTail)).toEqual([true, true])
})
