import { expect, test } from 'vitest'
import type { TabMessage, Tabs } from './tabs.ts'
import { save, tablet } from './testing/tablet.ts'

/** Tabs of one browser that hear of each other as tasks of their own, like a BroadcastChannel. */
function browser() {
  const heardBy: { tab: object; heard: (message: TabMessage) => void }[] = []
  return (): Tabs => {
    const tab = {}
    return {
      tell: (message) => {
        for (const other of heardBy) {
          if (other.tab !== tab) setTimeout(() => other.heard(message), 0)
        }
      },
      onTold: (heard) => {
        const entry = { tab, heard }
        heardBy.push(entry)
        return () => heardBy.splice(heardBy.indexOf(entry), 1)
      },
      alone: (work) => work(),
    }
  }
}

const seqOf = (bytes: Uint8Array) =>
  JSON.parse(new TextDecoder().decode(bytes)).event?.header.seatSeq

test('SV-2 the lists of two tabs follow each other', async () => {
  const { start } = tablet()
  const tab = browser()
  const leader = await start({ tabs: tab() })
  await save(leader, 'before')
  const follower = await start({ tabs: tab(), leads: false })
  expect(follower.list.get()).toHaveLength(1)
  await save(follower, 'by the follower')
  await save(leader, 'by the leader')
  for (const each of [leader, follower]) {
    await expect.poll(() => each.list.get().map(({ title }) => title)).toHaveLength(3)
    expect(each.facts.get().unsentEvents).toBe(3)
  }
})

test('SV-2 a draft that one tab has sent is gone from the other', async () => {
  const { start } = tablet()
  const tab = browser()
  const one = await start({ tabs: tab() })
  const id = one.drafts.newId()
  await one.drafts.save({ id, kind: 'flash', title: null, form: {} })
  const two = await start({ tabs: tab(), leads: false })
  expect(two.drafts.find(id)).toBeDefined()
  await save(one, 'sent', { draft: id })
  await expect.poll(() => two.drafts.find(id)).toBeUndefined()
})

test('SV-4 the journal never holds an event without those before it, whichever tab wrote them', async () => {
  const { disk, start } = tablet()
  const tab = browser()
  const one = await start({ tabs: tab() })
  const two = await start({ tabs: tab(), leads: false })
  disk.journalFails = true
  await save(one, 'in the database only')
  disk.journalFails = false
  await save(two, 'after it')
  expect(disk.entries.map(seqOf).filter(Boolean)).toEqual([1, 2])
  await save(one, 'third')
  await Promise.all([save(one, 'd'), save(two, 'e'), save(one, 'f'), save(two, 'g')])
  expect(disk.entries.map(seqOf).filter(Boolean)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('SV-6 a tab that begins to lead mends what the one before left', async () => {
  const { disk, start } = tablet()
  const tab = browser()
  const first = await start({ tabs: tab() })
  const second = await start({ tabs: tab(), leads: false })
  disk.journalFails = true
  await save(first, 'the leader dies before its journal has it')
  disk.journalFails = false
  first.close()
  expect(second.found.get().recopied).toBe(0)
  second.lead()
  await expect.poll(() => second.found.get().recopied).toBe(1)
  expect(disk.entries.map(seqOf).filter(Boolean)).toEqual([1])
  expect(second.facts.get().onlyOneCopy).toBeNull()
})

test('SV-6 a disk too full for a second copy keeps nobody from opening the first', async () => {
  const { disk, start } = tablet()
  disk.journalFails = true
  const id = await save(await start(), 'one')
  const again = await start()
  expect(again.list.get().map((row) => row.id)).toEqual([id])
  expect(again.facts.get().onlyOneCopy?.code).toBe('storage_full')
  disk.journalFails = false
  await save(again, 'two')
  expect(again.facts.get().onlyOneCopy).toBeNull()
  expect(disk.entries.map(seqOf).filter(Boolean)).toEqual([1, 2])
})

test('a tab that follows never begins a log', async () => {
  const { start } = tablet()
  await expect(start({ leads: false })).rejects.toThrow('open_in_other_tab')
})
