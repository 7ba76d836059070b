import { expect, it } from 'vitest'
import { describeOnDatabase } from './db/testing/describe-on-databases.ts'
import { missionOf } from './log/mission.ts'
import { append } from './log/testing/append-in-short.ts'
import { lookLater } from './look-later.ts'
import { createLogger } from './observability/logger.ts'
import { openMission } from './open-mission.ts'
import { aReport, enrolTablet, openWorld } from './testing/test-mission.ts'

const logger = createLogger()
logger.level = 'silent'

describeOnDatabase('the look through everything after a start', (open) => {
  async function twoReports() {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    for (const _ of [1, 2]) {
      tablet.say(aReport())
      await append(world.deps, await tablet.request())
    }
    await openMission(world.deps)
    const { deps } = world
    const { database, mission } = deps
    const generation = async () => (await missionOf(database.db, mission)).generation
    const said: string[] = []
    const look = (beginsAfter: number) =>
      lookLater(database, deps, {
        logger,
        say: (line) => said.push(line),
        onRebuild: () => undefined,
        beginsAfter,
      })
    return { db: database.db, look, said, generation }
  }

  it('KW-8 says which keys are missing, and makes the lists anew without them', async () => {
    const { db, look, said, generation } = await twoReports()
    const before = await generation()
    const key = await db
      .selectFrom('record_key')
      .select('owner')
      .where('owner', 'like', '%-%')
      .executeTakeFirstOrThrow()
    await db.deleteFrom('record_key').where('owner', '=', key.owner).execute()
    const looking = look(0)
    await expect.poll(generation, { timeout: 30_000 }).not.toBe(before)
    await looking.stop()
    expect(said).toEqual([expect.stringContaining('Keys of words are missing')])
  })

  it('says nothing where nothing is wrong, and nothing more once the server stops', async () => {
    const { db, look, said, generation } = await twoReports()
    const before = await generation()
    const sound = look(0)
    await new Promise((resolve) => setTimeout(resolve, 500))
    await sound.stop()
    await db.deleteFrom('record_key').execute()
    await look(60_000).stop()
    expect(said).toEqual([])
    expect(await generation()).toBe(before)
  })
})
