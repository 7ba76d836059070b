import { acceptReply } from '@tocsin/schema/sync/accept-reply'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import {
  aReport,
  bassin,
  enrolTablet,
  openWorld,
  type Tablet,
  tavuri,
  type World,
} from '../testing/test-mission.ts'
import { exchange } from './exchange.ts'

async function talk(world: World, tablet: Tablet, limit = 200): Promise<ExchangeReply> {
  const reply = await exchange(world.deps, await tablet.request(tablet.own, { limit }))
  if (!reply.ok) throw new Error(reply.error.code)
  const wire = JSON.parse(JSON.stringify(reply.value))
  const accepted = acceptReply({ mission: world.deps.mission, seat: tablet.seat }, wire)
  if (!accepted.ok) throw new Error(`the tablet refuses the reply: ${accepted.error.code}`)
  Object.assign(tablet.cursors, accepted.value.cursors)
  return accepted.value
}

const child = { violations: [{ type: 'recruitment' }] }

describeOnBothDatabases('pullEvents', (open) => {
  it('LG-10 sends what a seat may see, in order, never its own, and nothing twice', async () => {
    const world = await openWorld(await open())
    const [one, two] = [await enrolTablet(world), await enrolTablet(world)]
    const far = await enrolTablet(world, 'jpt_member', [bassin])
    one.say(aReport())
    one.say(aReport())
    await talk(world, one)
    const first = await talk(world, two)
    expect(first.events.map(({ header }) => header.type)).toEqual([
      'SeatEnrolled',
      'SeatEnrolled',
      'SeatEnrolled',
      'SeatEnrolled',
      'ReportFiled',
      'ReportFiled',
    ])
    expect(first).toMatchObject({ more: false, upToSeq: 6 })
    expect((await talk(world, two)).events).toEqual([])
    const seen = await talk(world, far)
    expect(seen.events.every(({ header }) => header.type === 'SeatEnrolled')).toBe(true)
    expect(seen.upToSeq).toBe(6)
  })

  it('LG-10 pages without a gap however small the page', async () => {
    const world = await openWorld(await open())
    const [one, two] = [await enrolTablet(world), await enrolTablet(world)]
    for (let n = 0; n < 5; n += 1) {
      one.say(aReport())
      two.say(aReport())
      await talk(world, one)
      await talk(world, two, 0)
    }
    const seqs: number[] = []
    let reply = await talk(world, two, 2)
    for (let page = 0; page < 20; page += 1) {
      seqs.push(...reply.events.map(({ numbered }) => numbered.seq))
      if (!reply.more) break
      expect(reply.upToSeq).toBeGreaterThanOrEqual(seqs.at(-1) ?? 0)
      reply = await talk(world, two, 2)
    }
    expect(seqs).toEqual([1, 2, 3, 4, 6, 8, 10, 12])
    expect(reply.upToSeq).toBe(13)
  })

  it('AC-4 AC-5 withholds the parts that are not for this reader, and the chain still verifies', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const colleague = await enrolTablet(world)
    const mandated = await enrolTablet(world, 'jpt_member', [tavuri], 'child_protection')
    const leader = await enrolTablet(world, 'team_leader')
    const analyst = await enrolTablet(world, 'analyst', [])
    author.say(aReport(child))
    await talk(world, author)
    const statesFor = async (reader: Tablet) => {
      const { events } = await talk(world, reader)
      const report = events.find(({ header }) => header.type === 'ReportFiled')
      return Object.fromEntries(
        Object.entries(report?.parts ?? {}).map(([label, part]) => [label, part.state]),
      )
    }
    expect(await statesFor(colleague)).toEqual({})
    expect(await statesFor(mandated)).toEqual({ facts: 'clear', narrative: 'withheld' })
    expect(await statesFor(leader)).toEqual({ facts: 'clear', narrative: 'withheld' })
    expect(await statesFor(analyst)).toEqual({ facts: 'clear', narrative: 'clear' })
  })

  it('LG-10 a newly granted scope starts at its beginning', async () => {
    const world = await openWorld(await open())
    const one = await enrolTablet(world)
    const far = await enrolTablet(world, 'jpt_member', [bassin])
    one.say(aReport())
    await talk(world, one)
    await talk(world, far)
    await world.deps.database.db
      .updateTable('seat')
      .set({ areas_json: JSON.stringify(['OD01', 'OD03']) })
      .where('seat_id', '=', far.seat)
      .execute()
    const reply = await talk(world, far)
    expect(reply.events.map(({ header }) => header.type)).toEqual(['ReportFiled'])
    expect(reply.cursors).toMatchObject({ 'OD03.standard': 1 })
  })
})
