import type { Draft } from '@tocsin/schema/events/draft'
import type { FactsOf } from '@tocsin/schema/events/registry'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { exchange } from '../log/exchange.ts'
import { readModels } from '../testing/read-models.ts'
import {
  aReport,
  bassin,
  enrolTablet,
  openWorld,
  type Tablet,
  type World,
} from '../testing/test-mission.ts'
import { readAlerts } from './read-alerts.ts'
import { readMap } from './read-map.ts'
import { readRecord } from './read-record.ts'
import { readSummary } from './read-summary.ts'
import { rebuildProjections } from './rebuild.ts'

const facts: FactsOf<'IncidentVerified'> = {
  finding: 'verified',
  standardOfProof: 'reasonable_grounds',
  primarySources: 2,
  secondarySources: 1,
  unEyewitness: false,
}
const base = { seq: null, own: null }

async function push(world: World, tablet: Tablet): Promise<void> {
  const reply = await exchange(world.deps, await tablet.request(tablet.own.slice(-200)))
  if (!reply.ok) throw new Error(reply.error.code)
  expect(reply.value.held).toEqual([])
}

/** Says something and sends it; gives the record it is about. */
async function say(world: World, tablet: Tablet, draft: Draft): Promise<RecordId> {
  const { record } = tablet.say(draft).event.header
  await push(world, tablet)
  return record
}

async function aMission(world: World) {
  const field = await enrolTablet(world)
  const analyst = await enrolTablet(world, 'analyst', [])
  const headquarters = await enrolTablet(world, 'headquarters', [])
  return { field, analyst, headquarters }
}

