import type { Role } from '@tocsin/schema/primitives/actor'
import { bend } from '@tocsin/testkit/bend'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { append } from '../log/testing/append-in-short.ts'
import { aFlash, withMessages } from '../testing/short-texts.ts'
import { enrolTablet, openWorld, type Tablet, type World } from '../testing/test-mission.ts'
import { readHeard } from './read-heard.ts'
import { revokeDevice } from './revoke.ts'

async function heardBy(world: World, reader: Tablet, text: string) {
  return readHeard(world.deps, reader.actor, text)
}
const reader = (world: World, role: Role) => enrolTablet(world, role, [])

describeOnDatabase('messages by SMS or radio', (open) => {
  it('SM-5 says whose it is, what it says and which record it will be, before and after the tablet’s own report', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const other = await withMessages(world)
    const desk = await reader(world, 'analyst')
    const own = tablet.say(aFlash())
    const text = await textOf(own)
    const read = await heardBy(world, desk, text)
    expect(read).toMatchObject({
      is: 'read',
      author: { seat: tablet.seat, role: 'jpt_member', isOut: false },
      record: own.event.header.record,
      scope: own.event.header.scope,
      report: 'not_yet',
      flash: {
        what: 'attack_shooting',
        imminence: 'happening_now',
        level: 'flash',
        exercise: false,
      },
    })
    // Heard twice it is the same record, and nothing was written for it.
    expect(await heardBy(world, desk, text.toLowerCase())).toEqual(read)
    await append(world.deps, await tablet.request())
    expect(await heardBy(world, desk, text)).toEqual({ ...read, report: 'here' })
    // The same number of another seat is another record.
    const theirs = await heardBy(world, desk, await other.textOf(other.tablet.say(aFlash())))
    expect(theirs).toMatchObject({ author: { seat: other.tablet.seat }, report: 'not_yet' })
    await revokeDevice({ ...world.deps, ...world }, tablet.seat, 'lost')
    expect(await heardBy(world, desk, text)).toMatchObject({ author: { isOut: true } })
  })

  it('SM-5 another event in its place is told apart; what no key opens says nothing', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const desk = await reader(world, 'analyst')
    const own = tablet.say(aFlash())
    const text = await textOf(own)
    const forged = { ...own, event: { ...own.event, hash: 'ab'.repeat(32) } }
    await append(world.deps, await tablet.request())
    expect(await heardBy(world, desk, await textOf(forged))).toMatchObject({ report: 'other' })
    for (const bad of ['', 'hello', text.slice(0, 20) + bend(text.slice(20)), text.slice(0, 60)]) {
      expect(await heardBy(world, desk, bad)).toEqual({ is: 'unreadable' })
    }
  })

  it('SM-5 who may read nothing of it is told whose it is and no word of it', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const text = await textOf(tablet.say(aFlash({ what: 'sexual_violence' })))
    expect(await heardBy(world, await reader(world, 'analyst'), text)).toMatchObject({
      is: 'read',
      scope: 'OD03.restricted',
      flash: { band: 'restricted', what: 'sexual_violence' },
    })
    const told = await heardBy(world, await reader(world, 'summary_reader'), text)
    expect(told).toMatchObject({ is: 'not_for_you', author: { seat: tablet.seat } })
    expect(Object.keys(told).sort()).toEqual(['author', 'is'])
  })
})
