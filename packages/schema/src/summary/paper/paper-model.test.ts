import { expect, test } from 'vitest'
import type { Violation } from '../../events/bodies.ts'
import { canonicalJson } from '../../primitives/canonical-json.ts'
import { exactly } from '../../primitives/count.ts'
import { utcMs } from '../../primitives/utc-minute.ts'
import { paperModel } from './paper-model.ts'
import { paperWeeks } from './paper-weeks.ts'
import { paperSections } from './sections.ts'
import type { PaperHostState, PaperIncident } from './source.ts'
import type { PaperModel, Traced } from './state.ts'
import {
  alert,
  at,
  incident,
  killed,
  north,
  recommendation,
  recordId,
  rule,
  source,
  south,
  threat,
  week,
} from './testing/source.ts'

const model = (of: Parameters<typeof source>[0] = {}) => paperModel(source(of))
const bytes = (of: PaperModel) => canonicalJson(JSON.parse(JSON.stringify(of)))

/** One incident in the middle of each week before this one, each told in time. */
function earlier(each: (n: number) => Partial<PaperIncident>): PaperIncident[] {
  return paperWeeks(rule, week)
    .slice(1)
    .map(({ firstDate }, n) => incident(100 + n, { on: firstDate, ...each(n) }))
}

const codes = ({ bottomLine }: PaperModel) => bottomLine.map(({ code }) => code)

test('SP-1 the same rows in any order give the same bytes, and every number stands with its records', () => {
  const incidents = [
    incident(1, { violations: [killed(2)], countedAs: 'verified' }),
    incident(2, { violations: [killed(3, null)] }),
    incident(3, { area: north }),
  ]
  const [a, b] = [model({ incidents }), model({ incidents: [...incidents].reverse() })]
  expect(bytes(a)).toBe(bytes(b))
  expect(bytes(a)).not.toBe(bytes(model({ incidents: incidents.slice(1) })))
  expect(a.figures.harm.killed.now).toMatchObject({
    verified: { count: exactly(2), ids: [recordId(1)] },
    unverified: { count: { min: 3, best: null, max: null }, ids: [recordId(2)] },
    total: { count: { min: 5 }, ids: [recordId(1), recordId(2)] },
  })
  expect(numbersWithoutRecords(a)).toEqual([])
  const bent = { ...a, unknowns: { ...a.unknowns, late: { count: exactly(4), ids: [] } } }
  expect(numbersWithoutRecords(bent)).toHaveLength(1)
  expect(paperSections).toHaveLength(12)
})

/** Every number of at least one, wherever it stands, that names no record. */
function numbersWithoutRecords(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if ('count' in value && 'ids' in value) {
    const { count, ids } = value as Traced
    return count.min > 0 && ids.length === 0 ? [value] : []
  }
  return Object.values(value).flatMap(numbersWithoutRecords)
}

test('SP-2 alerts that wait stand first by level and then by how long, at the paper’s own moment', () => {
  const { openAlerts } = model({
    alerts: [
      alert(1, { level: 'watch', raisedAt: at - 9 * 3_600_000, target: 720 }),
      alert(2, { raisedAt: at - 60_000, standing: 'acknowledged', takenAt: at }),
      alert(3, { raisedAt: at - 7_200_000 }),
      alert(4, { standing: 'closed' }),
      alert(5, { standing: 'answered', answers: [{ response: 'foot_patrol', reason: null }] }),
      alert(6, { level: 'watch', raisedAt: at + 60_000 }),
    ],
  })
  expect(openAlerts.map(({ id, waiting }) => [id, waiting])).toEqual([
    [recordId(3), 120],
    [recordId(2), 1],
    [recordId(1), 540],
    [recordId(6), 0],
  ])
})

