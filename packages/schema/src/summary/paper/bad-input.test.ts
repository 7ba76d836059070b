import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OccurredAt } from '../../primitives/occurred.ts'
import type { Place } from '../../primitives/place.ts'
import { utcMinute, utcMs } from '../../primitives/utc-minute.ts'
import { paperModel } from './paper-model.ts'
import type { PaperIncident, PaperSource } from './source.ts'
import type { PaperModel, Traced } from './state.ts'
import { alert, at, incident, killed, source, south, threat, week } from './testing/source.ts'

const dayMs = 86_400_000
const many = (count: number, of: (n: number) => Partial<PaperIncident> & { on?: string }) =>
  Array.from({ length: count }, (_, n) => incident(n + 1, of(n)))

/** What no input may make of a paper: a number that is none, less than nothing, or a fall that nobody can know. */
function nonsense(model: PaperModel): string[] {
  const said: string[] = []
  const look = (value: unknown, path: string): void => {
    if (value === undefined || (typeof value === 'number' && !Number.isFinite(value)))
      said.push(`${path} is ${value}`)
    if (typeof value !== 'object' || value === null) return
    if ('count' in value && 'ids' in value) {
      // as: whatever has both is one.
      const { count, ids } = value as Traced
      if (count.min < 0 || (count.max !== null && count.max < count.min))
        said.push(`${path}: range`)
      if (count.min > 0 && ids.length === 0) said.push(`${path} counts nothing`)
    }
    if ('change' in value && value.change === 'fewer' && !isMostlyKnown) said.push(`${path} falls`)
    for (const [key, one] of Object.entries(value)) look(one, `${path}.${key}`)
  }
  const { share } = model.unknowns.completeness
  const isMostlyKnown = share !== null && share >= 0.8
  look(model, 'model')
  if (share !== null && !(share >= 0 && share <= 1)) said.push(`a share of ${share}`)
  for (const { waiting } of model.openAlerts) if (waiting < 0) said.push(`${waiting} minutes`)
  for (const { days } of model.unknowns.silentAreas)
    if (days !== null && days < 0) said.push(`${days} days`)
  if (model.bottomLine.length < 1 || model.bottomLine.length > 5) said.push('the bottom line')
  return said
}

const codes = ({ bottomLine }: PaperModel) => bottomLine.map(({ code }) => code)

test('SP-9 a week with no data says so, a mission of one report says how little that is', () => {
  const empty = paperModel(source({ since: null }))
  expect(nonsense(empty)).toEqual([])
  expect(codes(empty)[0]).toBe('no_incidents')
  expect(empty.method.caveats).toContain('no_incidents')
  expect(empty.figures.incidents.median.value).toBeNull()
  const one = paperModel(source({ incidents: [incident(1, { violations: [killed(1)] })] }))
  expect(nonsense(one)).toEqual([])
  expect(one.method.caveats).toEqual(
    expect.arrayContaining(['few_incidents', 'nothing_verified', 'lateness_unknown']),
  )
})

test('SP-9 all reports late: told as late, and no week is called quieter than another', () => {
  const late = many(40, (n) => ({
    on: utcMinute(utcMs(week.start) - (n - 3) * 2 * dayMs).slice(0, 10),
    knownAt: at - 1_000,
  }))
  const model = paperModel(source({ incidents: late }))
  expect(nonsense(model)).toEqual([])
  expect(model.method.caveats).toContain('all_late')
  expect(model.unknowns.late.ids.length).toBe(model.figures.incidents.now.total.ids.length)
})

test('SP-9 all dates imprecise: none is put into a week that nobody said, all are counted as such', () => {
  const knownAt = at - 2 * dayMs
  const undated = many(12, () => ({
    occurred: { precision: 'unknown' },
    place: { kind: 'withheld' },
    knownAt,
  }))
  const model = paperModel(source({ incidents: undated }))
  expect(nonsense(model)).toEqual([])
  expect(model.unknowns.unknownDate.ids).toHaveLength(12)
  expect(model.figures.incidents.now.total.ids).toEqual([])
  expect(codes(model)[0]).toBe('no_incidents')
})

