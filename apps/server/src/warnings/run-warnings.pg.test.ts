import type { RiskLine } from '@tocsin/early-warning/run/answers'
import type { Actor } from '@tocsin/schema/primitives/actor'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { logVisit } from '@tocsin/schema/visit/decide'
import { seededRandom } from '@tocsin/testkit/random'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { importGed } from '../interop/import-ged.ts'
import { syntheticGed } from '../interop/ucdp/testing/synthetic-ged.ts'
import { append } from '../log/testing/append-in-short.ts'
import {
  aReport,
  bassin,
  enrolTablet,
  openWorld,
  tavuri,
  type World,
} from '../testing/test-mission.ts'
import { lookBack } from './look-back.ts'
import { readBackTest } from './read-back-test.ts'
import { readWarnings } from './read-warnings.ts'
import { runWarnings } from './run-warnings.ts'
import { runIfDue } from './watch-warnings.ts'

const dayMs = 86_400_000
const text = syntheticGed({ rows: 16, random: seededRandom(63) })

async function* inOne() {
  yield new Uint8Array(Buffer.from(text))
}

function picture(world: World, reader: Pick<Actor, 'role' | 'seat' | 'areas'>) {
  const { deps, clock } = world
  return readWarnings(deps.database.db, deps, reader, clock.now())
}

function killedAt(lat: number, lon: number, at: number, scopeArea = tavuri) {
  const moment = `${new Date(at).toISOString().slice(0, 10)}T08:00Z`
  return aReport(
    {
      place: { kind: 'point', lat, lon, radiusM: 500, source: 'pin' },
      occurredAt: { precision: 'hour', earliest: moment, latest: moment },
      violations: [{ type: 'killing', count: { min: 2, best: 2, max: 2, status: 'reported' } }],
    },
    scopeArea,
  )
}

