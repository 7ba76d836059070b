import type { Draft, OwnEvent } from '@tocsin/schema/events/draft'
import { heardFacts } from '@tocsin/schema/sync/heard-facts'
import { readShort } from '@tocsin/schema/sync/short-message'
import { expect, it } from 'vitest'
import { readHeard } from '../accounts/read-heard.ts'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { readAlerts } from '../projections/read-alerts.ts'
import { readMap } from '../projections/read-map.ts'
import { readRecord } from '../projections/read-record.ts'
import { readSummary } from '../projections/read-summary.ts'
import { rebuildProjections } from '../projections/rebuild.ts'
import { aFlash, withMessages } from '../testing/short-texts.ts'
import {
  aReport,
  enrolTablet,
  openWorld,
  type Tablet,
  type World,
} from '../testing/test-mission.ts'
import { exchange } from './exchange.ts'
import { append } from './testing/append-in-short.ts'

/** What a desk writes once the server has opened the message for it. */
async function recording(world: World, desk: Tablet, text: string): Promise<Draft<'FlashHeard'>> {
  const read = await readHeard(world.deps, desk.actor, text)
  const message = readShort(text)
  if (read.is !== 'read' || !message.ok) throw new Error(`the message is ${read.is}`)
  return {
    type: 'FlashHeard',
    scope: read.scope,
    record: read.record,
    base: { seq: null, own: null },
    bodies: { facts: heardFacts(message.value, read.flash) },
  }
}

/** Everything that counts or lists it, as this reader is told. */
async function pictureOf(world: World, { actor }: Tablet) {
  const { db } = world.deps.database
  const now = world.clock.now()
  const map = await readMap(db, world.deps, actor, { withExercises: true }, now)
  const { summary } = await readSummary(db, world.deps, { weekStart: '2026-11-18' }, now)
  return {
    map: [...map.onMap, ...map.beside],
    alerts: await readAlerts(db, world.deps, actor, now),
    summary,
  }
}

const counted = (picture: Awaited<ReturnType<typeof pictureOf>>) => ({
  map: picture.map.map(({ id, onlyHeard, level, standing }) => ({
    id,
    onlyHeard,
    level,
    standing,
  })),
  alerts: picture.alerts.map(({ id, onlyHeard, standing }) => ({ id, onlyHeard, standing })),
  incidents: picture.summary.incidents.now.unverified.min,
})

