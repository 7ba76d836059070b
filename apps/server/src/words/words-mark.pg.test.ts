import { expect, it } from 'vitest'
import type { RecordKeyTable } from '../db/kept-tables.ts'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { lookAtAll } from '../log/look-at-all.ts'
import { missionOf } from '../log/mission.ts'
import { append } from '../log/testing/append-in-short.ts'
import { openMission } from '../open-mission.ts'
import { openRecords } from '../projections/record-store.ts'
import { aReport, enrolTablet, openWorld, type World } from '../testing/test-mission.ts'
import { checkWordsKey } from './check-keys.ts'
import { makeRecordKeys, seatOwner } from './record-keys.ts'
import { renewRecordKeys } from './renew-keys.ts'
import { readMark } from './words-mark.ts'

async function reporting(world: World) {
  const tablet = await enrolTablet(world)
  return async () => {
    tablet.say(aReport())
    await append(world.deps, await tablet.request())
  }
}

async function opens({ deps }: World): Promise<boolean> {
  const { db } = deps.database
  const { generation } = await missionOf(db, deps.mission)
  const rows = await db
    .selectFrom('record')
    .selectAll()
    .where('generation', '=', generation)
    .execute()
  return openRecords(db, deps, rows).then(
    (records) => records.length === rows.length,
    () => false,
  )
}

const keysOf = ({ deps }: World) => deps.database.db.selectFrom('record_key').selectAll().execute()

async function restoreKeys({ deps }: World, keys: RecordKeyTable[]): Promise<void> {
  await deps.database.db.deleteFrom('record_key').execute()
  await deps.database.db.insertInto('record_key').values(keys).execute()
}

describeOnBothDatabases('the mark of the keys', (open) => {
  it('KW-8 fits after whatever makes keys, and no more beside keys of another day', async () => {
    const world = await openWorld(await open())
    const { deps } = world
    const { db } = deps.database
    const fits = async () => (await readMark(db, deps)).fits
    const report = await reporting(world)
    // From before there was a mark: everything is read once, then the mark stands.
    expect(await fits()).toBe(false)
    expect(await openMission(deps)).toMatchObject({ ok: true })
    expect(await fits()).toBe(true)
    const yesterday = await keysOf(world)
    await report()
    const [record] = (await keysOf(world)).filter(({ owner }) => owner.includes('-'))
    await db.transaction().execute((tx) => renewRecordKeys(tx, deps, [record?.owner ?? '']))
    await Promise.all(
      ['a', 'b', 'c'].map((seat) => makeRecordKeys(db, deps, [seatOwner(seat), seatOwner('d')])),
    )
    expect(await fits()).toBe(true)
    const today = await keysOf(world)

    await restoreKeys(world, yesterday)
    expect(await fits()).toBe(false)
    // What is made on them meanwhile, by a start that is cut off, changes nothing of that.
    await makeRecordKeys(db, deps, ['another'])
    expect(await fits()).toBe(false)
    expect(await opens(world)).toBe(false)
    expect(await openMission(deps)).toMatchObject({ ok: true })
    expect([await fits(), await opens(world)]).toEqual([true, true])

    // The mark of a day on which keys were lost fits none: it would have to be of these keys.
    await restoreKeys(world, today)
    expect(await fits()).toBe(false)
  }, 60_000)

  it('KW-8 names the server key that is missing, without reading a key', async () => {
    const world = await openWorld(await open())
    await (await reporting(world))()
    await openMission(world.deps)
    const { db } = world.deps.database
    const words = { ...world.deps.words, keyId: 'another' }
    expect(await checkWordsKey(db, { ...world.deps, words })).toMatchObject({
      ok: false,
      error: {
        code: 'config_bad',
        detail: { reason: expect.stringContaining(world.deps.words.keyId) },
      },
    })
    expect(await checkWordsKey(db, world.deps)).toEqual({ ok: true, value: { marked: true } })
  }, 60_000)

  it('KW-8 PF-19 what halves that fit do not say is found by the look through everything', async () => {
    const world = await openWorld(await open())
    const { deps } = world
    const { db } = deps.database
    const report = await reporting(world)
    await report()
    await report()
    await openMission(deps)
    expect(await lookAtAll(db, deps)).toEqual([])
    const [key] = (await keysOf(world)).filter(({ owner }) => owner.includes('-'))
    await db
      .deleteFrom('record_key')
      .where('owner', '=', key?.owner ?? '')
      .execute()
    await makeRecordKeys(db, { ...deps, words: { ...deps.words, keyId: 'another' } }, [
      'of another',
    ])
    await db.transaction().execute(async (tx) => {
      await tx.deleteFrom('part').where('seq', '=', 2).execute()
      await tx.deleteFrom('event').where('seq', '=', 2).execute()
    })
    expect(await lookAtAll(db, deps)).toEqual(['numbers', 'keys_lost', 'keys_foreign'])
  }, 60_000)
})