test.each([
  ['more', killed(5), killed(1), 'within'],
  ['fewer', killed(1), killed(5), 'within'],
  ['fewer_so_far', killed(1), killed(5), 'later'],
  ['overlapping', killed(2, 9), killed(5), 'within'],
  ['overlapping', killed(2, null), killed(5), 'within'],
  ['same', killed(5), killed(5), 'later'],
] as const)(
  'SP-3 %s: a change is said where ranges are apart, a fall only of a week that is known',
  (said, now, before, known) => {
    const late = known === 'later' ? { knownAt: at } : {}
    const others = paperWeeks(rule, week)
      .slice(2)
      .flatMap(({ firstDate }, n) => [
        incident(200 + 2 * n, { on: firstDate, ...late }),
        incident(201 + 2 * n, { on: firstDate, ...late }),
      ])
    const { figures, unknowns } = model({
      incidents: [
        incident(1, { violations: [now] }),
        incident(2, { on: '2026-11-10', violations: [before] }),
        ...others,
      ],
    })
    expect(figures.harm.killed.change).toBe(said)
    expect(unknowns.completeness.of).toBe(15)
  },
)

test('SP-3 the middle of the weeks before needs four of them within what the log holds', () => {
  const incidents = earlier((n) => ({ violations: [killed(n)] }))
  const { median, history } = model({ incidents }).figures.harm.killed
  expect(median).toEqual({ value: 3.5, of: 8, isLowerEnd: false })
  expect(history.map(({ total }) => total.count.min)).toEqual([7, 6, 5, 4, 3, 2, 1, 0])
  const young = model({ incidents, since: utcMs('2026-11-01T00:00Z') }).figures.harm.killed
  expect(young.median).toEqual({ value: null, of: 3, isLowerEnd: false })
})

test('SP-4 what a released paper says of its week stands beside what is known of it now', () => {
  const before = paperModel(
    source({
      week: paperWeeks(rule, week)[1] ?? week,
      incidents: [incident(1, { on: '2026-11-10', violations: [killed(2)] })],
    }),
  )
  const later = model({
    incidents: [
      incident(1, { on: '2026-11-10', violations: [killed(2)] }),
      incident(2, { on: '2026-11-11', violations: [killed(3)], knownAt: at }),
    ],
    released: [{ paper: recordId(9), model: before }],
  })
  expect(later.figures.restatements).toMatchObject([
    { week: '2026-W46', paper: recordId(9), figure: 'incidents' },
    {
      figure: 'killed',
      was: { total: { count: { min: 2 } } },
      now: { total: { count: { min: 5 } } },
    },
  ])
  expect(later.bottomLine).toContainEqual(
    expect.objectContaining({ code: 'restated', figure: 'killed', week: '2026-W46' }),
  )
  const unchanged = model({
    incidents: [incident(1, { on: '2026-11-10', violations: [killed(2)] })],
    released: [{ paper: recordId(9), model: before }],
  })
  expect(unchanged.figures.restatements).toEqual([])
})

test('SP-5 an area without incidents is a line of zeros, and who did it is told by kind, unnamed last', () => {
  const { breakdown } = model({
    incidents: [
      incident(1, { actors: ['armed_group', 'national_army'], violations: [killed(2)] }),
      incident(2),
      incident(3, { place: { kind: 'country', code: 'OND', name: 'Ondara', source: 'import' } }),
    ],
  })
  expect(breakdown.areas.map(({ area, incidents }) => [area, incidents.total.count.min])).toEqual([
    [north, 0],
    [south, 2],
    [null, 1],
  ])
  expect(breakdown.actors.map(({ actor, harm }) => [actor, harm.killed.total.count.min])).toEqual([
    ['national_army', 2],
    ['armed_group', 2],
    [null, 0],
  ])
})

test('SP-6 all six grave violations are shown; who may be a child and is not known to be is apart', () => {
  const victims: Violation = {
    type: 'killing',
    count: { min: 6, best: 6, max: 6, status: 'reported' },
    victims: [
      { group: 'girl', count: exactly(1) },
      { group: 'man', count: exactly(2) },
      { group: 'unknown', count: exactly(1) },
    ],
  }
  const { children } = model({
    incidents: [incident(1, { violations: [victims] }), incident(2, { violations: [killed(3)] })],
  })
  expect(children.violations).toHaveLength(6)
  expect(children.violations[0]).toMatchObject({
    violation: 'killing_or_maiming',
    countedBy: 'victims',
    now: { total: { count: { min: 1 }, ids: [recordId(1)] } },
  })
  // One of unknown age, two of the six of whom nothing was said, and three without any group.
  expect(children.ageUnknown).toMatchObject({ count: { min: 6 }, ids: [recordId(1), recordId(2)] })
})

