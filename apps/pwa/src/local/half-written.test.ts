import type { RecordId } from '@tocsin/schema/primitives/ids'
import { amendReport } from '@tocsin/schema/report/decide'
import { expect, test } from 'vitest'
import type { Local } from './local.ts'
import { leave, recordWrites } from './testing/record-writes.ts'
import { dump, expectChain, openRecord, received, rested, save, tablet } from './testing/tablet.ts'

// LevelDB does not sync the end of a log when it begins the next one (google/leveldb issue 193), and
// Chromium writes a transaction in pieces: of one that was acknowledged, the beginning may be gone.

async function amend(local: Local, id: RecordId): Promise<void> {
  const { report, base } = await openRecord(local, id)
  if (!report) throw new Error('no report')
  const draft = amendReport(report, local.actor(), base, { facts: { set: { what: 'shooting' } } })
  if (!draft.ok) throw new Error(draft.error.code)
  expect(await local.append(draft.value)).toMatchObject({ ok: true })
  await rested(local)
}

const acts: Record<string, (local: Local, first: RecordId) => Promise<unknown>> = {
  'a new record': (local) => save(local, 'second'),
  'more about a record': amend,
}

const rowsOf = (local: Local) =>
  local.list
    .get()
    .map(({ id, title, waiting }) => ({ id, title, waiting }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))

const isNot = (row: unknown) => (other: unknown) => idOf(other) !== idOf(row)
const idOf = (row: unknown) => (row as { id?: string } | undefined)?.id

for (const [name, act] of Object.entries(acts)) {
  test(`SV-11, SV-14 a power cut leaves of ${name} the event, and of what follows it any later part: nothing is lost, no number given twice`, async () => {
    let beginnings = 1
    for (let gone = 0; gone <= beginnings; gone++) {
      const { disk, start } = tablet()
      const local = await start()
      const first = await save(local, 'first')
      const before = await dump(disk.indexedDb)
      const writes = await recordWrites(() => act(local, first))
      const whole = rowsOf(local)
      local.close()
      // The event is on the disk before anything else is begun; without it the journal has it.
      beginnings = writes.length
      expect(writes.map(({ store }) => store)).toEqual(['chain', 'meta', 'clusters', 'pages'])
      const [event, ...rest] = writes
      await leave(disk, before, event && gone < writes.length ? [event, ...rest.slice(gone)] : [])

      const again = await start()
      expect(rowsOf(again)).toEqual(whole)
      expect((await openRecord(again, first)).entries).toHaveLength(name === 'a new record' ? 1 : 2)
      await save(again, 'third')
      await expectChain(again, 3)
      again.close()
      const later = await start()
      expect(later.list.get()).toHaveLength(whole.length + 1)
      expect(later.found.get()).toMatchObject({ restored: 0, recopied: 0, remade: 0 })
      await expectChain(later, 3)
      later.close()
    }
  })
}

test('SV-11 a power cut takes the event before, of which heads and record are there, and leaves the next one without its own: nothing is lost, and what follows is taken', async () => {
  const { disk, start } = tablet()
  const local = await start()
  await save(local, 'first')
  const [second] = await recordWrites(() => save(local, 'second'))
  const before = await dump(disk.indexedDb)
  const after = await recordWrites(() => save(local, 'third'))
  const whole = rowsOf(local)
  local.close()
  // As many rows as the index names: it is its rows that have to be there, not their number.
  const gone = { ...before, chain: (before.chain ?? []).filter(isNot(second?.given[0])) }
  expect(gone.chain).toHaveLength(1)
  await leave(disk, gone, after.slice(0, 1))

  const again = await start()
  expect(rowsOf(again)).toEqual(whole)
  await save(again, 'fourth')
  await expectChain(again, 4)
  again.close()
  const later = await start()
  expect(later.list.get()).toHaveLength(4)
  expect(later.found.get()).toMatchObject({ restored: 0, recopied: 0, remade: 0 })
  await expectChain(later, 4)
  later.close()
})

test('SV-11 a tab that only follows, opened before the mending, numbers nothing twice either', async () => {
  const { disk, start } = tablet()
  const local = await start()
  await save(local, 'first')
  const before = await dump(disk.indexedDb)
  const writes = await recordWrites(() => save(local, 'second'))
  local.close()
  await leave(disk, before, writes.slice(0, 1))
  const follower = await start({ leads: false })
  expect(follower.list.get()).toHaveLength(2)
  await save(follower, 'third')
  await expectChain(follower, 3)
  follower.lead()
  await expect
    .poll(() =>
      follower.list
        .get()
        .map(({ title }) => title)
        .sort(),
    )
    .toEqual(['first', 'second', 'third'])
})

test('SV-11 of the taking of a receipt a power cut leaves any later part: it is asked for and taken again', async () => {
  let beginnings = 1
  for (let gone = 0; gone <= beginnings; gone++) {
    const { disk, start } = tablet()
    const local = await start()
    await save(local, 'first')
    await save(local, 'second')
    const reply = await received(local, 1, 7)
    const before = await dump(disk.indexedDb)
    const writes = await recordWrites(() => local.applyReply(reply))
    const whole = rowsOf(local)
    local.close()
    beginnings = writes.length
    expect(writes[0]?.store).toBe('meta')
    await leave(disk, before, writes.slice(gone))
    const again = await start()
    const planned = await again.planExchange(100)
    // The server's word is forgotten with the beginning: the run starts where it did.
    expect(planned.ok && planned.value.run).toHaveLength(gone === 0 ? 1 : 2)
    await again.applyReply(reply)
    expect(rowsOf(again)).toEqual(whole)
    again.close()
  }
})
