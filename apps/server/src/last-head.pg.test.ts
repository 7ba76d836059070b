import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { describeOnDatabase } from './db/testing/describe-on-databases.ts'
import { rememberHeads, wentBack } from './last-head.ts'
import { missionOf } from './log/mission.ts'
import { readProofs } from './log/read-proofs.ts'
import { append } from './log/testing/append-in-short.ts'
import { aReport, enrolTablet, openWorld } from './testing/test-mission.ts'

describeOnDatabase('what a server has signed before', (open) => {
  it('PF-21 an older database of the same epoch is not served, a newer one and another epoch are', async () => {
    const world = await openWorld(await open())
    const { dataDir } = world
    const { database, mission } = world.deps
    const tablet = await enrolTablet(world)
    const push = async () => {
      const own = tablet.say(aReport())
      await append(world.deps, await tablet.request([own]))
      return (await readProofs(database.db, mission)).signed
    }
    const { epoch } = await missionOf(database.db, mission)
    const older = await push()
    // Nothing is remembered yet: nothing to hold it to.
    expect(wentBack(dataDir, mission, older, epoch)).toBeUndefined()
    const heads = await rememberHeads(database, { dataDir, mission })
    const last = await push()
    await heads.stop()
    expect(wentBack(dataDir, mission, last, epoch)).toBeUndefined()
    expect(wentBack(dataDir, mission, older, epoch)).toMatchObject({ code: 'config_bad' })
    expect(wentBack(dataDir, mission, null, epoch)).toMatchObject({ code: 'config_bad' })
    if (!last) throw new Error('nothing was signed')
    const other = { ...last, head: { ...last.head, root: 'ab'.repeat(32) } }
    expect(wentBack(dataDir, mission, other, epoch)).toMatchObject({ code: 'config_bad' })
    expect(wentBack(dataDir, mission, older, 'another')).toBeUndefined()
    expect(wentBack(dataDir, mission, await push(), epoch)).toBeUndefined()
    // Torn by a power cut: no false alarm.
    const path = join(dataDir, `last-head-${mission}.json`)
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 40))
    expect(wentBack(dataDir, mission, older, epoch)).toBeUndefined()
  })
})
