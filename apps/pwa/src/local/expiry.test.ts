import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { flash, pulled, reply, save, standard, tablet } from './testing/tablet.ts'

const day = 86_400_000

async function withPicture() {
  const { disk, start } = tablet()
  const local = await start()
  const own = await save(local, 'own and unsent')
  const others = pulled(flash('of another officer'), 1)
  await local.applyReply(reply({ events: [others], cursors: { [standard]: 1 }, upToSeq: 1 }))
  const shows = () => local.list.get().map(({ title }) => title)
  return { disk, start, local, own, shows, others }
}

test('DV-7 what was pulled goes after fourteen days of use; what is unsent stays and still goes out', async () => {
  const { disk, start, local, own, shows } = await withPicture()
  for (let nth = 1; nth < 14; nth++) {
    disk.now += day
    await local.countUse({ openings: 1 })
  }
  expect(shows()).toHaveLength(2)
  expect(local.facts.get()).toMatchObject({ expiredAt: null, expiryDaysLeft: 1 })
  disk.now += day
  await local.countUse({ openings: 1 })
  expect(shows()).toEqual(['own and unsent'])
  expect(local.facts.get()).toMatchObject({ expiredAt: disk.now, unsentEvents: 1 })
  const again = await start()
  expect(again.list.get().map(({ id }) => id)).toEqual([own])
  const planned = await again.planExchange(100)
  if (!planned.ok) throw new Error(planned.error.code)
  expect(planned.value.run).toHaveLength(1)
  expect(planned.value.question.cursors).toEqual({})
})

test('DV-7 one contact gives it back, and the days begin anew', async () => {
  const { disk, local, shows, others } = await withPicture()
  for (let nth = 1; nth <= 14; nth++) {
    disk.now += day
    await local.countUse({ openings: 1 })
  }
  await local.applyReply(reply({ events: [others], cursors: { [standard]: 1 }, upToSeq: 1 }))
  expect(shows()).toHaveLength(2)
  expect(local.facts.get()).toMatchObject({ expiredAt: null, expiryDaysLeft: 14 })
})

test('DV-7 a clock ten years off wipes nothing, set forward or back, once or to and fro', async () => {
  for (const off of [3650, -3650]) {
    const { disk, start, local, shows } = await withPicture()
    for (let nth = 0; nth < 3; nth++) {
      disk.now += off * day
      await local.countUse({ openings: 1 })
      disk.now -= off * day
      await local.countUse({ openings: 1 })
    }
    expect(shows()).toHaveLength(2)
    expect((await start()).list.get()).toHaveLength(2)
  }
})

test('DV-7 the mission may give fewer days, and a tablet takes them as it hears of them', async () => {
  const { disk, local, shows } = await withPicture()
  await local.takeSettings({ expiryDays: 2 })
  for (let nth = 1; nth <= 2; nth++) {
    disk.now += day
    await local.countUse({ openings: 1 })
  }
  expect(shows()).toEqual(['own and unsent'])
})

test.each(['damaged row', 'another epoch'])(
  'DV-7 DV-9 after %s what was pulled still lies here: it is named to the server as held, and goes after its days',
  async (why) => {
    const { disk, start, local: first } = await withPicture()
    let local = first
    if (why === 'another epoch') await local.takeEpoch('another')
    else {
      const db = openDatabase('f'.repeat(32), disk.indexedDb)
      await db.pages.toCollection().modify((row) => {
        row.sealed = row.sealed.slice(1)
      })
      db.close()
      local = await start()
    }
    const planned = await local.planExchange(100)
    if (!planned.ok) throw new Error(planned.error.code)
    expect(local.list.get()).toHaveLength(2)
    // From the beginning, and not as dropped: a scope that is not named is one that is not here any more.
    expect(planned.value.question.cursors).toEqual({ [standard]: 0 })
    for (let nth = 1; nth <= 14; nth++) {
      disk.now += day
      await local.countUse({ openings: 1 })
    }
    expect(local.list.get().map(({ title }) => title)).toEqual(['own and unsent'])
    const after = await local.planExchange(100)
    if (!after.ok) throw new Error(after.error.code)
    expect(after.value.question.cursors).toEqual({})
  },
)
