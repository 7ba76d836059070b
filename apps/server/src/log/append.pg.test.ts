import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-both-databases.ts'
import { appendRun } from './append.ts'
import { aReport, enrolTablet, openWorld } from '../testing/test-mission.ts'

describeOnBothDatabases('appendRun', (open) => {
  it('LG-7 gives gap-free numbers and their receipts', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    tablet.say(aReport())
    const request = await tablet.request()
    const appended = await appendRun(world.deps, { request })
    if (!appended.ok) throw new Error(appended.error.code)
    expect(appended.value.held).toEqual([])
    expect(appended.value.receipts.map(({ numbered }) => numbered.seq)).toEqual([3, 4])
  })
})
