import type { Provenance } from '@tocsin/schema/events/bodies'
import { RecordId } from '@tocsin/schema/primitives/ids'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { aReport, bassin, enrolTablet, openWorld } from '../testing/test-mission.ts'
import { append } from './testing/append-in-short.ts'

describeOnBothDatabases('what a run may write', (open) => {
  it('LG-17 only imports say which foreign record they bring and since when it was known', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    const claiming = (provenance: Provenance, form: 'full' | 'import' = 'full') => {
      const draft = aReport({ form })
      return { ...draft, bodies: { ...draft.bodies, provenance } }
    }
    tablet.say(claiming({ ref: { system: 'ucdp_ged', id: '412700' } }))
    tablet.say(claiming({ batch: '20261122-abcd' }))
    tablet.say(claiming({ knownAt: '2020-01-01T00:00Z' }))
    tablet.say(claiming({}, 'import'))
    tablet.say(claiming({ note: 'Told by the village chief.' }))
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      held: ['1 not_allowed', '2 not_allowed', '3 not_allowed', '4 not_allowed'],
      head: 5,
    })
  })

  it('LG-18 a report joins no incident of another team and opens none under another id', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const elsewhere = await enrolTablet(world, 'jpt_member', [bassin])
    const colleague = await enrolTablet(world)
    const threat = author.say({
      type: 'ThreatRaised',
      scope: aReport().scope,
      record: null,
      base: { seq: null, own: null },
      bodies: {
        facts: {
          kind: 'armed_attack',
          place: { kind: 'withheld' },
          noticedAt: { precision: 'unknown' },
          imminence: 'within_days',
        },
      },
    })
    const first = author.say(aReport())
    await append(world.deps, await author.request())
    const unsent = author.say(aReport({ violations: [{ type: 'recruitment' }] }))
    const attachTo = first.event.header.record
    elsewhere.say(aReport({ attachTo }, bassin))
    elsewhere.say(aReport({ fromThreat: threat.event.header.record }, bassin))
    expect(await append(world.deps, await elsewhere.request())).toMatchObject({
      held: ['1 not_allowed', '2 not_allowed'],
    })
    colleague.say(aReport({ attachTo: unsent.event.header.record }))
    colleague.say(aReport({ attachTo, fromThreat: threat.event.header.record }))
    expect(await append(world.deps, await colleague.request())).toMatchObject({
      held: ['1 not_allowed'],
      head: 2,
    })
    author.say(aReport({ attachTo: unsent.event.header.record }))
    expect(await append(world.deps, await author.request())).toMatchObject({ held: [], head: 4 })
  })

  it('LG-5 nobody writes to another seat’s record, or to a record in another scope', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const colleague = await enrolTablet(world)
    const analyst = await enrolTablet(world, 'analyst', [])
    const report = author.say(aReport())
    await append(world.deps, await author.request())
    const withdrawal = (scope = report.event.header.scope) => ({
      type: 'ReportWithdrawn' as const,
      scope,
      record: report.event.header.record,
      base: { seq: null, own: null },
      bodies: { facts: { reason: 'mistake' } },
    })
    colleague.say(withdrawal())
    expect(await append(world.deps, await colleague.request())).toMatchObject({
      held: ['1 not_author'],
    })
    analyst.say(withdrawal(aReport({}, bassin).scope))
    analyst.say(withdrawal())
    expect(await append(world.deps, await analyst.request())).toMatchObject({
      held: ['1 not_allowed'],
      seqs: [6],
    })
  })

  it('LG-5 who reported an incident does not verify it', async () => {
    const world = await openWorld(await open())
    const analyst = await enrolTablet(world, 'analyst', [])
    const second = await enrolTablet(world, 'headquarters', [])
    const { record, scope } = analyst.say(aReport()).event.header
    const facts = {
      finding: 'verified',
      standardOfProof: 'reasonable_grounds',
      primarySources: 3,
      secondarySources: 0,
      unEyewitness: true,
    }
    const verify = {
      type: 'IncidentVerified' as const,
      scope,
      record,
      base: { seq: null, own: null },
      bodies: { facts },
    }
    analyst.say(verify)
    expect(await append(world.deps, await analyst.request())).toMatchObject({
      held: ['2 self_verification'],
    })
    second.say(verify)
    expect(await append(world.deps, await second.request())).toMatchObject({ held: [] })
  })

  it('LG-5 nobody verifies an incident that rests on what they reported a moment before', async () => {
    const world = await openWorld(await open())
    const author = await enrolTablet(world)
    const analyst = await enrolTablet(world, 'analyst', [])
    const { record, scope } = author.say(aReport()).event.header
    const other = author.say(aReport()).event.header
    await append(world.deps, await author.request())
    const base = { seq: null, own: null }
    const facts = {
      finding: 'verified',
      standardOfProof: 'reasonable_grounds',
      primarySources: 3,
      secondarySources: 0,
      unEyewitness: true,
    }
    const verify = (id = record) =>
      analyst.say({ type: 'IncidentVerified', scope, record: id, base, bodies: { facts } })
    analyst.say(aReport({ attachTo: record }))
    verify()
    const own = analyst.say(aReport()).event.header.record
    const merge = (type: 'IncidentMerged' | 'IncidentUnmerged') =>
      analyst.say({ type, scope, record: other.record, base, bodies: { facts: { merged: own } } })
    merge('IncidentMerged')
    verify(other.record)
    expect(await append(world.deps, await analyst.request())).toMatchObject({
      held: ['2 self_verification', '5 self_verification'],
    })
    const nowhere = RecordId.parse(`${analyst.seat}-99`)
    const colleague = await enrolTablet(world, 'analyst', [])
    const merged = { facts: { merged: nowhere } }
    colleague.say({ type: 'IncidentMerged', scope, record, base, bodies: merged })
    colleague.say({ type: 'IncidentVerified', scope, record, base, bodies: { facts } })
    expect(await append(world.deps, await colleague.request())).toMatchObject({ held: [] })
    const again = { type: 'IncidentVerified' as const, scope, record, base, bodies: { facts } }
    const third = colleague.say(again)
    expect(await append(world.deps, await colleague.request([third]))).toMatchObject({ held: [] })
    verify(other.record)
    merge('IncidentUnmerged')
    verify(other.record)
    expect(await append(world.deps, await analyst.request(analyst.own.slice(5)))).toMatchObject({
      held: ['6 self_verification'],
      head: 8,
    })
  })

  it('AC-12 RD-16 a team’s deployment is its leader’s to change, and each member’s to sign for the own component; of an alert whoever is there says what it has reached', async () => {
    const world = await openWorld(await open())
    const base = { seq: null, own: null }
    const analyst = await enrolTablet(world, 'analyst', [])
    const leader = await enrolTablet(world, 'team_leader')
    const elsewhere = await enrolTablet(world, 'team_leader', [bassin])
    const police = await enrolTablet(world, 'jpt_member', undefined, 'unpol')
    const { scope } = aReport()
    const facts = { trigger: 'threat_registered', from: '2026-11-23', to: '2026-11-26' }
    const opened = {
      type: 'DeploymentOpened',
      scope,
      record: null,
      base,
      bodies: { facts },
    } as const
    const { record } = analyst.say(opened).event.header
    await append(world.deps, await analyst.request())
    const amended = {
      type: 'DeploymentAmended',
      scope,
      record,
      base,
      bodies: { facts: { set: { to: '2026-11-27' } } },
    } as const
    const signed = (component: string) => ({
      type: 'MissionReportSigned' as const,
      scope,
      record,
      base,
      bodies: { facts: { component, report: 'a'.repeat(64), records: 1, agrees: true } },
    })
    leader.say(amended)
    expect(await append(world.deps, await leader.request())).toMatchObject({ held: [] })
    elsewhere.say(amended)
    expect(await append(world.deps, await elsewhere.request())).toMatchObject({
      held: ['1 not_allowed'],
    })
    police.say(opened)
    police.say(amended)
    police.say(signed('civil_affairs'))
    police.say(signed('unpol'))
    expect(await append(world.deps, await police.request())).toMatchObject({
      held: ['1 not_allowed', '2 not_allowed', '3 not_allowed'],
      head: 4,
    })
    // Whoever of the area is on the ground says what the alert of another one has reached (SPEC RD-16).
    const alert = leader.say(aReport({ alert: 'flash' })).event.header.record
    await append(world.deps, await leader.request())
    const reached = {
      type: 'AlertReached',
      scope,
      record: alert,
      base,
      bodies: { facts: { stop: 'on_site', at: '2026-11-22T06:30Z' } },
    } as const
    police.say(reached)
    expect(await append(world.deps, await police.request())).toMatchObject({ head: 5 })
    elsewhere.say(reached)
    expect(await append(world.deps, await elsewhere.request())).toMatchObject({
      held: ['1 not_allowed', '2 not_allowed'],
    })
  })
})
