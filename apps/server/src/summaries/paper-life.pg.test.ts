import { sha256Of } from '@tocsin/schema/chain/hash'
import type { Draft } from '@tocsin/schema/events/draft'
import type { PaperProfileRef } from '@tocsin/schema/events/paper-shared'
import {
  dissentFromPaper,
  draftPaper,
  editPaper,
  releasePaper,
  sharePaper,
  signPaper,
} from '@tocsin/schema/paper/decide'
import { contentHash } from '@tocsin/schema/paper/select'
import { toHex } from '@tocsin/schema/primitives/bytes'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Result } from '@tocsin/schema/primitives/result'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { weekStarting } from '@tocsin/schema/primitives/week'
import type { Problem } from '@tocsin/schema/problem'
import { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { missionOf } from '../log/mission.ts'
import { append } from '../log/testing/append-in-short.ts'
import { readNamed } from '../projections/read-map.ts'
import {
  aReport,
  aThreat,
  bassin,
  enrolTablet,
  openWorld,
  type Tablet,
  tavuri,
  type World,
} from '../testing/test-mission.ts'
import { draftDue } from './draft-due.ts'
import { outsideFile } from './outside-file.ts'
import { setPlan } from './outside-ledger.ts'
import { paperFile } from './paper-file.ts'
import { keepModel } from './paper-models.ts'
import { readOutside } from './read-outside.ts'
import { findPaper, listPapers, readPaper, restatedPapers } from './read-paper.ts'
import { readRecalls } from './recalls.ts'
import { releaseOutside } from './release-outside.ts'
import { replayPaper } from './replay-paper.ts'
import { workOut } from './work-out.ts'

const hour = 3_600_000

async function push(world: World, tablet: Tablet, draft: Draft) {
  const said = tablet.say(draft)
  const appended = await append(world.deps, await tablet.request([said]))
  if (appended.problem) throw new Error(appended.problem.code)
  return { said, record: said.event.header.record, held: appended.held }
}

async function paperOf(world: World, id: RecordId) {
  const found = await readPaper(world.deps, id)
  if (!found?.model) throw new Error('there is no such paper')
  return { ...found, model: found.model }
}

/** Decides from what a desk is told of a paper, and sends it. */
async function decide(
  world: World,
  desk: Tablet,
  id: RecordId,
  by: (...told: Parameters<typeof signPaper>) => Result<Draft, Problem>,
): Promise<string[]> {
  const { db } = world.deps.database
  const paper = await findPaper(db, world.deps, id)
  if (!paper) throw new Error('there is no such paper')
  const { lastSeq: seenSeq } = await missionOf(db, world.deps.mission)
  const ownSteps = desk.own.filter(({ event }) => event.header.record === id)
  const own = ownSteps.at(-1)?.event.header.seatSeq ?? null
  const draft = by(paper, desk.actor, { seq: seenSeq, own })
  if (!draft.ok) return [draft.error.code]
  return (await push(world, desk, draft.value)).held
}

/** What is compulsory is written, by whoever writes. */
async function complete(world: World, desk: Tablet, id: RecordId) {
  const write = (section: 'response' | 'unknowns', text: string) =>
    decide(world, desk, id, (paper, actor, base) => editPaper(paper, actor, base, section, text))
  expect(await write('response', 'No patrol went: the road is cut.')).toEqual([])
  expect(await write('unknowns', 'Whether Sangari is safe is not known.')).toEqual([])
}

async function printed(deps: World['deps'], paper: RecordId): Promise<string> {
  const file = await paperFile(deps, { paper, format: 'print', locale: 'en' })
  return Buffer.from(file?.bytes ?? '', 'base64').toString()
}

/** To one office as it is, to another by the table of a profile: none that the server has not given. */
async function handOut(world: World, desk: Tablet, id: RecordId, weekStart: string) {
  const { deps } = world
  const by = desk.seat
  const plan = ReleasePlan.parse({
    batchWeeks: 13,
    grids: [
      {
        from: weekStart,
        areas: [],
        categories: [{ code: 'killed', types: ['killing'], kind: 'guarded' }],
      },
    ],
    profiles: [{ name: 'partners', version: 1, categories: ['killed'], columns: [] }],
  })
  expect(await setPlan(deps, { plan, by })).toBeUndefined()
  const asked = { weekStart, profile: 'partners', locale: 'en', format: 'json', by } as const
  expect(await outsideFile(deps, asked)).toMatchObject({ error: { code: 'not_found' } })
  const released = await releaseOutside(deps, asked)
  if (!released.ok) throw new Error(released.error.code)
  const share = (to: string, profile?: PaperProfileRef) =>
    decide(world, desk, id, (paper, actor, base) => {
      return sharePaper(paper, actor, base, { to, why: 'Weekly', ...(profile && { profile }) })
    })
  expect(await share('OCHA')).toEqual([])
  const given = { name: 'partners', version: 1, table: released.value.hash }
  const [early] = await share('Partners', given)
  expect(early).toContain('table_not_given')
  const file = await outsideFile(deps, asked)
  if (!file.ok) throw new Error(file.error.code)
  expect(toHex(sha256Of(Buffer.from(file.value.bytes, 'base64')))).toBe(given.table)
  const [other] = await share('Partners', { ...given, version: 2 })
  expect(other).toContain('table_not_given')
  expect(await share('Partners', given)).toEqual([])
  expect((await readRecalls(deps)).recalls).toEqual([])
  expect(await readOutside(deps, { weekStart, locale: 'ar' })).toMatchObject({
    isOver: true,
    releases: [{ week: weekStart }],
    given: { hash: given.table, document: { direction: 'rtl' } },
    papers: [{ id, shares: [{ to: 'OCHA' }, { to: 'Partners', profile: given }] }],
  })
}

describeOnDatabase('a weekly paper', (open) => {
  it('SP-17 SP-19 SP-20 SP-21 SP-23 SD-10 RP-8 RP-9 is drafted when its week ends, released by other hands, handed out, and told anew after a late report', async () => {
    const world = await openWorld(await open())
    const { deps, clock, settings } = world
    const field = await enrolTablet(world)
    const analyst = await enrolTablet(world, 'analyst', [])
    const again = await enrolTablet(world, 'analyst', [])
    const reader = await enrolTablet(world, 'headquarters', [])
    // Two devices of one officer.
    await deps.database.db
      .updateTable('seat')
      .set({ account_id: 'one-officer' })
      .where('seat_id', 'in', [analyst.seat, again.seat])
      .execute()
    const first = await push(
      world,
      field,
      aReport({ alert: 'flash', actors: [{ type: 'armed_group', attribution: 'alleged' }] }),
    )
    expect(await draftDue(deps)).toBeUndefined()

    const week = weekStarting(settings.week, '2026-11-18')
    clock.time = utcMs(week.end) + hour
    const id = await draftDue(deps)
    if (!id) throw new Error('nothing was due')
    expect(await draftDue(deps)).toBeUndefined()
    const drafted = await paperOf(world, id)
    expect(drafted.model).toMatchObject({
      week: { firstDate: week.firstDate },
      figures: {
        harm: { killed: { now: { total: { count: { min: 2, max: 5 }, ids: [first.record] } } } },
      },
      breakdown: { actors: [{ actor: 'armed_group' }] },
      unknowns: { silentAreas: [{ area: bassin, lastAt: null }] },
      openAlerts: [{ id: first.record, standing: 'unanswered' }],
    })
    expect(drafted.gaps.map(({ section }) => section)).toEqual(['response', 'unknowns'])

    await complete(world, analyst, id)
    const asDraft = await printed(deps, id)
    expect(asDraft).toContain('DRAFT · UN CONFIDENTIAL')
    expect(asDraft).toContain('No patrol went: the road is cut.')
    const csv = await paperFile(deps, { paper: id, format: 'csv', locale: 'fr' })
    expect(csv?.name).toMatch(/-v1-draft-fr\.csv$/)
    const [, , ...lines] = Buffer.from(csv?.bytes ?? '', 'base64')
      .toString()
      .trim()
      .split('\r\n')
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.every((line) => line.endsWith(',draft'))).toBe(true)
    expect(await decide(world, analyst, id, signPaper)).toEqual([])
    expect(await decide(world, analyst, id, releasePaper)).toEqual(['second_reader_needed'])
    // The same officer from another device: only the server knows that they are one.
    const [refused] = await decide(world, again, id, releasePaper)
    expect(refused).toContain('second_reader_needed')
    expect(await decide(world, reader, id, releasePaper)).toEqual([])
    const released = await paperOf(world, id)
    expect(released).toMatchObject({
      standing: 'released',
      isWhole: true,
      gaps: [],
      since: { late: [], restatements: [], erased: 0 },
      paper: { released: { seat: reader.seat, content: contentHash(released.paper) } },
    })
    expect(await replayPaper(deps, id)).toMatchObject({ isSame: true, differs: [], erased: 0 })
    const asReleased = await printed(deps, id)
    expect(asReleased).not.toContain('DRAFT')
    expect(asReleased).toContain(contentHash(released.paper))
    await handOut(world, analyst, id, week.firstDate)

    clock.time += 24 * hour
    expect(await restatedPapers(deps)).toEqual([])
    const late = await push(
      world,
      field,
      aReport({
        violations: [{ type: 'killing', count: { min: 4, best: 4, max: 4, status: 'reported' } }],
      }),
    )
    const { since } = await paperOf(world, id)
    expect(since.late).toEqual([late.record])
    expect(since.restatements.map(({ figure }) => figure)).toEqual(['incidents', 'killed'])
    expect(await restatedPapers(deps)).toEqual([id])
    const behind = [first.record, late.record, id]
    const named = await readNamed(deps.database.db, deps, analyst.actor, behind)
    expect(named.map((row) => row.id).sort()).toEqual([first.record, late.record].sort())
    expect(
      await decide(world, again, id, (paper, actor, base) =>
        dissentFromPaper(paper, actor, base, 'The late report should have been waited for.'),
      ),
    ).toEqual([])

    const { model, weekStart, version, replaces } = await workOut(deps, week.firstDate)
    expect({ version, replaces }).toEqual({ version: 2, replaces: id })
    // In the form of the versions before: read, told anew from and worked out again as any.
    const hash = await keepModel(deps.database.db, deps.mission, { ...model, format: 1 })
    const second = (
      await push(
        world,
        analyst,
        draftPaper({
          model: hash,
          asOf: model.asOf,
          weekStart,
          version,
          ...(replaces && { replaces }),
        }),
      )
    ).record
    await complete(world, analyst, second)
    expect(await decide(world, analyst, second, signPaper)).toEqual([])
    expect(await decide(world, reader, second, releasePaper)).toEqual([])
    const anew = await paperOf(world, second)
    expect([released.model.format, anew.model.format]).toEqual([2, 1])
    expect(anew.model.figures.harm.killed.now.total.count).toMatchObject({ min: 6, max: 9 })
    expect(anew.model.figures.restatements).toMatchObject([
      { figure: 'incidents', paper: id },
      {
        figure: 'killed',
        was: { total: { count: { min: 2 } } },
        now: { total: { count: { min: 6 } } },
      },
    ])
    expect((await listPapers(deps)).map((line) => [line.id, line.version, line.dissents])).toEqual([
      [second, 2, 0],
      [id, 1, 1],
    ])
    const { model: kept, paper } = await paperOf(world, id)
    expect(kept).toEqual(released.model)
    expect(paper.released).toEqual(released.paper.released)
    expect(await replayPaper(deps, second)).toMatchObject({ isSame: true })

    // Of what was erased the released paper keeps its numbers, and a replay says why it has none.
    const { event } = first.said
    await world.roster.append([
      {
        type: 'PartErased',
        scope: event.header.scope,
        record: event.header.record,
        base: { seq: null, own: null },
        bodies: {
          facts: {
            event: event.id,
            hash: event.hash,
            parts: ['facts'],
            reason: 'danger',
            proposedBy: analyst.seat,
            confirmedBy: reader.seat,
          },
        },
      },
    ])
    expect(await replayPaper(deps, id)).toMatchObject({ isSame: false, erased: 1 })
    expect((await readRecalls(deps)).recalls).toMatchObject([
      { paper: id, share: { to: 'Partners' }, records: [{ fate: 'erased' }], next: 'with_batch' },
      { paper: id, share: { to: 'OCHA' }, replacedBy: second, next: 'hand_over' },
    ])
    const without = await paperOf(world, id)
    expect(without.since.erased).toBe(1)
    expect(without.model).toEqual(released.model)

    // A model that somebody altered is no longer found by its hash.
    await deps.database.db.updateTable('paper_model').set({ model_json: '{}' }).execute()
    expect((await readPaper(deps, id))?.model).toBeNull()
    expect(await replayPaper(deps, id)).toBeUndefined()
  }, 180_000)

  it('SP-9 SP-19 calls no area silent of which a threat was told in its week, now and in a replay; a drill and a week later do', async () => {
    const world = await openWorld(await open())
    const { deps, clock, settings } = world
    const field = await enrolTablet(world)
    const of = (firstDate: string) => {
      const week = weekStarting(settings.week, firstDate)
      clock.time = utcMs(week.end) + hour
      return draftDue(deps)
    }
    const silentIn = async (id: RecordId | undefined) => {
      if (!id) throw new Error('nothing was due')
      expect(await replayPaper(deps, id)).toMatchObject({ isSame: true })
      return (await paperOf(world, id)).model.unknowns.silentAreas.map(({ area }) => area)
    }
    await push(world, field, aThreat({ exercise: true }))
    expect(await silentIn(await of('2026-11-18'))).toEqual([bassin, tavuri])
    const told = await push(world, field, aThreat({}))
    expect(told.held).toEqual([])
    expect(await silentIn(await of('2026-11-25'))).toEqual([bassin])
    expect(await silentIn(await of('2026-12-02'))).toEqual([bassin, tavuri])
  }, 60_000)
})
