import { AreaId, type RecordId, SeatId, scopeId } from '@tocsin/schema/primitives/ids'
import type { Warning } from '@tocsin/schema/warning/state'
import { seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import { cellAt, cellOf } from '../areas/cells.ts'
import { dayOfDate } from '../risk/harm-of.ts'
import { isRunDue } from './due.ts'
import type { FoundWarning } from './found.ts'
import type { KnownIncident, KnownThreat, RunInputs } from './inputs.ts'
import { judgementOf } from './judge.ts'
import { lifeOf } from './lives.ts'
import { runDetectors } from './run-detectors.ts'
import { sortFound } from './sort-found.ts'

const here = AreaId.parse('OD03')
const there = AreaId.parse('OD01')
const seat = SeatId.parse('a'.repeat(32))
const week = { startsOn: 1, timeZone: 'Africa/Juba' } as const
const now = Date.UTC(2026, 10, 23, 6)
const dayMs = 86_400_000
const idOf = (n: number) => `${seat}-${n + 1}` as RecordId

const nothing: RunInputs = {
  timeZone: week.timeZone,
  areas: [here, there],
  incidents: [],
  threats: [],
  visits: [],
  sources: [],
}

function incident(n: number, daysAgo: number, more: Partial<KnownIncident> = {}): KnownIncident {
  const at = new Date(now - daysAgo * dayMs).toISOString()
  const moment = `${at.slice(0, 10)}T10:00Z`
  return {
    id: idOf(n),
    scope: scopeId(here, 'standard'),
    place: { kind: 'point', lat: 7.4, lon: 28, radiusM: 500, source: 'pin', name: 'Ketu' },
    occurred: { precision: 'hour', earliest: moment, latest: moment },
    violations: [{ type: 'killing', count: { min: 1, best: 1, max: 1, status: 'reported' } }],
    what: null,
    standing: 'unverified',
    knownAt: now - daysAgo * dayMs + 6 * 3_600_000,
    seat,
    ...more,
  }
}

function threat(n: number, daysAgo: number, kind: string, more: Partial<KnownThreat> = {}) {
  const { id, place, occurred: noticed, scope, knownAt } = incident(n, daysAgo)
  return {
    id,
    place,
    noticed,
    scope,
    kind,
    actors: [],
    tactics: [],
    knownAt,
    endedAt: null,
    ...more,
  }
}

/** One a fortnight for a year and a half at one place, four a week at another in the last two weeks. */
function changing(): RunInputs {
  const other = { kind: 'point', lat: 9.1, lon: 30, radiusM: 500, source: 'pin' } as const
  const quiet = Array.from({ length: 40 }, (_, n) => incident(n, 3 + 14 * n))
  const sudden = Array.from({ length: 8 }, (_, n) => {
    return incident(100 + n, 1.5 + 1.5 * n, { place: other, scope: scopeId(there, 'restricted') })
  })
  return { ...nothing, incidents: [...quiet, ...sudden] }
}

const run = (inputs: RunInputs) => runDetectors(inputs, now, seededRandom(19))

test('EW-19 the same records, moment and numbers give the same answer, in whatever order they come (seed 19)', () => {
  const inputs = changing()
  const found = run(inputs)
  expect(run({ ...inputs, incidents: inputs.incidents.toReversed() }).risk28).toEqual(found.risk28)
  expect(run(inputs)).toEqual(found)
  const [trend] = found.warnings.filter(({ kind }) => kind === 'trend_break')
  expect(trend).toMatchObject({
    areas: [cellAt({ lat: 9.1, lon: 30 })],
    to: '2026-11-22',
    scopes: [scopeId(there, 'restricted')],
  })
  expect(trend?.observed).toBeGreaterThan(4)
  expect(trend?.recurs).toBeGreaterThan(365)
  expect(trend?.behind.length).toBe(trend?.observed)
  expect(found.risk28[0]?.reasons.length).toBe(3)
  expect(found.names).toEqual({ [cellAt({ lat: 7.4, lon: 28 })]: 'Ketu' })
})

test('EW-19 without any record nothing is known, and no figure is said', () => {
  const found = run(nothing)
  expect(found).toMatchObject({ warnings: [], risk7: [], risk28: [], breaks: 'notYetKnown' })
  expect(found.nowcasts.map(({ now: { kind }, trend }) => [kind, trend])).toEqual(
    Array.from({ length: 3 }, () => ['notYetKnown', 'notYetKnown']),
  )
  expect(found.worth).toMatchObject({ lists: 0, newPerWeek: null, medianLeadDays: null })
  expect(found.coverage).toMatchObject({ noContact: 2, reportedNothing: 0 })
})

test('EW-19 one report alone, and one of which nothing is exact, are no warning and no certainty', () => {
  const vague = incident(2, 2, { place: { kind: 'withheld' }, occurred: { precision: 'unknown' } })
  const found = run({ ...nothing, incidents: [incident(1, 2), vague] })
  expect(found.warnings).toEqual([])
  expect(found.tooVague).toBe(1)
  for (const { p } of found.risk28) expect(p > 0 && p < 1).toBe(true)
  expect(JSON.stringify(found)).not.toMatch(/NaN|Infinity|null,null,null/)
})

test('EW-11 EW-12 "nothing to report" is said of an area, and a tablet that has gone silent is a warning', () => {
  const contactsMs = Array.from({ length: 30 }, (_, n) => now - (40 + n) * dayMs)
  const occurred = incident(0, 3).occurred
  const found = run({
    ...nothing,
    sources: [{ seat, area: here, contactsMs }],
    visits: [{ area: there, occurred, nothing: true }],
  })
  expect(found.coverage).toMatchObject({ reportedNothing: 1, noContact: 1 })
  expect(found.warnings).toMatchObject([
    { kind: 'silence', about: seat, areas: [here], observed: 40, expected: 1 },
  ])
  const said = run({ ...nothing, visits: [{ area: there, occurred, nothing: false }] })
  expect(said.coverage).toMatchObject({ reportedNothing: 0, noContact: 2 })
})

test('EW-13 EW-14 a threat that comes up and one that was never seen there are told with the cells of what is behind', () => {
  const past = Array.from({ length: 30 }, (_, n) => threat(n, 30 + 7 * n, 'looting_threat'))
  const risen = Array.from({ length: 6 }, (_, n) => threat(60 + n, 2 + n, 'armed_men_movement'))
  const found = run({ ...nothing, threats: [...past, ...risen] })
  expect(found.warnings.map(({ kind, about }) => [kind, about])).toEqual([
    ['emerging', 'kind:armed_men_movement'],
    ['first_ever', 'kind:armed_men_movement'],
  ])
  expect(found.warnings[0]).toMatchObject({ observed: 6, areas: [cellOf(incident(0, 1).place)] })
  // A new way of doing what was always threatened.
  const burned = Array.from({ length: 6 }, (_, n) => ({
    ...threat(60 + n, 2 + 5 * n, 'looting_threat'),
    tactics: ['burning'],
  }))
  const same = burned.map((one) => ({ ...one, tactics: [] }))
  const about = (threats: KnownThreat[]) =>
    run({ ...nothing, threats: [...past, ...threats] }).warnings.map((one) => one.about)
  expect(about(burned)).toContain('tactic:burning')
  expect(about(same)).not.toContain('tactic:burning')
})

test('RL-9 EW-21 threats bring an area on the list that nothing ever happened in, with their scopes; of breaks they are none (seed 19)', () => {
  const inputs = changing()
  const quiet = {
    kind: 'point',
    lat: 3.2,
    lon: 25,
    radiusM: 500,
    source: 'pin',
    name: 'Lo',
  } as const
  const strict = scopeId(here, 'restricted')
  const [first, second] = [
    threat(200, 2, 'threat_letter'),
    threat(201, 6, 'armed_men_movement'),
  ].map((one) => ({ ...one, place: quiet, scope: strict }))
  if (!first || !second) throw new Error('two were made')
  const before = run(inputs)
  const after = run({ ...inputs, threats: [first, second] })
  const entry = after.risk28.find(({ area }) => area === cellAt(quiet))
  expect(entry).toMatchObject({ threats: [first.id, second.id], scopes: [strict] })
  expect(entry?.reasons).toEqual([
    { code: 'threats_here', count: 1, from: '2026-11-21', to: '2026-11-21', days: 7 },
    { code: 'armed_here', count: 1, from: '2026-11-17', to: '2026-11-17', days: 7 },
  ])
  const next = after.risk28.find(({ reasons }) => reasons[0]?.code === 'precursors_near')
  expect(next?.reasons[0]).toMatchObject({ count: 2, from: '2026-11-17', to: '2026-11-21' })
  expect(next?.scopes).toEqual([strict])
  expect(after.names[cellAt(quiet)]).toBeUndefined()
  const breaksOf = ({ warnings }: typeof after) =>
    warnings.filter(({ kind }) => kind === 'trend_break' || kind === 'area_total')
  expect(breaksOf(after)).toEqual(breaksOf(before))
  const alone = run({ ...nothing, threats: [first] })
  expect(alone.risk28[0]).toMatchObject({ area: cellAt(quiet), threats: [first.id] })
})

test('RL-9 threats without a usable place or date, of the future, ended or known today are on no list, and the vague are counted', () => {
  const vague = [
    threat(1, 2, 'reprisals', { place: { kind: 'withheld' } }),
    threat(2, 2, 'reprisals', { noticed: { precision: 'unknown' } }),
    threat(3, 2, 'reprisals', {
      place: { kind: 'point', lat: 7, lon: 28, radiusM: 60_000, source: 'pin' },
    }),
  ]
  const others = [
    threat(4, -3, 'reprisals', { knownAt: now - 2 * dayMs }),
    threat(5, 2, 'reprisals', { endedAt: now - dayMs }),
    // By a clock that is a year ahead.
    threat(6, 2, 'reprisals', { endedAt: now + 365 * dayMs }),
    threat(7, 2, 'reprisals', { knownAt: now }),
  ]
  const found = run({ ...nothing, threats: [...vague, ...others] })
  expect(found.risk28).toEqual([])
  expect(found.tooVague).toBe(3)
  const open = threat(8, 2, 'reprisals')
  expect(run({ ...nothing, threats: [...others, open] }).risk28[0]?.threats).toEqual([open.id])
})

test('EW-19 a run is owed once a week of the mission, and made up', () => {
  const monday = Date.UTC(2026, 10, 22, 22)
  expect(isRunDue(week, null, now)).toBe(true)
  expect(isRunDue(week, monday - 60_000, now)).toBe(true)
  expect(isRunDue(week, monday, now)).toBe(false)
  expect(isRunDue(week, now, now + 6.6 * dayMs)).toBe(false)
  expect(isRunDue(week, now, now + 7 * dayMs)).toBe(true)
})

const cell = cellAt({ lat: 7.4, lon: 28 })
const warned: Warning = {
  id: idOf(500),
  scope: scopeId(here, 'standard'),
  found: {
    kind: 'trend_break',
    areas: [cell],
    from: '2026-10-12',
    to: '2026-10-18',
    observed: 5,
    horizon: 28,
    reasons: [],
    behind: [],
    knownAt: Date.UTC(2026, 9, 19, 6),
  },
  raised: { seat, saidAt: 0, receivedAt: 0 },
  lookedAt: [],
  answers: [],
  mute: null,
  end: null,
  seq: 1,
}

test('EW-20 it comes true by a civilian who was killed there after it, and not before 28 days of waiting it did not', () => {
  const day = (date: string) => dayOfDate(date)
  const killed = (date: string, more: object = {}) => {
    return { id: idOf(1), areas: [cell, here], start: day(date), civilianDeaths: 1, ...more }
  }
  const judged = (date: string, ...happened: ReturnType<typeof killed>[]) =>
    judgementOf(warned, happened, day(date))
  expect(judged('2026-10-25', killed('2026-10-18'))).toBeUndefined()
  expect(judged('2026-10-25', killed('2026-10-19'))).toEqual({
    cameTrue: true,
    incident: idOf(1),
    on: '2026-10-19',
  })
  expect(judged('2026-10-25', killed('2026-10-19', { civilianDeaths: 0 }))).toBeUndefined()
  expect(judged('2026-10-25', killed('2026-10-19', { areas: [there] }))).toBeUndefined()
  expect(judged('2026-12-13')).toBeUndefined()
  expect(judged('2026-12-14', killed('2026-11-16'))).toEqual({ cameTrue: false, on: '2026-11-15' })
  const end = { cameTrue: false, incident: null, on: '2026-11-15', before: 'raised' as const }
  const late = judgementOf({ ...warned, end }, [killed('2026-11-15')], day('2027-03-01'))
  expect(late).toMatchObject({ cameTrue: true })
  expect(
    judgementOf(
      { ...warned, end: { ...end, cameTrue: true } },
      [killed('2026-11-15')],
      day('2026-12-20'),
    ),
  ).toBeUndefined()
})

const foundOne: FoundWarning = {
  kind: 'trend_break',
  about: null,
  areas: [cell],
  from: '2026-11-16',
  to: '2026-11-22',
  observed: 6,
  expected: 1,
  chance: 0.001,
  recurs: 7000,
  reasons: [],
  behind: [],
  scopes: [],
}

test('EW-15 what is found again is the warning that is open; what is rare goes first, the rest is listed below', () => {
  const seen = { ms: now - 7 * dayMs, areas: [cell, 'next'] }
  const life = lifeOf(warned, week.timeZone, seen)
  if (!life) throw new Error('its kind is known')
  const again = sortFound([{ ...foundOne, areas: ['next'] }], [life], [], now)
  expect(again).toMatchObject({ fresh: [], all: [{ standing: 'told', known: warned.id }] })
  const many = Array.from({ length: 7 }, (_, n) => {
    return { ...foundOne, areas: [`a${n}`], recurs: n === 0 ? 300 : 1000 + n }
  })
  const sorted = sortFound(many, [], [], now)
  expect(sorted.fresh.map(({ recurs }) => recurs)).toEqual([1006, 1005, 1004, 1003, 1002])
  expect(sorted.all.filter(({ standing }) => standing === 'over')).toHaveLength(1)
  expect(sorted.all).toHaveLength(6)
})

test('EW-16 a mute holds for its kind and areas, and for no other kind', () => {
  const untilMs = now + dayMs
  const mute = {
    kind: 'trend_break',
    areas: [cell],
    reason: 'settled',
    by: 'D',
    fromMs: 0,
    untilMs,
  }
  const total: FoundWarning = { ...foundOne, kind: 'area_total' }
  const sorted = sortFound([foundOne, total], [], [mute], now)
  expect(sorted.all.map(({ found, standing }) => [found.kind, standing])).toEqual([
    ['area_total', 'told'],
    ['trend_break', 'muted'],
  ])
  expect(sortFound([foundOne], [], [mute], untilMs).all).toMatchObject([{ standing: 'told' }])
})

test('RL-11 units stand in the place of hexagons: what lies in none counts in none, and without units there is no list', () => {
  const units = [
    { id: 'S', name: 'South', centre: { lat: 7.4, lon: 28 } },
    { id: 'N', name: 'North', centre: { lat: 9.1, lon: 30 } },
    { id: 'Q', name: 'Quiet', centre: { lat: 12, lon: 20 } },
  ]
  const inputs = changing()
  const incidents = inputs.incidents.map((one, n) => ({ ...one, unit: n < 40 ? 'S' : 'N' }))
  const found = run({ ...inputs, incidents, units })
  expect(found.units28?.map(({ area, name, place }) => [area, name, place])).toEqual([
    ['S', 'South', 1],
    ['N', 'North', 2],
  ])
  for (const { p, reasons } of found.units28 ?? []) {
    expect(p > 0 && p < 1).toBe(true)
    expect(reasons.length).toBeGreaterThan(0)
  }
  const elsewhere = incidents.map((one) => ({ ...one, unit: 'of another map' }))
  expect(run({ ...inputs, incidents: elsewhere, units }).units28).toEqual([])
  expect(run(inputs).units28).toBeUndefined()
  const { units28, unitsWorth, ...others } = found
  expect(others).toEqual(run(inputs))
  expect(unitsWorth?.found.of).toBeGreaterThan(0)
})

test('EW-23 the mission’s last week is held against the same season once three years are known', () => {
  const weekly = (weeks: number) =>
    Array.from({ length: 4 * weeks }, (_, n) => incident(n, 1.2 + 1.75 * n))
  const three = { ...nothing, incidents: weekly(161) }
  const { season, warnings } = run(three)
  expect(season).toMatchObject({
    from: '2026-11-16',
    to: '2026-11-22',
    observed: 4,
    completeness: 1,
  })
  expect(season?.usual?.expected).toBeCloseTo(4, 1)
  expect(season?.usual?.upper).toBeGreaterThan(4)
  expect(warnings.map(({ kind }) => kind)).not.toContain('area_total')
  expect(run({ ...nothing, incidents: weekly(158) }).season).toBeUndefined()
  // A tablet that was not heard of for a week has sent nothing of it.
  const sources = [{ seat, area: here, contactsMs: [now - 8 * dayMs] }]
  const unheard = run({ ...three, sources })
  expect(unheard.season).toMatchObject({ observed: 4, completeness: 0, usual: null })
  expect(run(nothing).season).toBeUndefined()
})