describeOnBothDatabases('read models', (open) => {
  it('LG-11 a map row follows its incident through verification, merge, un-merge and withdrawal', async () => {
    const world = await openWorld(await open())
    const { db } = world.deps.database
    const { field, analyst } = await aMission(world)
    const first = await say(world, field, aReport({ alert: 'flash', imminence: 'happening_now' }))
    const flash = await say(world, field, aReport({ form: 'flash', violations: [] }))
    const { scope } = aReport()
    const rows = async () => {
      const { onMap } = await readMap(db, world.deps, analyst.actor, {}, 0)
      return onMap.map(({ id, countedAs, reports, danger, standing }) => ({
        id,
        countedAs,
        reports,
        danger,
        standing,
      }))
    }
    const firstRow = { id: first, countedAs: 'unverified', reports: 1, danger: true }
    expect(await rows()).toEqual([
      { id: flash, countedAs: 'unverified', reports: 1, danger: false, standing: null },
      { ...firstRow, standing: 'unanswered' },
    ])
    await say(world, analyst, {
      type: 'IncidentVerified',
      scope,
      record: first,
      base,
      bodies: { facts },
    })
    await say(world, analyst, {
      type: 'IncidentMerged',
      scope,
      record: first,
      base,
      bodies: { facts: { merged: flash } },
    })
    await say(world, analyst, {
      type: 'AlertAcknowledged',
      scope,
      record: first,
      base,
      bodies: { facts: { by: 'Duty officer' } },
    })
    expect(await rows()).toEqual([
      { ...firstRow, countedAs: 'verified', reports: 2, standing: 'acknowledged' },
    ])
    await say(world, analyst, {
      type: 'IncidentUnmerged',
      scope,
      record: first,
      base,
      bodies: { facts: { merged: flash } },
    })
    await say(world, field, {
      type: 'ReportWithdrawn',
      scope,
      record: first,
      base,
      bodies: { facts: { reason: 'mistake' } },
    })
    expect((await rows()).map(({ id }) => id)).toEqual([flash])
    const [alert] = await readAlerts(db, world.deps, analyst.actor, world.clock.now())
    expect(alert?.standing).toBe('closed')
  })

  it('LG-12 what has no place on the map is listed beside it', async () => {
    const world = await openWorld(await open())
    const { field, analyst } = await aMission(world)
    const country = {
      kind: 'country' as const,
      code: 'NGA',
      name: 'Nigeria',
      source: 'import' as const,
    }
    const far = await say(world, field, aReport({ place: country }))
    const undated = await say(world, field, aReport({ occurredAt: { precision: 'unknown' } }))
    const dated = await say(world, field, aReport())
    const drill = await say(world, field, aReport({ exercise: true }))
    const ask = async (filter: Parameters<typeof readMap>[3]) => {
      const { db } = world.deps.database
      const picture = await readMap(db, world.deps, analyst.actor, filter, 0)
      return {
        onMap: picture.onMap.map(({ id }) => id),
        beside: picture.beside.map(({ id }) => id),
      }
    }
    expect(await ask({})).toEqual({ onMap: [dated, undated], beside: [far] })
    const timed = { from: '2026-11-18T06:30Z', to: '2026-11-19T00:00Z' }
    expect(await ask(timed)).toEqual({ onMap: [dated], beside: [undated, far] })
    expect(await ask({ from: '2026-11-19T00:00Z' })).toEqual({ onMap: [], beside: [undated] })
    expect(await ask({ areas: [bassin] })).toEqual({ onMap: [], beside: [] })
    expect((await ask({ withExercises: true })).onMap).toContain(drill)
    expect(await ask({ kinds: ['threat'] })).toEqual({ onMap: [], beside: [] })
  })

  it('RD-13 what was drawn for a report and for a threat is on the map, until it is taken back', async () => {
    const world = await openWorld(await open())
    const { field, analyst } = await aMission(world)
    const corners = [
      { lat: 7.41, lon: 28.03 },
      { lat: 7.52, lon: 28.11 },
    ]
    const drawn = { kind: 'route' as const, corners }
    const record = await say(world, field, aReport({ drawn }))
    const drawnOf = async () => {
      const picture = await readMap(world.deps.database.db, world.deps, analyst.actor, {}, 0)
      return picture.onMap.map((row) => row.drawn)
    }
    expect(await drawnOf()).toEqual([drawn])
    const cleared = { facts: { set: {}, cleared: ['drawn'] } }
    const { scope } = aReport()
    await say(world, field, { type: 'ReportAmended', scope, record, base, bodies: cleared })
    expect(await drawnOf()).toEqual([null])
    await say(world, field, {
      type: 'ThreatRaised',
      scope,
      record: null,
      base,
      bodies: {
        facts: {
          kind: 'attack_on_village',
          place: { kind: 'point', lat: 5, lon: 27, radiusM: 1000, source: 'village' },
          drawn,
          noticedAt: { precision: 'unknown' },
          imminence: 'within_hours',
        },
      },
    })
    expect(await drawnOf()).toEqual([null, drawn])
  })

  it('LG-13 a record shows only what its reader may read', async () => {
    const world = await openWorld(await open())
    const { field, analyst, headquarters } = await aMission(world)
    const child = await say(world, field, aReport({ violations: [{ type: 'recruitment' }] }))
    const { db } = world.deps.database
    const asked = { kind: 'incident' as const, id: child }
    const wordsFor = async (reader: Tablet) => {
      const record = await readRecord(db, world.deps, reader.actor, asked)
      const { onMap } = await readMap(db, world.deps, reader.actor, {}, 0)
      return {
        title: onMap[0]?.title ?? null,
        said: JSON.stringify(record).includes('Villagers heard'),
        history: record?.history.map(({ type }) => type),
        author: record && Object.values(record.seats).map(({ role }) => role),
      }
    }
    expect(await wordsFor(analyst)).toEqual({
      title: 'Shots near Osseko',
      said: true,
      history: ['ReportFiled'],
      author: ['jpt_member'],
    })
    expect(await wordsFor(headquarters)).toMatchObject({ title: null, said: false })
    const unknown = { kind: 'threat' as const, id: child }
    expect(await readRecord(db, world.deps, analyst.actor, unknown)).toBeUndefined()
  })

  it('LG-13 a title is read by those who may read the report that it is from', async () => {
    const world = await openWorld(await open())
    const { field, analyst, headquarters } = await aMission(world)
    const flash = await say(world, field, aReport({ form: 'flash' }))
    const child = aReport({ attachTo: flash, violations: [{ type: 'recruitment' }] })
    child.bodies.narrative = { title: 'Boys taken from Osseko' }
    await say(world, field, child)
    const titleFor = async ({ actor }: Tablet) => {
      const { db } = world.deps.database
      const { onMap } = await readMap(db, world.deps, actor, {}, 0)
      return onMap.map(({ scope, title }) => [scope, title])
    }
    expect(await titleFor(analyst)).toEqual([['OD03.standard', 'Boys taken from Osseko']])
    expect(await titleFor(headquarters)).toEqual([['OD03.standard', null]])
  })

  it('LG-8 a rebuild from the log equals what the appends wrote, and flips to it', async () => {
    const world = await openWorld(await open())
    const { field, analyst } = await aMission(world)
    const first = await say(world, field, aReport({ alert: 'urgent' }))
    const second = await say(world, field, aReport({ attachTo: first }))
    const third = await say(world, field, aReport({}, 'OD03'))
    const { scope } = aReport()
    await say(world, analyst, {
      type: 'IncidentMerged',
      scope,
      record: first,
      base,
      bodies: { facts: { merged: third } },
    })
    await say(world, field, {
      type: 'ReportAmended',
      scope,
      record: third,
      base,
      bodies: { facts: { set: { what: 'people_harmed' } } },
    })
    const threat = await say(world, field, {
      type: 'ThreatRaised',
      scope,
      record: null,
      base,
      bodies: {
        facts: {
          kind: 'attack_on_village',
          place: { kind: 'point', lat: 5, lon: 27, radiusM: 1000, source: 'village' },
          noticedAt: { precision: 'unknown' },
          imminence: 'within_hours',
          alert: 'flash',
        },
      },
    })
    await say(world, field, aReport({ fromThreat: threat }))
    await say(world, analyst, {
      type: 'AlertClosed',
      scope,
      record: threat,
      base,
      bodies: { facts: { reason: 'handled' } },
    })
    const written = await readModels(world.deps)
    await rebuildProjections(world.deps.database, world.deps)
    const rebuilt = await readModels(world.deps)
    expect(rebuilt.generation).toBe(written.generation + 1)
    expect(rebuilt.models).toEqual(written.models)
    expect(second).toBeDefined()
    const left = await world.deps.database.db
      .selectFrom('record')
      .select('record_id')
      .where('generation', '=', written.generation)
      .execute()
    expect(left).toEqual([])
    await say(world, field, aReport())
    expect((await readModels(world.deps)).models.incident_row).toHaveLength(4)
  })

  it('LG-14 a summary as known by a moment leaves out what was learnt later', async () => {
    const world = await openWorld(await open(), Date.parse('2026-11-20T10:00Z'))
    const { field, analyst } = await aMission(world)
    const { db } = world.deps.database
    const record = await say(world, field, aReport())
    world.clock.time = Date.parse('2026-11-21T10:00Z')
    const { scope } = aReport()
    await say(world, analyst, { type: 'IncidentVerified', scope, record, base, bodies: { facts } })
    await say(world, field, aReport())
    const ask = async (asKnownBy?: string) => {
      const question = { weekStart: '2026-11-16', asKnownBy }
      const { summary } = await readSummary(db, world.deps, question, world.clock.now())
      const { verified, unverified } = summary.incidents.now
      return [verified.best, unverified.best, summary.headline.killed.now.total.max]
    }
    expect(await ask()).toEqual([1, 1, 10])
    expect(await ask('2026-11-21T10:00Z')).toEqual([1, 1, 10])
    expect(await ask('2026-11-20T12:00Z')).toEqual([0, 1, 5])
    expect(await ask('2026-11-20T09:00Z')).toEqual([0, 0, 0])
  })

  it('LG-15 the queue: unanswered, had by somebody, closed; then by level; then the oldest', async () => {
    const world = await openWorld(await open())
    const { field, analyst } = await aMission(world)
    const raise = async (alert: string) => {
      world.clock.time += 60_000
      return await say(world, field, aReport({ alert }))
    }
    const [watch, taken, flash, closed, urgent, later] = [
      await raise('watch'),
      await raise('flash'),
      await raise('flash'),
      await raise('flash'),
      await raise('urgent'),
      await raise('flash'),
    ]
    const act = { scope: aReport().scope, base }
    await say(world, analyst, {
      ...act,
      type: 'AlertAcknowledged',
      record: taken,
      bodies: { facts: { by: 'Duty officer' } },
    })
    await say(world, analyst, {
      ...act,
      type: 'AlertClosed',
      record: closed,
      bodies: { facts: { reason: 'false_alarm' } },
    })
    const { db } = world.deps.database
    const queue = await readAlerts(db, world.deps, analyst.actor, world.clock.now())
    expect(queue.map(({ id }) => id)).toEqual([flash, later, urgent, watch, taken, closed])
  })

  it('LG-15 an alert and its record bear one name, also when a full report gives another', async () => {
    const world = await openWorld(await open())
    const { field, analyst } = await aMission(world)
    const told = (title: string, options: Parameters<typeof aReport>[0]) => {
      const draft = aReport(options)
      draft.bodies.narrative = { title, text: 'As told.' }
      return draft
    }
    const flash = await say(world, field, told('Armed men', { form: 'flash', alert: 'flash' }))
    await say(world, field, told('Armed men at the ford', { attachTo: flash }))
    const { db } = world.deps.database
    const now = world.clock.now()
    const [alert] = await readAlerts(db, world.deps, analyst.actor, now)
    const { onMap } = await readMap(db, world.deps, analyst.actor, {}, now)
    expect([alert?.title, onMap[0]?.title]).toEqual([
      'Armed men at the ford',
      'Armed men at the ford',
    ])
  })

  it('LG-14 an import is known since its source knew it', async () => {
    const world = await openWorld(await open(), Date.parse('2026-11-20T10:00Z'))
    const { openSystemSeat } = await import('../log/open-system-seat.ts')
    const importer = await openSystemSeat(world.deps, 'import ucdp')
    const draft = aReport({ form: 'import' })
    draft.bodies.provenance = {
      ref: { system: 'ucdp_ged', id: '4711' },
      knownAt: '2026-11-19T23:59Z',
      batch: 'b1',
    }
    await importer.append([draft])
    const { db } = world.deps.database
    const ask = async (asKnownBy: string) => {
      const question = { weekStart: '2026-11-16', asKnownBy }
      const { summary } = await readSummary(db, world.deps, question, world.clock.now())
      return summary.incidents.now.total.best
    }
    expect([await ask('2026-11-19T23:58Z'), await ask('2026-11-19T23:59Z')]).toEqual([0, 1])
    const { findForeignRefs, recordsOfBatch } = await import('./foreign-refs.ts')
    const { mission } = world.deps
    expect(await findForeignRefs(db, mission, 'ucdp_ged', ['4711', '1'])).toMatchObject([
      { foreignId: '4711', batch: 'b1' },
    ])
    expect(await recordsOfBatch(db, mission, 'b1')).toHaveLength(1)
  })
})
