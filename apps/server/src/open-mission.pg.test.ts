import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { weekStarting } from '@tocsin/schema/primitives/week'
import { expect, it } from 'vitest'
import { describeOnDatabase } from './db/testing/describe-on-databases.ts'
import { missionOf } from './log/mission.ts'
import { append } from './log/testing/append-in-short.ts'
import { openMission } from './open-mission.ts'
import { readSummary } from './projections/read-summary.ts'
import { projectionVersion } from './projections/states.ts'
import { draftDue } from './summaries/draft-due.ts'
import { listPapers, readPaper } from './summaries/read-paper.ts'
import { workOut } from './summaries/work-out.ts'
import { readModels } from './testing/read-models.ts'
import { aReport, enrolTablet, openWorld, type Tablet, type World } from './testing/test-mission.ts'
import { readWarnings } from './warnings/read-warnings.ts'
import { runWarnings } from './warnings/run-warnings.ts'

const hour = 3_600_000

/** What a desk is told of the week, of papers and of warnings, and what they are read from. */
async function answersOf({ deps, clock }: World, desk: Tablet) {
  const { db } = deps.database
  const papers = await listPapers(deps)
  return {
    models: (await readModels(deps)).models,
    summary: (await readSummary(db, deps, {}, clock.now())).summary,
    papers,
    read: await Promise.all(papers.map(({ id }) => readPaper(deps, id))),
    workedOut: await workOut(deps, '2026-11-18'),
    warnings: await readWarnings(db, deps, desk.actor, clock.now()),
  }
}

/** The read models as a version before papers and warnings, and before actors were counted, left them. */
async function asBefore({ deps: { database, mission } }: World): Promise<void> {
  const { db } = database
  await db
    .updateTable('mission')
    .set({ projection_version: projectionVersion - 1 })
    .where('mission_id', '=', mission)
    .execute()
  await db.updateTable('incident_row').set({ actors_json: '[]', counted_as: null }).execute()
  await db.deleteFrom('record').where('kind', 'in', ['paper', 'warning']).execute()
  await db.deleteFrom('record_entry').where('kind', 'in', ['paper', 'warning']).execute()
}

describeOnDatabase('a database of an older version', (open) => {
  it('LG-8 is rebuilt at the start, and then answers of summary, papers and warnings as a fresh one', async () => {
    const world = await openWorld(await open())
    const { deps, clock, settings } = world
    const team = await enrolTablet(world)
    const desk = await enrolTablet(world, 'analyst', [])
    const actors = [{ type: 'armed_group', attribution: 'alleged' }]
    team.say(aReport({ alert: 'flash', actors }))
    team.say(aReport({ violations: [] }))
    expect(await append(deps, await team.request())).toMatchObject({ held: [] })
    clock.time = utcMs(weekStarting(settings.week, '2026-11-18').end) + hour
    expect(await draftDue(deps)).toBeDefined()
    await runWarnings(deps, { id: 'desk-1', askedBy: 'desk' })
    const fresh = await answersOf(world, desk)
    expect(fresh.papers).toHaveLength(1)
    expect(fresh.warnings.warnings.length).toBeGreaterThan(0)
    expect(fresh.workedOut.model.breakdown.actors).toMatchObject([
      { actor: 'armed_group' },
      { actor: null },
    ])

    await asBefore(world)
    expect(await openMission(deps, { leaveReadModels: true })).toMatchObject({ ok: true })
    const old = await answersOf(world, desk)
    expect(old.papers).toEqual([])
    expect(old.workedOut.hash).not.toBe(fresh.workedOut.hash)

    expect(await openMission(deps)).toMatchObject({ ok: true })
    expect(await answersOf(world, desk)).toEqual(fresh)
    const { generation } = await missionOf(deps.database.db, deps.mission)
    // Once: the next start finds nothing to do.
    expect(await openMission(deps)).toMatchObject({ ok: true })
    expect(await missionOf(deps.database.db, deps.mission)).toMatchObject({
      generation,
      projectionVersion,
    })
  })
})
