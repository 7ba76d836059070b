import type { Band, RecordId } from '@tocsin/schema/primitives/ids'
import { AreaId, scopeId } from '@tocsin/schema/primitives/ids'
import { makeRecommendation } from '@tocsin/schema/recommendation/decide'
import { recommendationText } from '@tocsin/schema/recommendation/select'
import { logVisit } from '@tocsin/schema/visit/decide'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { append } from '../log/testing/append-in-short.ts'
import { readModels } from '../testing/read-models.ts'
import { aReport, enrolTablet, openWorld, tavuri, type World } from '../testing/test-mission.ts'
import { readDeployment, readRecommendation, readTeams } from './read-teams.ts'
import { rebuildProjections } from './rebuild.ts'

const area = AreaId.parse(tavuri)
const base = { seq: null, own: null }
const seen = { place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } } as const

async function withTeam(world: World) {
  const leader = await enrolTablet(world, 'team_leader', undefined, 'unpol')
  const record = (event: { event: { header: { record: RecordId } } }) => event.event.header.record
  const deployment = record(
    leader.say({
      type: 'DeploymentOpened',
      scope: scopeId(area, 'standard'),
      record: null,
      base,
      bodies: {
        facts: { trigger: 'threat_registered', from: '2026-11-23', to: '2026-11-26' },
        narrative: { title: 'Ketu' },
      },
    }),
  )
  const ask = (title: string, band: Band, due?: string) =>
    record(
      leader.say(
        makeRecommendation(area, band, {
          facts: { deployment, organ: 'mission', ...(due && { due }) },
          narrative: { title, text: `${title}, at dusk.` },
        }),
      ),
    )
  const visit = (returnDue: string, returnOf?: RecordId) =>
    record(
      leader.say(
        logVisit(area, 'standard', {
          facts: { ...seen, deployment, returnDue, ...(returnOf && { returnOf }) },
        }),
      ),
    )
  return { leader, deployment, ask, visit }
}

describeOnDatabase('teams at the desk', (open) => {
  it('DP-7 DP-8 DP-9 DP-11 overdue first, returns that are owed, and no words of what few may read in a list', async () => {
    const world = await openWorld(await open())
    const { leader, deployment, ask, visit } = await withTeam(world)
    const plain = ask('Plain', 'standard')
    const secret = ask('Secret', 'restricted', '2026-12-09')
    const late = ask('Late', 'standard', '2026-11-30')
    const kept = visit('2026-12-01')
    const owed = visit('2026-12-05', kept)
    leader.say(aReport({ deployment }))
    leader.say(aReport())
    await append(world.deps, await leader.request())
    const analyst = await enrolTablet(world, 'analyst', [])
    const { db } = world.deps.database
    const teams = await readTeams(db, world.deps, analyst.actor)
    expect(teams.deployments.map(({ id }) => id)).toEqual([deployment])
    expect(teams.recommendations.map((one) => [one.id, recommendationText(one)])).toEqual([
      [late, 'Late, at dusk.'],
      [secret, undefined],
      [plain, 'Plain, at dusk.'],
    ])
    expect(teams.returns.map(({ id }) => id)).toEqual([owed])
    expect(await readRecommendation(db, world.deps, analyst.actor, secret)).toMatchObject({
      recommendation: { text: [{ value: 'Secret, at dusk.' }] },
      restricted: [secret],
    })
    const page = await readDeployment(db, world.deps, analyst.actor, deployment)
    expect(page).toMatchObject({
      ...{ withheld: 0, few: 1, leftOut: 0, restricted: [secret] },
      report: { records: 6 },
    })
    // DP-11: without what few may read, by the name of the report that its reader reads.
    const part = await readDeployment(db, world.deps, analyst.actor, deployment, {
      restricted: false,
    })
    expect(part).toMatchObject({ few: 1, leftOut: 1, restricted: [], report: { records: 5 } })
    expect(part?.report.hash).toBe(page?.report.hash)
    expect(JSON.stringify(part)).not.toContain('Secret')
    // DP-8: another team shares the area, and what was written down here is the other team's.
    const other = await withTeam(world)
    leader.say({
      type: 'RecommendationAmended',
      scope: scopeId(area, 'standard'),
      record: plain,
      base,
      bodies: { facts: { set: {}, deployment: other.deployment } },
    })
    leader.say({
      type: 'RecommendationWithdrawn',
      scope: scopeId(area, 'standard'),
      record: late,
      base,
      bodies: { facts: { reason: 'not_needed' } },
    })
    await append(world.deps, await leader.request())
    await append(world.deps, await other.leader.request())
    const pages = await Promise.all(
      [deployment, other.deployment].map((id) => readDeployment(db, world.deps, analyst.actor, id)),
    )
    const asked = pages.map((one) => one?.report.recommendations.map(({ id }) => id))
    expect(asked).toEqual([[secret, late], [plain]])
    const before = await readModels(world.deps)
    await rebuildProjections(world.deps.database, world.deps)
    expect((await readModels(world.deps)).models).toEqual(before.models)
  })

  it('DP-6 LG-13 each reads the report of what is theirs to read, and is told how much is not', async () => {
    const world = await openWorld(await open())
    const { leader, deployment, ask } = await withTeam(world)
    ask('Plain', 'standard')
    const secret = ask('Secret', 'restricted')
    await append(world.deps, await leader.request())
    const { db } = world.deps.database
    const member = await enrolTablet(world)
    const read = await readDeployment(db, world.deps, member.actor, deployment)
    expect(read).toMatchObject({ withheld: 1, restricted: [], report: { records: 1 } })
    expect(JSON.stringify(read)).not.toContain('Secret')
    expect(await readRecommendation(db, world.deps, member.actor, secret)).toBeUndefined()
    const office = await enrolTablet(world, 'headquarters', [])
    const page = await readDeployment(db, world.deps, office.actor, deployment)
    expect(page).toMatchObject({ withheld: 0, report: { records: 2 } })
    expect(JSON.stringify(page)).not.toContain('Secret')
  })
})
