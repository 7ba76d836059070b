import { AreaId, type RecordId, SeatId, scopeId } from '@tocsin/schema/primitives/ids'
import type { OccurredAt } from '@tocsin/schema/primitives/occurred'
import type { Place } from '@tocsin/schema/primitives/place'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { choicesFrom, seededRandom } from '@tocsin/testkit/random'
import { expect, test } from 'vitest'
import type { RunFound } from './found.ts'
import type { KnownIncident, RunInputs } from './inputs.ts'
import { runDetectors } from './run-detectors.ts'

const areas = ['OD01', 'OD02', 'OD03'].map((id) => AreaId.parse(id))
const seat = SeatId.parse('a'.repeat(32))
const now = Date.UTC(2026, 10, 23, 6)
const dayMs = 86_400_000
const inputs = (of: Partial<RunInputs>): RunInputs => {
  const none = { incidents: [], threats: [], visits: [], sources: [] }
  return { timeZone: 'Africa/Juba', areas, ...none, ...of }
}
const run = (of: Partial<RunInputs>) => runDetectors(inputs(of), now, seededRandom(27))

/** Known within the hour, one a day and the newest yesterday, where nothing else is said. */
function incident(n: number, of: Partial<KnownIncident> = {}): KnownIncident {
  const at = now - (n + 1) * dayMs
  return {
    id: `${seat}-${n + 1}` as RecordId,
    scope: scopeId(areas[0] ?? AreaId.parse('OD01'), 'standard'),
    place: { kind: 'point', lat: 7.4, lon: 28, radiusM: 500, source: 'pin' },
    occurred: exactly(at),
    violations: [{ type: 'killing', count: { min: 1, best: 1, max: 1, status: 'reported' } }],
    what: null,
    standing: 'unverified',
    knownAt: at + dayMs / 24,
    seat,
    ...of,
  }
}

const many = (count: number, of: (n: number) => Partial<KnownIncident>) =>
  Array.from({ length: count }, (_, n) => incident(n, of(n)))

function exactly(ms: number): OccurredAt {
  return { precision: 'minute', earliest: utcMinute(ms), latest: utcMinute(ms) }
}

/** What no input may make of it: a number that is none, a chance that is certain, a count that nobody gave. */
function nonsense(found: RunFound, given: number): string[] {
  const said: string[] = []
  const look = (value: unknown, path: string): void => {
    if (typeof value === 'number' && !Number.isFinite(value)) said.push(`${path} is ${value}`)
    if (typeof value !== 'object' || value === null) return
    for (const [key, one] of Object.entries(value)) look(one, `${path}.${key}`)
  }
  look(found, 'found')
  for (const { p, area } of [...found.risk7, ...found.risk28])
    if (!(p > 0 && p < 1)) said.push(`${area} has a chance of ${p}`)
  for (const { kind, chance, observed } of found.warnings) {
    if (chance !== null && !(chance > 0 && chance <= 1)) said.push(`${kind}: ${chance}`)
    if (kind !== 'silence' && observed > given) said.push(`${kind} of ${observed}`)
  }
  return said
}

test('EW-19 all reports late: no week is called quiet, and none of what came is left out', () => {
  const late = many(60, () => ({ knownAt: now - dayMs }))
  const found = run({ incidents: late })
  expect(nonsense(found, 60)).toEqual([])
  for (const { trend } of found.nowcasts) expect(trend).not.toBe('falling')
  expect(found.tooVague).toBe(0)
  expect(found.risk28.length).toBeGreaterThan(0)
})

/** Three a week in each area for a year: told at once in the first, all of it yesterday in the others. */
function heaped(): KnownIncident[] {
  const random = seededRandom(5)
  return many(469, (n) => {
    const at = now - (1 + random() * 365) * dayMs
    const [nth, area] = [n % 3, areas[n % 3] ?? AreaId.parse('OD01')]
    return {
      scope: scopeId(area, 'standard'),
      place: { kind: 'point', lat: 7.4 + nth, lon: 28, radiusM: 500, source: 'pin' },
      occurred: exactly(at),
      knownAt: nth === 0 ? Math.min(now, at + dayMs) : now - dayMs,
    }
  })
}

