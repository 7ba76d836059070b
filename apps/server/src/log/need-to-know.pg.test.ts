import type { FactsOf } from '@tocsin/schema/events/registry'
import { type RecordId, recordIdOf } from '@tocsin/schema/primitives/ids'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { readAlerts } from '../projections/read-alerts.ts'
import { readMap } from '../projections/read-map.ts'
import { readRecord } from '../projections/read-record.ts'
import {
  aReport,
  enrolTablet,
  openWorld,
  type Tablet,
  type World,
} from '../testing/test-mission.ts'
import { exchange } from './exchange.ts'
import { append } from './testing/append-in-short.ts'

const girl = [
  {
    type: 'killing',
    victims: [{ group: 'girl', count: { min: 1, best: 1, max: 1, status: 'reported' as const } }],
  },
]
const army = [{ type: 'national_army', name: '4th Brigade', attribution: 'alleged' }]
const teacher = [{ type: 'eyewitness', reliability: 'a', credibility: '2', origin: 'the teacher' }]

function amend(
  tablet: Tablet,
  record: RecordId,
  set: FactsOf<'ReportAmended'>['set'],
  text?: string,
) {
  return tablet.say({
    type: 'ReportAmended',
    scope: aReport().scope,
    record,
    base: { seq: null, own: null },
    bodies: { facts: { set }, ...(text === undefined ? {} : { narrative: { text } }) },
  })
}

/** What a seat is sent anew: type and the parts that are open. */
async function pulled(world: World, tablet: Tablet): Promise<string[]> {
  const reply = await exchange(world.deps, await tablet.request(tablet.own))
  if (!reply.ok) throw new Error(reply.error.code)
  Object.assign(tablet.cursors, reply.value.cursors)
  return reply.value.events
    .filter(({ header }) => header.scope !== 'MISSION.standard')
    .map(({ header, parts }) => {
      const open = Object.entries(parts).filter(([, part]) => part.state === 'clear')
      return `${header.type} ${open.map(([label]) => label).join('+')}`.trim()
    })
}

const read = (world: World, reader: Tablet, id: RecordId) =>
  readRecord(world.deps.database.db, world.deps, reader.actor, { kind: 'incident', id })

