import type { WarningsAnswer } from '@tocsin/early-warning/run/answers'
import type { Draft } from '@tocsin/schema/events/draft'
import type { FactsOf } from '@tocsin/schema/events/registry'
import type { Actor, Role } from '@tocsin/schema/primitives/actor'
import { addDays, localDateOf, startOfLocalDate } from '@tocsin/schema/primitives/local-date'
import type { ExchangeReply } from '@tocsin/schema/sync/wire'
import { muteWarning } from '@tocsin/schema/warning/decide'
import type { Warning } from '@tocsin/schema/warning/state'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { aReport, enrolTablet, type Tablet, tabletOf, tavuri } from '../testing/test-mission.ts'
import { openServer } from '../testing/test-server.ts'

type Server = Awaited<ReturnType<typeof openServer>>

const dayMs = 86_400_000
const base = { seq: null, own: null }

/** Sends as somebody's own software does, and says with which problems the server has kept it apart. */
function sending(server: Server, tablet: Tablet) {
  return async (draft: Draft): Promise<string[]> => {
    const said = tablet.say(draft)
    const { data, problem } = await server.call('sync.exchange', await tablet.request([said]))
    // as: what `sync.exchange` answers.
    return problem ? [problem.code] : (data as ExchangeReply).held.map((one) => one.problem.code)
  }
}

async function person(server: Server, role: Role) {
  const tablet = await enrolTablet(server, role, role === 'jpt_member' ? [tavuri] : [])
  return { actor: tablet.actor, send: sending(server, tablet) }
}

/** A desk where somebody has signed in, who also asks. */
async function deskOf(server: Server) {
  const { device } = await server.enrol('analyst')
  const { seat } = device
  const actor: Actor = { seat, role: 'analyst', areas: [], component: null }
  return {
    actor,
    send: sending(server, tabletOf(server, device)),
    /** What early warning says now; with a session of its own, for weeks pass. */
    async look(): Promise<WarningsAnswer> {
      const { cookie } = await server.open(device)
      expect((await server.call('warnings.run', {}, cookie)).problem).toBeUndefined()
      // as: what `warnings.all` answers.
      return (await server.call('warnings.all', {}, cookie)).data as WarningsAnswer
    },
  }
}

function killedAt(lat: number, lon: number, at: number) {
  const moment = `${new Date(at).toISOString().slice(0, 10)}T08:00Z`
  return aReport({
    place: { kind: 'point', lat, lon, radiusM: 500, source: 'pin' },
    occurredAt: { precision: 'hour', earliest: moment, latest: moment },
  })
}

/** What only other software than this would send. */
function saidAnyhow({ scope, id }: Warning, facts: FactsOf<'WarningMuted'>): Draft {
  return { type: 'WarningMuted', scope, record: id, base, bodies: { facts } }
}

describeOnDatabase('muting warnings', (open) => {
  it('WN-3 EW-16 a desk mutes with a reason and for a while; what is muted is not raised, until the end of its last day', async () => {
    const server = await openServer(await open())
    const { clock, settings } = server
    const { timeZone } = settings.week
    const analyst = await deskOf(server)
    const [team, reader, chief] = [
      await person(server, 'jpt_member'),
      await person(server, 'summary_reader'),
      await person(server, 'headquarters'),
    ]
    for (const [lat, lon] of [
      [7.4, 28],
      [9.4, 31],
      [4.2, 24],
    ] as const) {
      expect(await team.send(killedAt(lat, lon, clock.now() - 2 * dayMs))).toEqual([])
    }
    clock.time += dayMs
    const [muted, ended, anyhow] = (await analyst.look()).warnings.filter(
      ({ found }) => found.kind === 'risk',
    )
    if (!muted || !ended || !anyhow) throw new Error('too few were raised')
    const today = localDateOf(timeZone, clock.now())
    const until = addDays(today, 40)
    const asked = { until, reason: 'followed', by: 'Dalia, analyst', today }
    const by = (
      actor: Actor,
      warning: Warning,
      more: Partial<typeof asked> | { until: null } = {},
    ) => muteWarning(warning, actor, base, { ...asked, ...more })

    // Who may, with what: said at the desk before it is sent.
    expect(by(team.actor, muted)).toMatchObject({ error: { code: 'not_allowed' } })
    expect(by(analyst.actor, muted, { reason: '' })).toMatchObject({
      error: { code: 'reason_needed' },
    })
    for (const day of [addDays(today, -1), addDays(today, 91)]) {
      const refused = by(analyst.actor, muted, { until: day })
      expect(refused).toMatchObject({ error: { code: 'bad_input' } })
    }
    // And by the server, whatever a desk's software thinks.
    const facts = { until, reason: 'followed', by: 'A team' }
    for (const one of [team, reader]) {
      expect(await one.send(saidAnyhow(muted, facts))).toEqual(['not_allowed'])
    }
    const mute = async (who: typeof chief, warning: Warning, more = {}) => {
      const draft = by(who.actor, warning, more)
      return draft.ok ? await who.send(draft.value) : [draft.error.code]
    }
    expect(await mute(analyst, muted)).toEqual([])
    expect(await mute(analyst, ended)).toEqual([])
    expect(await mute(chief, ended, { until: null })).toEqual([])
    // Without a reason, and for years: in the log, and no mute.
    expect(await analyst.send(saidAnyhow(anyhow, { until, by: 'Dalia' }))).toEqual([])
    const years = { ...facts, until: addDays(today, 900) }
    expect(await chief.send(saidAnyhow(anyhow, years))).toEqual([])

    // Four weeks later all three would be raised anew, for they are on the list still.
    const raisedIn = ({ warnings }: WarningsAnswer, { found }: Warning) =>
      warnings.filter((one) => one.found.kind === 'risk' && one.found.areas[0] === found.areas[0])
        .length
    clock.time += 30 * dayMs
    const later = await analyst.look()
    expect([muted, ended, anyhow].map((one) => raisedIn(later, one))).toEqual([1, 2, 2])
    const line = later.risk28.find(({ area }) => area === muted.found.areas[0])
    expect(line?.warning).toBe(muted.id)

    const over = startOfLocalDate(timeZone, addDays(until, 1))
    clock.time = over - 60_000
    expect(raisedIn(await analyst.look(), muted)).toBe(1)
    clock.time = over
    expect(raisedIn(await analyst.look(), muted)).toBe(2)
  })
})
