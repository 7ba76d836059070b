import type { Draft, OwnEvent } from '@tocsin/schema/events/draft'
import {
  assessHostState,
  reassessHostState,
  withdrawAssessment,
} from '@tocsin/schema/host-state/decide'
import type { HostState } from '@tocsin/schema/host-state/state'
import { draftPaper } from '@tocsin/schema/paper/decide'
import { EventId } from '@tocsin/schema/primitives/ids'
import { addDays, localDateOf } from '@tocsin/schema/primitives/local-date'
import { deskScope } from '@tocsin/schema/primitives/mission-scope'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { weekStarting } from '@tocsin/schema/primitives/week'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { exchange } from '../log/exchange.ts'
import { missionOf } from '../log/mission.ts'
import { append } from '../log/testing/append-in-short.ts'
import { paperFile } from '../summaries/paper-file.ts'
import { replayPaper } from '../summaries/replay-paper.ts'
import { workOut } from '../summaries/work-out.ts'
import { readModels } from '../testing/read-models.ts'
import { aReport, enrolTablet, openWorld, type Tablet, tavuri } from '../testing/test-mission.ts'
import { offerEvidence, readHostStates } from './read-host-states.ts'
import { rebuildProjections } from './rebuild.ts'

const unit = '3rd Battalion, Ketu bridge'