test('SP-7 clocks say what was late and what nobody took, and what was not done stands with its reason or without', () => {
  const raisedAt = utcMs('2026-11-18T10:00Z')
  const { response } = model({
    alerts: [
      alert(1, {
        standing: 'closed',
        takenAt: raisedAt + 10 * 60_000,
        onSiteAt: raisedAt + 90 * 60_000,
        answers: [{ response: 'foot_patrol', reason: null }],
      }),
      alert(2, {
        standing: 'answered',
        takenAt: raisedAt + 52 * 60_000,
        answers: [{ response: 'none', reason: 'no_transport' }],
      }),
      alert(3),
      alert(4, { raisedAt: utcMs('2026-11-01T10:00Z') }),
    ],
  })
  expect(response.clocks).toMatchObject([
    {
      level: 'flash',
      inTime: { ids: [recordId(1)] },
      late: { ids: [recordId(2)] },
      unanswered: { ids: [recordId(3)] },
      taken: { median: 52, longest: 52 },
      onSite: { median: 90 },
      communityTold: { median: null, longest: null, reached: { ids: [] } },
    },
  ])
  expect(response.done).toMatchObject([{ response: 'foot_patrol', alerts: { ids: [recordId(1)] } }])
  expect(response.notDone).toMatchObject([
    { reason: 'no_transport', alerts: { ids: [recordId(2)] } },
    { reason: null, alerts: { ids: [recordId(3)] } },
  ])
})

test('SP-8 threats are ordered by how soon, and one noticed four weeks ago is said to be so', () => {
  const long = '2026-10-01T10:00Z'
  const { outlook } = model({
    threats: [
      threat(1, { imminence: 'later_or_unsure' }),
      threat(2, { imminence: 'of a newer list' }),
      threat(3, { imminence: 'within_72_hours' }),
      threat(4),
      threat(5, {
        imminence: 'happening_now',
        noticedAt: { precision: 'minute', earliest: long, latest: long },
      }),
    ],
  })
  const ids = (of: readonly { id: unknown }[]) => of.map(({ id }) => id)
  expect(ids(outlook.must)).toEqual([recordId(5), recordId(4)])
  expect(ids(outlook.should)).toEqual([recordId(3)])
  expect(ids(outlook.could)).toEqual([recordId(1), recordId(2)])
  expect(outlook.must.map(({ isStale }) => isStale)).toEqual([true, false])
  expect(outlook.until - at).toBe(14 * 86_400_000)
})

test('SP-9 what is not known is said: no date, no place, late, no access, and areas of which nothing came', () => {
  const wide = { earliest: '2026-11-16T10:00Z', latest: '2026-11-20T10:00Z' }
  const { unknowns, hostState } = model({
    incidents: [
      incident(1, { occurred: { precision: 'unknown' } }),
      incident(2, { occurred: { precision: 'week', ...wide }, place: null }),
      incident(3, { knownAt: at }),
      incident(4, { on: '2026-11-10', knownAt: utcMs('2026-11-17T00:00Z') }),
      incident(5, { knownAt: utcMs('2026-11-18T09:00Z') }),
    ],
    alerts: [alert(6, { answers: [{ response: 'none', reason: 'access_denied' }] })],
    heard: [
      { area: south, at: utcMs('2026-11-18T09:00Z') },
      { area: north, at: utcMs('2026-11-13T22:00Z') },
    ],
  })
  expect(unknowns).toMatchObject({
    unknownDate: { ids: [recordId(1)] },
    impreciseDate: { ids: [recordId(2)] },
    imprecisePlace: { ids: [recordId(2)] },
    late: { ids: [recordId(3)] },
    lateOfEarlier: { ids: [recordId(4)] },
    clockWrong: { ids: [recordId(5)] },
    noAccess: { ids: [recordId(6)] },
    completeness: { share: null, of: 1 },
    silentAreas: [{ area: north, days: 9 }],
  })
  expect(hostState).toMatchObject({ isRecorded: false, assessments: [] })
})

