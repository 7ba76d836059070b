import { cellAt } from '@tocsin/early-warning/areas/cells'
import type { Draft } from '@tocsin/schema/events/draft'
import { eventId, recordIdOf, scopeId } from '@tocsin/schema/primitives/ids'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { append } from '../log/testing/append-in-short.ts'
import { aReport, aThreat, enrolTablet, openWorld, tavuri } from '../testing/test-mission.ts'
import { readInputs, replayInputs } from './read-inputs.ts'
import { readWarnings } from './read-warnings.ts'
import { runWarnings } from './run-warnings.ts'

const dayMs = 86_400_000
const point = (lat: number, lon: number, radiusM = 500) =>
  ({ kind: 'point', lat, lon, radiusM, source: 'pin' }) as const
const dayBefore = (now: number, days: number) => {
  const date = new Date(now - days * dayMs).toISOString().slice(0, 10)
  return {
    precision: 'hour',
    earliest: `${date}T08:00Z`,
    latest: `${date}T08:00Z`,
  } as const
}

describeOnDatabase('precursors', (open) => {
  it('RL-9 EW-13 EW-21 threats and sightings of the log bring quiet areas on the list, for who may read them; bad ones do not, and the past says the same', async () => {
    const world = await openWorld(await open())
    const { deps, clock } = world
    const { db } = deps.database
    const team = await enrolTablet(world)
    const noticedAt = dayBefore(clock.now(), 2)
    const idOf = ({ event }: ReturnType<typeof team.say>) =>
      recordIdOf(eventId(team.seat, event.header.seatSeq))
    const told = (facts: Parameters<typeof aThreat>[0]) =>
      idOf(team.say(aThreat({ noticedAt, ...facts })))
    const letter = told({ kind: 'threat_letter', tactics: ['ultimatum'], place: point(7.4, 28) })
    const strict = told({ kind: 'sexual_violence', place: point(10.4, 24) })
    const seen = aReport({
      form: 'flash',
      what: 'armed_men_moving',
      place: point(7.4, 28),
      occurredAt: noticedAt,
      violations: [],
    })
    const sighting = idOf(team.say(seen))
    const bad = [
      told({ place: { kind: 'withheld' } }),
      told({ place: point(1.4, 22, 80_000) }),
      told({ place: point(1.4, 22), noticedAt: { precision: 'unknown' } }),
    ]
    const none = [
      told({ place: point(1.4, 22), noticedAt: dayBefore(clock.now(), -20) }),
      told({ place: point(1.4, 22), exercise: true }),
    ]
    const ended = told({ place: point(1.4, 22) })
    await append(deps, await team.request())
    clock.time += dayMs
    const kept = [...team.own]
    const close: Draft<'ThreatClosed'> = {
      type: 'ThreatClosed',
      scope: scopeId(tavuri, 'standard'),
      record: ended,
      base: { seq: 1, own: null },
      bodies: { facts: { reason: 'false_alarm' } },
    }
    team.say(close)
    expect(await append(deps, await team.request(team.own.slice(kept.length)))).toMatchObject({
      held: [],
    })
    await runWarnings(deps, { id: 'desk-1', askedBy: 'desk' })
    for (const read of [readInputs, replayInputs]) {
      const { threats } = await read(db, deps, clock.now())
      const tactics = threats.map(({ id, tactics }) => [id, tactics])
      expect(tactics).toContainEqual([letter, ['ultimatum']])
      expect(tactics).toContainEqual([strict, []])
    }
    const readers = {
      analyst: await enrolTablet(world, 'analyst', []),
      member: await enrolTablet(world, 'jpt_member', [tavuri]),
    }
    const seenBy = (who: keyof typeof readers) =>
      readWarnings(db, deps, readers[who].actor, clock.now())
    const all = await seenBy('analyst')
    const [first] = all.risk28
    expect(first).toMatchObject({ area: cellAt(point(7.4, 28)), threats: [letter] })
    expect(first?.behind.toSorted()).toEqual([letter, sighting].sort())
    expect(first?.reasons.map(({ code, count }) => [code, count])).toEqual([
      ['threats_here', 1],
      ['armed_here', 1],
    ])
    expect(first?.warning).not.toBeNull()
    expect(all.risk28.some(({ threats = [] }) => threats.includes(strict))).toBe(true)
    const behind = new Set(all.risk28.flatMap((line) => line.behind))
    for (const id of [...bad, ...none, ended]) expect(behind).not.toContain(id)
    expect(all.run).toMatchObject({ tooVague: 3, precursorFactors: { in7: 1, in28: 1 } })
    const part = await seenBy('member')
    expect(part.withheld).toBeGreaterThan(0)
    expect(part.risk28.some(({ threats = [] }) => threats.includes(strict))).toBe(false)
    expect(part.risk28.some(({ threats = [] }) => threats.includes(letter))).toBe(true)
    const knownAt = clock.now()
    clock.time += 40 * dayMs
    await runWarnings(deps, { id: 'past-1', askedBy: 'desk', knownAt })
    await runWarnings(deps, { id: 'desk-2', askedBy: 'desk' })
    const rows = await db
      .selectFrom('risk_entry')
      .select(['entry_json', 'run_id'])
      .where('mission_id', '=', deps.mission)
      .orderBy('horizon')
      .orderBy('place')
      .execute()
    const of = (run: string) => rows.filter(({ run_id }) => run_id === run)
    const words = (run: string) => of(run).map(({ entry_json }) => entry_json)
    expect(words('past-1')).toEqual(words('desk-1'))
    expect(words('desk-1').length).toBeGreaterThan(0)
    // What was for the future has come by then; the rest has faded away.
    const left = (await seenBy('analyst')).risk28.flatMap((line) => line.behind)
    expect(new Set(left)).toEqual(new Set([none[0]]))
  })
})