describeOnBothDatabases('need-to-know', (open) => {
  it('AC-6 an amendment that names a child is taken, and read by the stricter rules from then on', async () => {
    const world = await openWorld(await open())
    const [author, early, late] = [
      await enrolTablet(world),
      await enrolTablet(world),
      await enrolTablet(world),
    ]
    const leader = await enrolTablet(world, 'team_leader')
    const desk = await enrolTablet(world, 'headquarters', [])
    const { id } = author.say(aReport()).event
    await append(world.deps, await author.request())
    expect(await pulled(world, early)).toEqual(['ReportFiled facts+narrative'])
    amend(author, recordIdOf(id), { violations: girl }, 'She was nine.')
    amend(author, recordIdOf(id), { imminence: 'latent' }, 'Her mother said so.')
    expect(await append(world.deps, await author.request())).toMatchObject({ held: [], head: 3 })
    expect(await pulled(world, early)).toEqual(['ReportAmended', 'ReportAmended'])
    expect(await pulled(world, late)).toEqual([
      'ReportFiled facts+narrative',
      'ReportAmended',
      'ReportAmended',
    ])
    expect(await pulled(world, leader)).toEqual([
      'ReportFiled facts+narrative',
      'ReportAmended facts',
      'ReportAmended facts',
    ])
    const { db } = world.deps.database
    const map = await readMap(db, world.deps, desk.actor, {}, world.clock.now())
    expect(map.onMap).toMatchObject([{ title: null, scope: 'OD03.standard' }])
    const shown = await read(world, desk, recordIdOf(id))
    expect(JSON.stringify(shown)).not.toMatch(/nine|mother|Shots near|heard shots/)
    expect(shown?.reports[recordIdOf(id)]?.fields.violations?.[0]?.value).toEqual(girl)
  })

  it('AC-6 a report whose tablet chose the open band although it names a child is read by the stricter', async () => {
    const world = await openWorld(await open())
    const [author, colleague] = [await enrolTablet(world), await enrolTablet(world)]
    author.say({ ...aReport({ violations: girl }), scope: aReport().scope })
    expect(await append(world.deps, await author.request())).toMatchObject({ held: [], head: 1 })
    expect(await pulled(world, colleague)).toEqual(['ReportFiled'])
  })

  it('AC-7 of a scope where nothing of others may be read only what is about own records comes', async () => {
    const world = await openWorld(await open())
    const [author, colleague] = [await enrolTablet(world), await enrolTablet(world)]
    const desk = await enrolTablet(world, 'analyst', [])
    const own = author.say(aReport({ violations: girl, alert: 'flash' })).event
    await append(world.deps, await author.request())
    colleague.say(aReport({ violations: girl }))
    await append(world.deps, await colleague.request())
    desk.say({
      type: 'AlertAcknowledged',
      scope: own.header.scope,
      record: own.header.record,
      base: { seq: null, own: null },
      bodies: { facts: { by: 'Duty officer' } },
    })
    await append(world.deps, await desk.request())
    expect(await pulled(world, author)).toEqual(['AlertAcknowledged facts'])
    expect(await pulled(world, colleague)).toEqual([])
    expect(colleague.cursors).toMatchObject({ 'OD03.restricted': 3 })
  })

  it('AC-8 headquarters replaces no words and no sources that it does not read; an analyst does', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const desk = await enrolTablet(world, 'headquarters', [])
    const analyst = await enrolTablet(world, 'analyst', [])
    const report = author.say(aReport({ violations: girl, sources: teacher })).event
    await append(world.deps, await author.request())
    const amendment = (tablet: Tablet, set: object, text?: string) => {
      tablet.say({
        type: 'ReportAmended',
        scope: report.header.scope,
        record: report.header.record,
        base: { seq: null, own: null },
        bodies: { facts: { set }, ...(text === undefined ? {} : { narrative: { text } }) },
      })
    }
    amendment(desk, { imminence: 'latent' })
    amendment(desk, {}, 'Other words.')
    amendment(desk, { sources: [{ type: 'media' }] })
    expect(await append(world.deps, await desk.request())).toMatchObject({
      held: ['2 not_allowed', '3 not_allowed'],
      head: 3,
    })
    amendment(analyst, { sources: [{ type: 'media' }] }, 'Other words.')
    expect(await append(world.deps, await analyst.request())).toMatchObject({ held: [] })
  })

  it('AC-10 headquarters sees a restricted record without grades, origin and names of the host State', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const desk = await enrolTablet(world, 'headquarters', [])
    const mandated = await enrolTablet(world, 'headquarters', [], 'human_rights')
    const id = recordIdOf(author.say(aReport({ actors: army, sources: teacher })).event.id)
    amendInOwnScope(author, id)
    await append(world.deps, await author.request())
    const seen = JSON.stringify(await read(world, desk, id))
    expect(seen).toContain('national_army')
    expect(seen).not.toMatch(/4th Brigade|teacher|"reliability"|"credibility"|heard shots/)
    expect(await pulled(world, desk)).toEqual(['ReportFiled', 'ReportAmended'])
    const whole = JSON.stringify(await read(world, mandated, id))
    expect(whole).toMatch(/4th Brigade.*teacher/)
    expect(whole).not.toMatch(/heard shots/)
  })

  it('AC-4 words of a rejected or withdrawn report are no longer shown to headquarters', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const desk = await enrolTablet(world, 'headquarters', [])
    const analyst = await enrolTablet(world, 'analyst', [])
    const rejected = author.say(aReport({ alert: 'flash' })).event.header
    const withdrawn = author.say(aReport()).event.header
    await append(world.deps, await author.request())
    const words = async (reader: Tablet, id: RecordId) =>
      /heard shots/.test(JSON.stringify(await read(world, reader, id)))
    expect(await words(desk, rejected.record)).toBe(true)
    const base = { seq: null, own: null }
    const { scope } = rejected
    author.say({
      type: 'ReportWithdrawn',
      scope,
      record: withdrawn.record,
      base,
      bodies: { facts: { reason: 'mistake' } },
    })
    await append(world.deps, await author.request())
    const finding = {
      finding: 'rejected',
      standardOfProof: 'reasonable_grounds',
      primarySources: 0,
      secondarySources: 1,
      unEyewitness: false,
    }
    analyst.say({
      type: 'IncidentVerified',
      scope,
      record: rejected.record,
      base,
      bodies: { facts: finding },
    })
    expect(await append(world.deps, await analyst.request())).toMatchObject({ held: [] })
    for (const id of [rejected.record, withdrawn.record]) {
      expect([await words(desk, id), await words(analyst, id)]).toEqual([false, true])
    }
    const { db } = world.deps.database
    const map = await readMap(db, world.deps, desk.actor, {}, world.clock.now())
    expect(map.onMap).toMatchObject([{ title: null }])
    const alerts = await readAlerts(db, world.deps, desk.actor, world.clock.now())
    expect(alerts).toMatchObject([{ title: null }])
  })

  it('LG-18 nobody verifies an own report from another of their seats', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const [own, other] = [
      await enrolTablet(world, 'analyst', []),
      await enrolTablet(world, 'analyst', []),
    ]
    const { db } = world.deps.database
    for (const [tablet, account] of [
      [author, 'amina'],
      [own, 'amina'],
      [other, 'bilal'],
    ] as const) {
      await db
        .updateTable('seat')
        .set({ account_id: account })
        .where('seat_id', '=', tablet.seat)
        .execute()
    }
    const { record, scope } = author.say(aReport()).event.header
    await append(world.deps, await author.request())
    const facts = {
      finding: 'verified',
      standardOfProof: 'reasonable_grounds',
      primarySources: 2,
      secondarySources: 0,
      unEyewitness: false,
    }
    for (const [tablet, held] of [
      [own, ['1 self_verification']],
      [other, []],
    ] as const) {
      tablet.say({
        type: 'IncidentVerified',
        scope,
        record,
        base: { seq: null, own: null },
        bodies: { facts },
      })
      expect(await append(world.deps, await tablet.request())).toMatchObject({ held })
    }
  })
})

function amendInOwnScope(tablet: Tablet, record: RecordId): void {
  tablet.say({
    type: 'ReportAmended',
    scope: aReport({ actors: army }).scope,
    record,
    base: { seq: null, own: 1 },
    bodies: { facts: { set: { sources: [...teacher, { type: 'media' }] } } },
  })
}