test('SP-9 clocks wrong: named, and no waiting is less than none', () => {
  const ahead = many(3, () => ({ knownAt: utcMs(week.start) - 400 * dayMs }))
  const late = at + 90 * dayMs
  const alerts = [
    alert(50, { raisedAt: late, takenAt: late - 9 * dayMs, onSiteAt: 0 }),
    alert(51, { raisedAt: late }),
  ]
  const model = paperModel(
    source({ incidents: ahead, alerts, since: late, asOf: { seq: 1, reducers: 11, at: 0 } }),
  )
  expect(nonsense(model)).toEqual([])
  expect(model.unknowns.clockWrong.ids).toHaveLength(3)
  expect(model.method.caveats).toContain('clocks_wrong')
})

test('SP-9 one area with everything is said to be that', () => {
  const model = paperModel(source({ incidents: many(3_000, () => ({ violations: [killed(1)] })) }))
  expect(nonsense(model)).toEqual([])
  expect(model.method.caveats).toContain('one_area')
  expect(model.breakdown.areas.map(({ incidents }) => incidents.total.ids.length)).toEqual([
    0, 3_000,
  ])
})

test('SP-9 whatever is wrong together, no paper says what nobody can know (seed 20261127)', () => {
  const moment = fc.constantFrom(
    0,
    utcMs(week.start) - 1,
    at,
    at + 1,
    at + 500 * dayMs,
    utcMs(week.end) - dayMs,
  )
  const occurred = fc.oneof(
    fc.constant<OccurredAt>({ precision: 'unknown' }),
    fc.tuple(moment, moment).map(
      ([a, b]): OccurredAt => ({
        precision: 'month',
        earliest: utcMinute(Math.min(a, b)),
        latest: utcMinute(Math.max(a, b)),
      }),
    ),
  )
  const place = fc.constantFrom<Place | null>(
    null,
    { kind: 'withheld' },
    { kind: 'point', lat: 90, lon: -180, radiusM: 900_000, source: 'pin' },
  )
  const rows = fc.array(
    fc.record({
      occurred,
      place,
      knownAt: moment,
      countedAs: fc.constantFrom('verified', 'unverified', null),
      violations: fc.constantFrom([], [killed(1)], [killed(0, null)], [killed(3, 400)]),
    }),
    { maxLength: 30 },
  )
  const alerts = fc.array(fc.record({ raisedAt: moment, takenAt: fc.option(moment) }), {
    maxLength: 4,
  })
  const heard = fc.array(
    moment.map((heardAt) => ({ area: south, at: heardAt })),
    { maxLength: 2 },
  )
  const since = fc.option(moment)
  fc.assert(
    fc.property(rows, alerts, heard, since, moment, (given, raised, known, first, asked) => {
      const of: Partial<PaperSource> = {
        incidents: given.map((row, n) => incident(n + 1, row)),
        alerts: raised.map((one, n) => alert(100 + n, one)),
        threats: [threat(200, { noticedAt: { precision: 'unknown' } })],
        heard: known,
        since: first,
        asOf: { seq: 1, reducers: 11, at: asked },
      }
      expect(nonsense(paperModel(source(of)))).toEqual([])
    }),
    { seed: 20261127, numRuns: 300 },
  )
})

test('SP-9 the look for nonsense finds it', () => {
  const model = paperModel(source({ incidents: [incident(1)] }))
  const { figures } = model
  const nobody = { count: { min: 4, best: 4, max: 2, status: 'reported' as const }, ids: [] }
  const bent = {
    ...model,
    openAlerts: [{ ...alert(1), waiting: -1, standing: 'unanswered' as const }],
    figures: { ...figures, incidents: { ...figures.incidents, change: 'fewer' as const } },
    unknowns: { ...model.unknowns, late: nobody, completeness: { share: Number.NaN, of: 0 } },
  }
  expect(nonsense(bent)).toHaveLength(6)
})