describeOnDatabase('the host State', (open) => {
  it('HS-2 HS-5 HS-6 ER-1 is assessed by desks, told to nobody else, in the paper of its week and no earlier one, and rebuilt', async () => {
    const world = await openWorld(await open())
    const { deps, clock, settings } = world
    const { db } = deps.database
    const week = weekStarting(settings.week, '2026-11-16')
    clock.time = utcMs(week.end) - 3_600_000
    const today = localDateOf(settings.week.timeZone, clock.time)
    const field = await enrolTablet(world, 'team_leader')
    const analyst = await enrolTablet(world, 'analyst', [])
    const office = await enrolTablet(world, 'headquarters', [])
    const push = async (by: Tablet, own: OwnEvent) => {
      const appended = await append(deps, await by.request([own]))
      if (appended.problem) throw new Error(appended.problem.code)
      return appended.held
    }
    const told = async (by: Tablet = analyst) => await readHostStates(db, deps, by.actor)
    const first = async (): Promise<HostState> => {
      const [host] = (await told()).hosts
      if (!host) throw new Error('nothing was assessed')
      return host
    }
    const say = async (by: Tablet, decide: (host: HostState, base: Base) => Decided) => {
      const { lastSeq } = await missionOf(db, deps.mission)
      const decided = decide(await first(), { seq: lastSeq, own: null })
      if (!decided.ok) throw new Error(decided.error.code)
      const own = by.say(decided.value)
      expect(await push(by, own)).toEqual([])
      return own
    }
    const report = field.say(
      aReport({ actors: [{ type: 'national_army', name: 'n', attribution: 'alleged' }] }),
    )
    await push(field, report)
    await push(field, field.say(aReport()))
    const now = clock.time
    const offered = await offerEvidence(db, deps, office.actor, { area: tavuri, now })
    expect(offered.map(({ id }) => id)).toEqual([report.event.header.record])

    // A paper from before anything was assessed.
    const paper = async () => {
      const { model, hash, weekStart, version } = await workOut(deps, week.firstDate)
      const drafted = analyst.say(draftPaper({ model: hash, asOf: model.asOf, weekStart, version }))
      await push(analyst, drafted)
      return { id: drafted.event.header.record, model }
    }
    const before = await paper()
    expect(before.model.hostState).toMatchObject({ isRecorded: false, assessments: [] })

    const assessed = assessHostState(
      analyst.actor,
      { area: tavuri, forces: 'national_army', unit },
      {
        facts: {
          on: addDays(week.firstDate, -3),
          will: 'acting_partly',
          capacity: 'partial',
          evidence: [report.event.header.record],
        },
        text: 'The bridge is open by day.',
        today,
      },
    )
    if (!assessed.ok) throw new Error(assessed.error.code)
    const made = analyst.say(assessed.value)
    expect(await push(analyst, made)).toEqual([])
    const worse = await say(office, (host, base) =>
      reassessHostState(host, office.actor, base, {
        facts: { on: today, will: 'obstructing', levers: ['training'], hrddp: 'under_way' },
        text: 'Since Monday nobody passes.',
        today,
      }),
    )
    const wrong = await say(analyst, (host, base) =>
      reassessHostState(host, analyst.actor, base, {
        facts: { on: today, capacity: 'none' },
        instead: EventId.parse(worse.event.id),
        today,
      }),
    )
    await say(analyst, (host, base) =>
      withdrawAssessment(host, analyst.actor, base, {
        assessment: EventId.parse(wrong.event.id),
        reason: 'by_accident',
      }),
    )

    // From a tablet nothing of it is taken, and none is sent any of it, though it asks.
    const bent = { ...assessed.value, scope: aReport().scope } as Draft
    for (const draft of [assessed.value, bent]) {
      const [held] = await push(field, field.say(draft))
      expect(held).toContain('not_allowed')
    }
    const asked = { cursors: { [deskScope]: 0 } }
    for (const by of [field, analyst, office]) {
      const reply = await exchange(deps, await by.request([], asked))
      if (!reply.ok) throw new Error(reply.error.code)
      expect(reply.value.events.length).toBeGreaterThan(0)
      expect(reply.value.events.filter(({ header }) => header.scope === deskScope)).toEqual([])
    }

    const host = await first()
    expect(host).toMatchObject({ area: tavuri, unit, assessments: [{}, {}, { withdrawn: {} }] })
    const { evidence, seats } = await told(office)
    expect(evidence.map(({ id }) => id)).toEqual([report.event.header.record])
    expect(Object.keys(seats).sort()).toEqual([analyst.seat, office.seat].sort())

    const after = await paper()
    expect(after.model.hostState).toMatchObject({
      isRecorded: true,
      assessments: [
        {
          ...{ id: host.id, area: tavuri, forces: 'national_army', on: today },
          ...{ will: 'obstructing', willBefore: 'acting_partly', capacity: null },
          ...{ levers: ['training'], hrddp: 'under_way' },
        },
      ],
    })
    expect(JSON.stringify(after.model)).not.toContain(unit)
    const { model: earlier } = await workOut(deps, addDays(week.firstDate, -7))
    expect(earlier.hostState).toMatchObject({ isRecorded: true, assessments: [{ levers: [] }] })
    for (const { id } of [before, after])
      expect(await replayPaper(deps, id)).toMatchObject({ isSame: true, differs: [] })
    const csv = await paperFile(deps, { paper: after.id, format: 'csv', locale: 'en' })
    const lines = Buffer.from(csv?.bytes ?? '', 'base64').toString()
    expect(lines).toContain('OD03,Tavuri,host_state:national_army:will,obstructing')
    expect(lines).toContain('host_state:national_army:will_before,acting_partly')

    // Its words go; codes and days stay, in the paper too.
    const { event } = made
    await world.roster.append([
      {
        type: 'PartErased',
        scope: deskScope,
        record: event.header.record,
        base: { seq: null, own: null },
        bodies: {
          facts: {
            ...{ event: event.id, hash: event.hash, parts: ['narrative'], reason: 'danger' },
            ...{ proposedBy: analyst.seat, confirmedBy: office.seat },
          },
        },
      },
    ])
    const left = await first()
    expect([left.unit, left.assessments[0]?.text]).toEqual([null, null])
    expect(left.assessments[1]?.text).toBe('Since Monday nobody passes.')
    expect(await replayPaper(deps, after.id)).toMatchObject({ isSame: true, erased: 1 })
    const written = await readModels(deps)
    await rebuildProjections(deps.database, deps)
    expect((await readModels(deps)).models).toEqual(written.models)
    expect(await first()).toEqual(left)
  }, 60_000)
})

type Base = Parameters<typeof reassessHostState>[2]
type Decided = ReturnType<typeof reassessHostState> | ReturnType<typeof withdrawAssessment>