describeOnBothDatabases('short messages that desks record', (open) => {
  it('SM-6 SM-7 SM-8 one record in map, queue and figures: heard, taken, heard again, and with the report that comes', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const [desk, other] = [
      await enrolTablet(world, 'analyst', []),
      await enrolTablet(world, 'headquarters', []),
    ]
    const own = tablet.say(aFlash())
    const text = await textOf(own)
    const { record } = own.event.header
    const draft = await recording(world, desk, text)
    desk.say(draft)
    world.clock.time += 60_000
    expect(await append(world.deps, await desk.request())).toMatchObject({ held: [] })
    const arrived = world.clock.now()
    const heard = await pictureOf(world, desk)
    expect(counted(heard)).toEqual({
      map: [{ id: record, onlyHeard: true, level: 'flash', standing: 'unanswered' }],
      alerts: [{ id: record, onlyHeard: true, standing: 'unanswered' }],
      incidents: 1,
    })
    expect(heard.alerts[0]).toMatchObject({
      alert: { raised: { seat: tablet.seat, receivedAt: arrived } },
      reporter: { role: 'jpt_member' },
    })
    // Another desk has it by radio; somebody takes the alert; an hour later the tablet has a link.
    other.say(await recording(world, other, text))
    world.clock.time += 3_600_000
    other.say({
      type: 'AlertAcknowledged',
      scope: own.event.header.scope,
      record,
      base: { seq: 1, own: null },
      bodies: { facts: { by: 'Watch officer' } },
    })
    expect(await append(world.deps, await other.request())).toMatchObject({ held: [] })
    expect(counted(await pictureOf(world, desk))).toMatchObject({
      map: [{ id: record, onlyHeard: true, standing: 'acknowledged' }],
      incidents: 1,
    })
    expect(await append(world.deps, await tablet.request())).toMatchObject({ held: [] })
    const after = await pictureOf(world, desk)
    expect(counted(after)).toEqual({
      map: [{ id: record, onlyHeard: false, level: 'flash', standing: 'acknowledged' }],
      alerts: [{ id: record, onlyHeard: false, standing: 'acknowledged' }],
      incidents: 1,
    })
    expect(after.alerts[0]?.alert.raised.receivedAt).toBe(arrived)
    const read = await readRecord(world.deps.database.db, world.deps, desk.actor, {
      kind: 'incident',
      id: record,
    })
    expect(read?.reports[record]).toMatchObject({ filedAs: own.event.hash, form: 'full' })
    expect(read?.history.map(({ type }) => type)).toEqual([
      'FlashHeard',
      'FlashHeard',
      'AlertAcknowledged',
      'ReportFiled',
    ])
    // The read models made anew say the same.
    await rebuildProjections(world.deps.database, world.deps)
    expect(counted(await pictureOf(world, desk))).toEqual(counted(after))
  })

  it('SM-6 what the message does not say, of another seat, area or band, and from the field, is refused', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const stranger = await withMessages(world)
    const desk = await enrolTablet(world, 'analyst', [])
    const own = tablet.say(aFlash())
    const right = await recording(world, desk, await textOf(own))
    const theirs = stranger.tablet.say(aFlash())
    const foreign = await recording(world, desk, await stranger.textOf(theirs))
    const { facts } = right.bodies
    const wrong: Draft<'FlashHeard'>[] = [
      { ...right, bodies: { facts: { ...facts, what: 'people_taken' } } },
      { ...right, bodies: { facts: { ...facts, exercise: true } } },
      { ...right, bodies: { facts: { ...facts, saidAt: '2026-11-18T06:00Z' } } },
      { ...right, bodies: { facts: { ...facts, message: foreign.bodies.facts.message } } },
      { ...right, record: foreign.record },
      { ...right, scope: 'OD01.standard' as typeof right.scope },
      { ...right, scope: 'OD03.restricted' as typeof right.scope },
    ]
    for (const draft of wrong) desk.say(draft)
    const told = await append(world.deps, await desk.request())
    expect(told.held).toEqual(wrong.map((_, at) => `${at + 1} message_differs`))
    stranger.tablet.say(right)
    expect(await append(world.deps, await stranger.tablet.request())).toMatchObject({
      held: ['2 not_allowed'],
    })
    expect((await pictureOf(world, desk)).alerts.map(({ id }) => id)).toEqual([
      theirs.event.header.record,
    ])
    // The very same after all of it, said as it is, is taken.
    desk.say(right)
    const again = await append(world.deps, await desk.request(desk.own.slice(-1)))
    expect(again.held).toEqual([])
  })

  it('SM-7 SM-8 of a report that its author joined to an incident the message shows and is not counted, before and after', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const desk = await enrolTablet(world, 'analyst', [])
    const first = tablet.say(aReport())
    await append(world.deps, await tablet.request())
    const joined = tablet.say(aFlash({ attachTo: first.event.header.record }))
    const { record } = joined.event.header
    desk.say(await recording(world, desk, await textOf(joined)))
    await append(world.deps, await desk.request())
    const before = counted(await pictureOf(world, desk))
    expect(before.incidents).toBe(1)
    expect(before.map.map(({ id }) => id).sort()).toEqual(
      [first.event.header.record, record].sort(),
    )
    await append(world.deps, await tablet.request())
    const after = counted(await pictureOf(world, desk))
    expect(after.map.map(({ id }) => id)).toEqual([first.event.header.record])
    expect(after.incidents).toBe(1)
    expect(after.alerts).toEqual([{ id: record, onlyHeard: false, standing: 'unanswered' }])
    // Who opens the alert's record finds the incident that has it now.
    const read = await readRecord(world.deps.database.db, world.deps, desk.actor, {
      kind: 'incident',
      id: record,
    })
    expect(read?.id).toBe(first.event.header.record)
  })

  it('SM-7 a restricted message is read by its band alone, and a drill is out of the figures', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const [desk, reader] = [await enrolTablet(world, 'analyst', []), await enrolTablet(world)]
    const own = tablet.say(aFlash({ what: 'sexual_violence', exercise: true }))
    desk.say(await recording(world, desk, await textOf(own)))
    expect(await append(world.deps, await desk.request())).toMatchObject({ held: [] })
    const picture = await pictureOf(world, desk)
    expect(picture.summary.incidents.now.total.min).toBe(0)
    expect(picture.map).toMatchObject([{ exercise: true, onlyHeard: true, danger: false }])
    const scopes = { 'OD03.standard': 0, 'OD03.restricted': 0 }
    const told = await exchange(world.deps, await reader.request([], { cursors: scopes }))
    const events = told.ok ? told.value.events : []
    expect(events.filter(({ header }) => header.type === 'FlashHeard')).toEqual([])
    // The author's own tablet is told, whole.
    const back = await exchange(world.deps, await tablet.request(tablet.own, { cursors: scopes }))
    const pulled = back.ok ? back.value.events.map(({ header }) => header.type) : []
    expect(pulled.filter((type) => type !== 'SeatEnrolled')).toEqual(['FlashHeard'])
  })

  it('SM-6 ER-7 what was erased of a record is not recorded again by a message of it, whether the message or the report was erased', async () => {
    const world = await openWorld(await open())
    const { tablet, textOf } = await withMessages(world)
    const desk = await enrolTablet(world, 'analyst', [])
    const erase = async ({ event }: OwnEvent) => {
      const { scope, record } = event.header
      const facts = { event: event.id, hash: event.hash, parts: ['facts'], reason: 'error' }
      const by = { proposedBy: desk.seat, confirmedBy: desk.seat }
      const bodies = { facts: { ...facts, ...by } }
      const base = { seq: null, own: null }
      await world.roster.append([{ type: 'PartErased', scope, record, base, bodies }])
    }
    const [first, second] = [tablet.say(aFlash()), tablet.say(aFlash())]
    const [spoken, other] = [await textOf(first), await textOf(second)]
    const heard = desk.say(await recording(world, desk, spoken))
    await append(world.deps, await desk.request())
    await erase(heard)
    // Nothing is left of what was only heard.
    expect((await pictureOf(world, desk)).map).toEqual([])
    await append(world.deps, await tablet.request())
    await erase(second)
    for (const text of [spoken, other]) desk.say(await recording(world, desk, text))
    expect(await append(world.deps, await desk.request(desk.own.slice(1)))).toMatchObject({
      held: ['2 erased_here', '3 erased_here'],
    })
    expect(counted(await pictureOf(world, desk)).map).toMatchObject([
      { id: first.event.header.record, onlyHeard: false },
    ])
  })
})
