import { noteCardUsed } from '@tocsin/schema/card-use/decide'
import { scopeId } from '@tocsin/schema/primitives/ids'
import { expect, test } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { append } from '../log/testing/append-in-short.ts'
import { bassin, enrolTablet, openWorld, tavuri } from '../testing/test-mission.ts'
import { readUsedCards } from './read-used-cards.ts'

const card = (code: string) => ({ card: code, version: 1 })

describeOnDatabase('guidance cards that were used', (open) => {
  test('GU-6 GU-7 are counted by card and area, are no record, and belong to the restricted band', async () => {
    const world = await openWorld(await open())
    const { database, mission, clock } = world.deps
    const near = await enrolTablet(world)
    const far = await enrolTablet(world, 'jpt_member', [bassin])
    near.say(noteCardUsed(tavuri, card('sexual_violence')))
    near.say(noteCardUsed(tavuri, card('sexual_violence')))
    near.say({
      ...noteCardUsed(tavuri, card('interpreter')),
      scope: scopeId(tavuri, 'standard'),
    })
    far.say(noteCardUsed(bassin, card('sexual_violence')))
    expect(await append(world.deps, await near.request())).toMatchObject({
      held: ['3 not_allowed'],
      head: 3,
    })
    await append(world.deps, await far.request())
    const used = await readUsedCards(database.db, mission, clock.now())
    expect(used.map(({ card, area, count }) => [card, area, count])).toEqual([
      ['sexual_violence', tavuri, 2],
      ['sexual_violence', bassin, 1],
    ])
    const records = await database.db.selectFrom('record').select('kind').execute()
    expect(records.filter(({ kind }) => kind !== 'seat')).toEqual([])
    const later = clock.now() + 91 * 86_400_000
    expect(await readUsedCards(database.db, mission, later)).toEqual([])
  })
})