test('HS-6 what is in force at the end of the week is told, with what it was a week before', () => {
  const said = (on: string, will: string | null, more = {}) => ({
    ...{ on, will, capacity: 'partial', levers: [], hrddp: null },
    ...more,
  })
  const state = (n: number, standing: PaperHostState['standing'], of = {}): PaperHostState => ({
    ...{ id: recordId(n), area: south, forces: 'national_army', standing },
    ...of,
  })
  const worse = { levers: ['training'], hrddp: 'under_way' }
  const { hostState } = model({
    hostStates: [
      state(3, [said('2026-11-15', 'absent'), said('2026-11-22', 'obstructing', worse)]),
      state(2, [said('2026-11-01', null)], { area: north }),
      state(1, [said('2026-11-16', 'acting_partly')], { forces: null }),
      state(4, [said('2026-11-23', 'absent')]),
    ],
  })
  expect(hostState).toMatchObject({
    isRecorded: true,
    assessments: [
      { id: recordId(2), on: '2026-11-01', will: null, willBefore: null },
      { id: recordId(1), forces: null, will: 'acting_partly', willBefore: null },
      { id: recordId(3), on: '2026-11-22', will: 'obstructing', willBefore: 'absent', ...worse },
    ],
  })
  // The paper of a week in which nobody assessed anything says so, and what still holds.
  const quiet = model({ hostStates: [state(2, [said('2026-11-01', 'absent')])] }).hostState
  expect([quiet.isRecorded, quiet.assessments.length]).toEqual([false, 1])
})

test('SP-10 the bottom line has five statements at most, harm first and no more than two of it', () => {
  const harm = ['killing', 'injury', 'abduction'].map(
    (type): Violation => ({ type, count: { min: 2, best: 2, max: 2, status: 'reported' } }),
  )
  const full = model({
    incidents: [incident(1, { violations: harm })],
    alerts: [alert(2), alert(3, { takenAt: at })],
    threats: [threat(4)],
    recommendations: [recommendation(5, { due: '2026-11-01' })],
  })
  expect(codes(full)).toEqual(['harm', 'harm', 'unanswered_alerts', 'threats', 'no_response'])
  expect(full.bottomLine[0]).toMatchObject({ harm: 'killed', now: { min: 2 }, ids: [recordId(1)] })
  expect(codes(model({ incidents: [incident(1)] }))).toEqual(['incidents', 'silent_areas'])
})

test('SP-11 what is owed stands by whose responsibility it is, the longest overdue first', () => {
  const { recommendations } = model({
    recommendations: [
      recommendation(1, { organ: 'security_council', due: null }),
      recommendation(2, { due: '2026-12-01' }),
      recommendation(3, { due: '2026-11-13' }),
      recommendation(4, { due: '2026-11-23' }),
    ],
  })
  expect(
    recommendations.map(({ organ, entries }) => [organ, entries.map((one) => one.overdue)]),
  ).toEqual([
    ['mission', [10, null, null]],
    ['security_council', [null]],
  ])
})

test.each([
  ['nothing at all', { since: null }, ['no_incidents'], ['no_incidents', 'silent_areas']],
  [
    'one report',
    { incidents: [incident(1)] },
    ['few_incidents', 'nothing_verified'],
    ['incidents'],
  ],
  [
    'everything late',
    { incidents: [1, 2].map((n) => incident(n, { knownAt: at })) },
    ['all_late', 'lateness_unknown', 'one_area'],
    ['late_reports', 'one_area'],
  ],
  [
    'nothing precise',
    {
      incidents: [1, 2].map((n) =>
        incident(n, {
          occurred: { precision: 'unknown' },
          place: null,
          area: n > 1 ? north : south,
        }),
      ),
    },
    ['no_incidents', 'imprecise_dates'],
    ['no_incidents'],
  ],
  [
    'one area with everything',
    { incidents: [1, 2, 3, 4, 5, 6].map((n) => incident(n)) },
    ['nothing_verified', 'one_area'],
    ['one_area'],
  ],
] as const)('SP-12 %s gives a paper that claims nothing', (_, of, caveats, said) => {
  const paper = model({ ...of, incidents: [...('incidents' in of ? of.incidents : [])] })
  expect(paper.method.caveats).toEqual(expect.arrayContaining([...caveats]))
  expect(codes(paper)).toEqual(expect.arrayContaining([...said]))
  // Canonical JSON has no form for what is not finite.
  expect(bytes(paper)).toContain('"format":2')
  expect(paper.figures.incidents.change).not.toBe('fewer')
})