describeOnDatabase('early warning', (open) => {
  it('EW-19 WN-1 a run keeps what it found and raises what is new, once, in the name of its own seat', async () => {
    const world = await openWorld(await open())
    await importGed(world.deps, inOne(), { dryRun: false })
    const { actor } = await enrolTablet(world, 'analyst', [])
    expect((await picture(world, actor)).run).toBeNull()
    expect(await runIfDue(world.deps)).toBe(true)
    expect(await runIfDue(world.deps)).toBe(false)
    const first = await picture(world, actor)
    expect(first.run).toMatchObject({ askedBy: 'schedule', breaks: 'scanned' })
    expect(first.risk28.length).toBe(20)
    const risks = first.warnings.filter(({ found }) => found.kind === 'risk')
    expect(risks.map(({ id }) => id).sort()).toEqual(
      first.risk28.map(({ warning }) => warning).sort(),
    )
    expect(first.withheld).toBe(0)
    world.clock.time += 7 * dayMs
    expect(await runIfDue(world.deps)).toBe(true)
    const second = await picture(world, actor)
    const known = (of: readonly RiskLine[]) =>
      new Map(of.map(({ area, warning }) => [area, warning]))
    const before = known(first.risk28)
    for (const [area, warning] of known(second.risk28)) {
      expect(warning).not.toBeNull()
      if (before.has(area)) expect(warning).toBe(before.get(area))
    }
    const asked = { id: 'desk-1', askedBy: 'desk' as const }
    expect(
      await Promise.all([runWarnings(world.deps, asked), runWarnings(world.deps, asked)]),
    ).toEqual(expect.arrayContaining([true, false]))
    const { kinds, runs } = await readBackTest(world.deps.database.db, world.deps)
    expect(runs).toBe(2)
    expect(kinds.find(({ kind }) => kind === 'risk')).toMatchObject({ falseAlarms: 0 })
  })

  it('EW-20 WN-2 WN-3 what came true is judged in the log, what did not after eight weeks; a mute holds back its kind', async () => {
    const world = await openWorld(await open())
    const team = await enrolTablet(world)
    const desk = await enrolTablet(world, 'analyst', [])
    const { clock, deps } = world
    team.say(killedAt(7.4, 28, clock.now() - 2 * dayMs))
    team.say(killedAt(9.4, 31, clock.now() - 2 * dayMs))
    await append(deps, await team.request())
    clock.time += dayMs
    await runWarnings(deps, { id: 'desk-1', askedBy: 'desk' })
    const { warnings } = await picture(world, desk.actor)
    const [one, other] = warnings
    if (!one || !other) throw new Error('nothing was raised')
    const say = (type: 'WarningLookedAt' | 'WarningMuted', facts: object) => {
      const draft = { type, scope: one.scope, record: one.id, base: { seq: one.seq, own: null } }
      // as: a test may say what no form would.
      return { ...draft, bodies: { facts } } as Parameters<typeof team.say>[0]
    }
    team.say(say('WarningLookedAt', { by: 'A team' }))
    expect(await append(deps, await team.request([...team.own].slice(-1)))).toMatchObject({
      held: ['3 not_allowed'],
    })
    desk.say(say('WarningLookedAt', { by: 'Dalia' }))
    expect(await append(deps, await desk.request())).toMatchObject({ held: [] })
    clock.time += 7 * dayMs
    const near = warnings.find(({ found }) => found.areas.length === 1)
    expect(near).toBeDefined()
    team.say(killedAt(7.4, 28, clock.now() - 4 * dayMs))
    await append(deps, await team.request([...team.own].slice(-1)))
    await runWarnings(deps, { id: 'desk-2', askedBy: 'desk' })
    const after = (await picture(world, desk.actor)).warnings
    const ended = after.filter(({ end }) => end?.cameTrue)
    expect(ended).toHaveLength(1)
    expect(ended[0]?.end?.incident).not.toBeNull()
    clock.time += 60 * dayMs
    await runWarnings(deps, { id: 'desk-3', askedBy: 'desk' })
    const { kinds } = await readBackTest(deps.database.db, deps)
    const risk = kinds.find(({ kind }) => kind === 'risk')
    expect(risk?.hits.hits).toBe(1)
    expect(risk?.falseAlarms).toBeGreaterThan(0)
    expect(risk?.raised).toBe((risk?.open ?? 0) + (risk?.hits.of ?? 0))
  })

  it('EW-11 DP-12 an area of which a team said "nothing to report" is known to be quiet; one of a visit that did not is not', async () => {
    const world = await openWorld(await open())
    const { deps, clock } = world
    const at = `${new Date(clock.now() - 2 * dayMs).toISOString().slice(0, 10)}T08:00Z`
    const facts = {
      place: { kind: 'withheld' },
      occurredAt: { precision: 'hour', earliest: at, latest: at },
    } as const
    const desk = await enrolTablet(world, 'analyst', [])
    for (const [area, nothing] of [
      [tavuri, { nothingToReport: true }],
      [bassin, {}],
    ] as const) {
      const team = await enrolTablet(world, 'jpt_member', [area])
      team.say(logVisit(area, 'standard', { facts: { ...facts, ...nothing } }))
      expect(await append(deps, await team.request())).toMatchObject({ held: [] })
    }
    await runWarnings(deps, { id: 'desk-1', askedBy: 'desk' })
    const { run } = await picture(world, desk.actor)
    expect(run?.coverage).toMatchObject({ reportedIncidents: 0, reportedNothing: 1 })
  })

  it('EW-21 what rests on a restricted record is withheld from who may not read it, and how much is said', async () => {
    const world = await openWorld(await open())
    const { deps, clock } = world
    const team = await enrolTablet(world, 'jpt_member', [tavuri])
    const restricted = killedAt(7.4, 28, clock.now() - 2 * dayMs)
    team.say({ ...restricted, scope: 'OD03.restricted' as typeof restricted.scope })
    team.say(killedAt(1.4, 22, clock.now() - 2 * dayMs))
    await append(deps, await team.request())
    clock.time += dayMs
    await runWarnings(deps, { id: 'desk-1', askedBy: 'desk' })
    const readers = {
      analyst: await enrolTablet(world, 'analyst', []),
      member: await enrolTablet(world, 'jpt_member', [tavuri]),
      mandated: await enrolTablet(world, 'jpt_member', [tavuri], 'child_protection'),
      elsewhere: await enrolTablet(world, 'jpt_member', [bassin]),
      figures: await enrolTablet(world, 'summary_reader', []),
    }
    const seen = async (who: keyof typeof readers) => picture(world, readers[who].actor)
    const all = await seen('analyst')
    const strict = all.warnings.filter(({ scope }) => scope === 'OD03.restricted')
    expect(strict.length).toBeGreaterThan(0)
    expect(all.withheld).toBe(0)
    const part = await seen('member')
    expect(part.withheld).toBeGreaterThan(0)
    expect(part.warnings.some(({ scope }) => scope === 'OD03.restricted')).toBe(false)
    expect(part.risk28.length).toBeGreaterThan(0)
    expect(part.risk28.length).toBeLessThan(all.risk28.length)
    expect((await seen('mandated')).warnings).toHaveLength(all.warnings.length)
    for (const who of ['elsewhere', 'figures'] as const) {
      expect(await seen(who)).toMatchObject({ warnings: [], risk28: [], risk7: [] })
    }
    expect(part.run?.nowcasts).toEqual([])
  })

  it('EW-19 EW-22 of a past moment the log says what the projections said then, and nothing is raised', async () => {
    const world = await openWorld(await open())
    const { deps, clock } = world
    const desk = await enrolTablet(world, 'analyst', [])
    await importGed(deps, inOne(), { dryRun: false })
    await runWarnings(deps, { id: 'desk-1', askedBy: 'desk' })
    const then = await picture(world, desk.actor)
    const knownAt = clock.now()
    clock.time += 8 * dayMs
    const team = await enrolTablet(world)
    team.say(killedAt(7.4, 28, clock.now() - 2 * dayMs))
    await append(deps, await team.request())
    const raised = then.warnings.length
    await runWarnings(deps, { id: 'past-1', askedBy: 'desk', knownAt })
    const { db } = deps.database
    const kept = await db
      .selectFrom('risk_entry')
      .select(['horizon', 'entry_json', 'run_id'])
      .where('mission_id', '=', deps.mission)
      .orderBy('run_id')
      .orderBy('horizon')
      .orderBy('place')
      .execute()
    const of = (run: string) =>
      kept.filter(({ run_id }) => run_id === run).map((row) => row.entry_json)
    expect(of('past-1')).toEqual(of('desk-1'))
    expect(of('past-1').length).toBe(40)
    expect((await picture(world, desk.actor)).warnings).toHaveLength(raised)

    // A desk that looks back is told the same, and leaves nothing behind.
    const asked = (minute: string) => lookBack(db, deps, desk.actor, { minute, now: clock.now() })
    const back = await asked(utcMinute(knownAt))
    if (!back.ok) throw new Error(back.error.code)
    const lines = [...back.value.risk7, ...back.value.risk28].map((line) => JSON.stringify(line))
    expect(lines.toSorted()).toEqual(of('desk-1').toSorted())
    expect(back.value).toMatchObject({ isKnown: true, withheld: 0 })
    const told = await db
      .selectFrom('warning_found')
      .select('found_json')
      .where('run_id', '=', 'desk-1')
      .where('standing', '=', 'told')
      .orderBy('number')
      .execute()
    expect(back.value.found.map((one) => JSON.stringify(one))).toEqual(
      told.map(({ found_json }) => found_json),
    )
    expect(await asked(utcMinute(clock.now() + dayMs))).toMatchObject({
      error: { code: 'bad_input' },
    })
    const before = await asked('1990-01-01T00:00Z')
    expect(before).toMatchObject({
      value: { isKnown: false, found: [], risk7: [], risk28: [], run: { breaks: 'notYetKnown' } },
    })
    const runs = await db.selectFrom('warning_run').select('run_id').orderBy('run_id').execute()
    expect(runs.map(({ run_id }) => run_id)).toEqual(['desk-1', 'past-1'])
    expect((await picture(world, desk.actor)).warnings).toHaveLength(raised)
  })
})
