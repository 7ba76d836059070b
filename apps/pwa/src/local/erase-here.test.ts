import type { Draft } from '@tocsin/schema/events/draft'
import { erasuresIn } from '@tocsin/schema/events/erase'
import type { EventId, RecordId, SeatId } from '@tocsin/schema/primitives/ids'
import type { ExchangeReply, PulledEvent } from '@tocsin/schema/sync/wire'
import { expect, test } from 'vitest'
import type { Local } from './local.ts'
import {
  dump,
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

const canary = 'Zbigniew Canarsky'

/** The erasure of these parts, as it comes down with number `seq`. */
function erasure(
  of: { id: EventId; hash: string; record: RecordId },
  parts: string[],
  seq: number,
) {
  const facts = {
    event: of.id,
    hash: of.hash,
    parts,
    reason: 'danger',
    proposedBy: hq.seat as SeatId,
    confirmedBy: hq.seat as SeatId,
  }
  const draft: Draft = {
    type: 'PartErased',
    scope: standard,
    record: of.record,
    base: { seq: null, own: null },
    bodies: { facts },
  }
  return pulled(draft, seq, { seatSeq: seq, hash: '0'.repeat(64) })
}

function coming(events: PulledEvent[], seq: number, head?: ExchangeReply['head']): ExchangeReply {
  const at = { cursors: { [standard]: seq }, upToSeq: seq }
  return reply({ events, ...at, ...(head && { head }) })
}

/** Every text that the keys of this tablet open, in whichever store: rows of the database and the journal. */
async function readable({ disk, keys }: ReturnType<typeof tablet>): Promise<string> {
  const texts: string[] = []
  const rows = await dump(disk.indexedDb)
  for (const [store, all] of Object.entries(rows)) {
    for (const row of all as { id: string; key?: string; sealed: Uint8Array<ArrayBuffer> }[]) {
      const open = row.key === 'idx' ? keys.openIndex : keys.openRow
      const opened = await open(store, row.id, row.sealed)
      if (opened.ok) texts.push(new TextDecoder().decode(opened.value))
    }
  }
  return [...texts, ...disk.entries.map((bytes) => new TextDecoder().decode(bytes))].join('\n')
}

/** A tablet whose own report was received as number 1, and another one that it keeps. */
async function withReceived() {
  const made = tablet()
  const local = await made.start()
  const record = await save(local, canary)
  await local.applyReply(await received(local, 1, 1))
  const other = await save(local, 'Another report')
  await local.applyReply(await received(local, 2, 2))
  const { entries } = await openRecord(local, record)
  const event = entries[0]?.event
  if (!event) throw new Error('nothing was saved')
  const of = { id: event.id, hash: event.hash, record }
  const head = { seatSeq: 2, hash: (await openRecord(local, other)).entries[0]?.event.hash ?? '' }
  return { ...made, local, record, other, of, head }
}

async function question(local: Local) {
  const planned = await local.planExchange(100)
  if (!planned.ok) throw new Error(planned.error.code)
  return planned.value
}

test('ER-9 ER-10 an own part that was erased is in no store afterwards; the rest is, and the server is told once', async () => {
  const made = await withReceived()
  const { local, of, record, other, head } = made
  expect(await readable(made)).toContain(canary)
  const gone = erasure(of, ['narrative'], 3)
  await local.applyReply(coming([gone], 3, head))
  expect(await readable(made)).not.toContain(canary)
  const view = await openRecord(local, record)
  expect(view.report?.erased).toEqual([{ event: of.id, parts: ['narrative'], reason: 'danger' }])
  expect(view.row).toMatchObject({
    kind: 'report',
    title: null,
    state: 'hq',
    what: 'armed_men_moving',
  })
  expect((await openRecord(local, other)).row.title).toBe('Another report')
  const asked = await question(local)
  expect(asked.question.destroyed).toEqual([gone.id])
  expect(asked.run).toEqual([])
  // Not answered: it is said again. Answered: never more.
  expect((await question(local)).question.destroyed).toEqual([gone.id])
  await local.applyReply(coming([], 3, head))
  expect((await question(local)).question.destroyed).toBeUndefined()
})

test('ER-9 what was erased is no loss at a start, and comes back from neither store', async () => {
  const made = await withReceived()
  const { local, of, record, start, loseDatabase, head } = made
  await local.applyReply(coming([erasure(of, ['narrative'], 3)], 3, head))
  local.close()
  const again = await start()
  expect(again.found.get()).toMatchObject({ restored: 0, recopied: 0, remade: 0, unreadable: 0 })
  expect((await openRecord(again, record)).row.title).toBeNull()
  again.close()
  loseDatabase()
  const restored = await start()
  expect(restored.found.get()).toMatchObject({ restored: 2, databaseLost: true })
  expect(await readable(made)).not.toContain(canary)
  // It goes up again without the part, to a server that may have lost it.
  const { run } = await question(restored)
  expect(run.map(({ event }) => event.parts.narrative?.state)).toEqual(['erased', 'clear'])
  expect(run[0]?.salt).toBeNull()
})

test('ER-9 without its facts a report is in no list; what others said of it is kept', async () => {
  const made = await withReceived()
  const { local, of, record, head } = made
  await local.applyReply(coming([erasure(of, ['facts', 'narrative'], 3)], 3, head))
  expect(await readable(made)).not.toContain(canary)
  const kinds = local.list.get().map(({ id, kind }) => [id === record, kind])
  expect(kinds).toContainEqual([true, 'other'])
  expect(kinds.filter(([, kind]) => kind === 'report')).toHaveLength(1)
})

test('ER-9 what another officer wrote is erased here too', async () => {
  const made = tablet()
  const local = await made.start()
  const others = pulled(flash(canary), 1)
  await local.applyReply(coming([others], 1))
  expect(await readable(made)).toContain(canary)
  const { id, hash, header } = others
  const gone = erasure({ id, hash, record: header.record }, ['narrative'], 2)
  await local.applyReply(coming([gone], 2))
  expect(await readable(made)).not.toContain(canary)
  expect((await question(local)).question.destroyed).toEqual([gone.id])
})

test('ER-9 an own event that nobody has received is not touched, whoever says so', async () => {
  const made = tablet()
  const local = await made.start()
  const record = await save(local, canary)
  const event = (await openRecord(local, record)).entries[0]?.event
  if (!event) throw new Error('nothing was saved')
  const gone = erasure({ id: event.id, hash: event.hash, record }, ['narrative'], 1)
  await local.applyReply(coming([gone], 1))
  expect((await openRecord(local, record)).row.title).toBe(canary)
  expect((await question(local)).question.destroyed).toBeUndefined()
  // Received, it is erased with the receipt.
  const receipt = await received(local, 1, 2)
  await local.applyReply(receipt)
  expect(await readable(made)).not.toContain(canary)
  expect((await question(local)).question.destroyed).toEqual([gone.id])
})

test('ER-9 ER-10 cut off before the journal is clean: it is said only once it is, at the next start or reply', async () => {
  for (const ends of ['start', 'reply'] as const) {
    const made = await withReceived()
    const { local, disk, of, other, start, head } = made
    disk.journalFails = true
    await local.applyReply(coming([erasure(of, ['narrative'], 3)], 3, head))
    expect(await readable(made)).toContain(canary)
    expect((await question(local)).question.destroyed).toBeUndefined()
    disk.journalFails = false
    if (ends === 'reply') await local.applyReply(coming([], 3, head))
    else local.close()
    const after = ends === 'reply' ? local : await start()
    await after.countUse({ openings: 1 })
    expect(await readable(made)).not.toContain(canary)
    expect((await question(after)).question.destroyed).toHaveLength(1)
    expect((await openRecord(after, other)).row.title).toBe('Another report')
    expect(erasuresIn((await openRecord(after, of.record)).entries)).toHaveLength(1)
  }
})
