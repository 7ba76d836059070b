import { answerAlert } from '@tocsin/schema/alert/decide'
import { commitmentOf } from '@tocsin/schema/chain/parts'
import { describe, expect, test } from 'vitest'
import {
  flash,
  hq,
  openRecord,
  pulled,
  received,
  reply,
  save,
  standard,
  tablet,
} from './testing/tablet.ts'

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

  test('DV-15 a save that was made while another device took its place is told, and is part of the tail', async () => {
    const local = await tablet().start()
    await save(local, 'while the reply was on its way')
    await local.applyReply(reply({ head: { seatSeq: 1, hash: 'f'.repeat(64) } }))
    expect(local.facts.get().chainLost).toBe(true)
    const old = await local.old()
    expect(old.ok && old.value.map(({ isTail }) => isTail)).toEqual([true])
    // The same place with the same event is no fork.
    const other = await tablet().start()
    const id = await save(other, 'only the receipt was lost')
    const { head } = await received(other, 1, 7)
    await other.applyReply(reply({ head }))
    expect(other.facts.get().chainLost).toBe(false)
    expect(other.row(id)?.state).not.toBe('held')
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

  test('KW-3 words that a restored server has lost stay where they are, and go when they are erased', async () => {
    const local = await tablet().start()
    const told = pulled(flash('men at the ford'), 1)
    const took = (parts: typeof told.parts) =>
      local.applyReply(
        reply({ events: [{ ...told, parts }], upToSeq: 1, cursors: { [standard]: 1 } }),
      )
    await took(told.parts)
    await local.takeEpoch('restored')
    const narrative = told.parts.narrative
    const commitment = (narrative && commitmentOf(narrative)) ?? ''
    await took({ ...told.parts, narrative: { state: 'withheld', commitment } })
    expect(local.list.get()).toMatchObject([{ title: 'men at the ford' }])
    const kept = (await openRecord(local, told.header.record)).entries[0]?.event.parts
    expect(kept?.narrative).toEqual(narrative)
    await took({ ...told.parts, narrative: { state: 'erased', commitment } })
    expect(local.list.get()).toMatchObject([{ title: null }])
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