test('EW-9 reports of a year that come from two areas in one heap are no warning; a rise where they come at once is (seed 5)', () => {
  const unusual = (incidents: KnownIncident[]) =>
    run({ incidents }).warnings.filter(({ recurs }) => recurs !== null && recurs >= 365)
  expect(unusual(heaped())).toEqual([])
  const rise = many(14, (n) => ({
    occurred: exactly(now - (1 + n / 2) * dayMs),
    knownAt: now - dayMs,
  }))
  const found = unusual([
    ...heaped(),
    ...rise.map((one, n) => ({ ...one, id: `${seat}-${900 + n}` as RecordId })),
  ])
  expect(found.map(({ kind }) => kind)).toContain('trend_break')
})

test('EW-19 all dates imprecise: nothing is ranked or unusual, and how many they are is said', () => {
  const vague: OccurredAt[] = [
    { precision: 'unknown' },
    {
      precision: 'month',
      earliest: utcMinute(now - 60 * dayMs),
      latest: utcMinute(now - 30 * dayMs),
    },
  ]
  const found = run({ incidents: many(60, (n) => ({ occurred: vague[n % 2] as OccurredAt })) })
  expect(nonsense(found, 60)).toEqual([])
  expect([found.risk7, found.risk28]).toEqual([[], []])
  expect(found.warnings.filter(({ kind }) => kind !== 'silence')).toEqual([])
  expect(found.tooVague).toBe(60)
})

test('EW-19 clocks wrong: what is said to come is no past, and what was known before it happened is no share', () => {
  const ahead = many(40, (n) => ({ occurred: exactly(now + (n + 1) * 30 * dayMs) }))
  const found = run({ incidents: ahead })
  expect(nonsense(found, 40)).toEqual([])
  expect([found.risk7, found.risk28]).toEqual([[], []])
  expect(found.breaks).toBe('notYetKnown')
  const longAgo = many(40, () => ({ occurred: exactly(Date.UTC(1970, 0, 2)) }))
  expect(nonsense(run({ incidents: longAgo }), 40)).toEqual([])
  expect(nonsense(run({ incidents: [...ahead, ...longAgo] }), 80)).toEqual([])
})

test('EW-19 one area with everything: it stands first with its reasons, and no chance is certain', () => {
  const found = run({
    incidents: many(3_000, (n) => ({ occurred: exactly(now - (1 + (n % 700)) * dayMs) })),
  })
  expect(nonsense(found, 3_000)).toEqual([])
  expect(found.risk28[0]?.reasons.length).toBe(3)
  // Itself and its neighbours.
  expect(found.risk28.length).toBeLessThanOrEqual(7)
})

test.each(Array.from({ length: 24 }, (_, seed) => seed))(
  'EW-19 whatever is wrong with the records together, nothing is made up of it, seed %i',
  (seed) => {
    const choices = choicesFrom(seededRandom(seed))
    const places: Place[] = [
      { kind: 'point', lat: 7.4, lon: 28, radiusM: 500, source: 'pin' },
      { kind: 'point', lat: 89.99, lon: -180, radiusM: 0, source: 'pin' },
      { kind: 'point', lat: 7, lon: 28, radiusM: 400_000, source: 'pin' },
      { kind: 'withheld' },
    ]
    const moment = () =>
      choices.pick([now, now + 1, 0, now - 400 * dayMs, now - choices.whole(1, 900) * dayMs])
    const count = choices.pick([1, 2, 7, 80])
    const incidents = many(count, () => {
      const [a, b] = [moment(), moment()].sort((x, y) => x - y) as [number, number]
      const occurred: OccurredAt = choices.chance(0.2)
        ? { precision: 'unknown' }
        : {
            precision: 'month',
            earliest: utcMinute(a),
            latest: utcMinute(choices.chance(0.6) ? a : b),
          }
      const violations = choices.chance(0.3) ? [] : incident(0).violations
      const knownAt = Math.min(now, moment())
      return { place: choices.pick(places), occurred, violations, knownAt }
    })
    const contactsMs = Array.from({ length: choices.pick([0, 1, 30]) }, moment)
    const sources = [{ seat, area: areas[1] as AreaId, contactsMs }]
    expect(nonsense(run({ incidents, sources }), count)).toEqual([])
  },
)

test('EW-19 the look for nonsense finds it', () => {
  const found = run({ incidents: many(10, () => ({})) })
  const [first] = found.risk28
  if (!first) throw new Error('nothing is on the list')
  expect(nonsense({ ...found, risk28: [{ ...first, p: 1 }] }, 10)).toHaveLength(1)
  expect(nonsense({ ...found, knownAt: Number.NaN }, 10)).toEqual(['found.knownAt is NaN'])
})
