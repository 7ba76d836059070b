import { describe, expect, it } from 'vitest'
import type { Violation } from '../events/bodies.ts'
import { exactly } from '../primitives/count.ts'
import { AreaId, RecordId } from '../primitives/ids.ts'
import { previousWeek, type Week, weekStarting } from '../primitives/week.ts'
import { countOf, weeklySummary } from './compute.ts'
import { summaryCsvRows } from './csv-rows.ts'
import type { SummaryRow } from './state.ts'

const rule = { startsOn: 1 as const, timeZone: 'Africa/Juba' }
const week = weekStarting(rule, '2026-11-16')
const previous = previousWeek(rule, week)
const north = AreaId.parse('OD01')
const south = AreaId.parse('OD03')

let made = 0
function incident(of: Partial<SummaryRow> & { at?: string } = {}): SummaryRow {
  made += 1
  const { at = '2026-11-18T09:00Z', ...rest } = of
  return {
    id: RecordId.parse(`${'a'.repeat(32)}-${made}`),
    area: south,
    countedAs: 'unverified',
    what: null,
    occurred: { precision: 'hour', earliest: at, latest: at },
    place: { kind: 'point', lat: 1, lon: 2, radiusM: 10, source: 'pin' },
    violations: [],
    knownAt: Date.parse('2026-11-18T09:00Z'),
    ...rest,
  }
}

const killed = (min: number, best: number | null, max: number | null): Violation => ({
  type: 'killing',
  count: { min, best, max, status: 'reported' },
})
const weeks = (a: Week, b: Week) => ({ week: a, previous: b, areas: [north, south] })
const summaryOf = (rows: SummaryRow[]) => weeklySummary(rows, weeks(week, previous))

describe('weeklySummary', () => {
  it('SU-1 counts by the latest moment at which it can have happened, in mission time', () => {
    const { incidents } = summaryOf([
      incident({ at: '2026-11-15T21:59Z' }),
      incident({ at: '2026-11-15T22:00Z' }),
      incident({ at: '2026-11-22T21:59Z' }),
      incident({ at: '2026-11-22T22:00Z' }),
      incident({
        occurred: {
          precision: 'range',
          earliest: '2026-11-10T00:00Z',
          latest: '2026-11-17T00:00Z',
        },
      }),
    ])
    expect(incidents.now.total.best).toBe(3)
    expect(incidents.before.total.best).toBe(1)
  })

  it('SU-2 keeps verified and unverified apart, this week and the week before', () => {
    const { headline } = summaryOf([
      incident({ countedAs: 'verified', violations: [killed(4, 4, 4)] }),
      incident({ violations: [killed(5, 7, 9)] }),
      incident({ at: '2026-11-11T00:00Z', violations: [killed(6, 6, 6)] }),
      incident({ countedAs: null, violations: [killed(100, 100, 100)] }),
    ])
    const { now, before } = headline.killed
    expect([now.verified.best, now.unverified.best, now.total]).toEqual([
      4,
      7,
      { min: 9, best: 11, max: 13, status: 'reported' },
    ])
    expect([before.verified.best, before.unverified.best, before.total.best]).toEqual([0, 6, 6])
  })

  it('SU-9 every number has the incidents that it counts: by side, by week, and none that adds nobody', () => {
    const soldiersOnly: Violation = {
      ...killed(3, 3, 3),
      victims: [{ group: 'unknown', status: 'combatant', count: exactly(3) }],
    }
    const verified = incident({ countedAs: 'verified', violations: [killed(4, 4, 4)] })
    const twice = incident({ violations: [killed(1, 1, 1), killed(2, 2, 2)] })
    const earlier = incident({
      area: north,
      at: '2026-11-11T00:00Z',
      violations: [killed(6, 6, 6)],
    })
    const summary = summaryOf([
      verified,
      twice,
      earlier,
      incident({ violations: [soldiersOnly] }),
      incident({ countedAs: null, violations: [killed(9, 9, 9)] }),
    ])
    const behind = {
      now: { verified: [verified.id], unverified: [twice.id] },
      before: { verified: [], unverified: [earlier.id] },
    }
    expect(summary.headline.killed.behind).toEqual(behind)
    expect(summary.byViolation.map((line) => line.behind)).toEqual([behind])
    expect(summary.cells.map(({ area, behind: { now, before } }) => [area, now, before])).toEqual([
      [north, { verified: [], unverified: [] }, behind.before],
      [south, behind.now, { verified: [], unverified: [] }],
    ])
    expect(summary.incidents.behind.now.unverified).toHaveLength(2)
  })

  it('SU-8 leaves members of armed forces and groups out of the people counted', () => {
    const soldiers = { min: 0, best: 5, max: null, status: 'reported' as const }
    const violation: Violation = {
      ...killed(4, 8, 10),
      victims: [
        { group: 'unknown', status: 'combatant', count: soldiers },
        { group: 'unknown', status: 'civilian', count: { ...soldiers, best: 3 } },
      ],
    }
    expect(countOf(violation)).toMatchObject({ min: 0, best: 3, max: 5 })
    const { count: _, ...onlyGroups } = violation
    expect(countOf(onlyGroups)).toMatchObject({ min: 0, best: 3, max: null })
    expect(countOf(killed(4, 8, 10))).toMatchObject({ min: 4, best: 8, max: 10 })
  })

  it('SU-3 counts people or occurrences as the code list says, and never less than one', () => {
    const some = { min: 2, best: 2, max: 2, status: 'confirmed' as const }
    expect(countOf({ type: 'killing' })).toMatchObject({ min: 1, best: null, max: null })
    expect(countOf(killed(2, 3, null))).toMatchObject({ min: 2, best: 3, max: null })
    const victims = [
      { group: 'women', count: some },
      { group: 'men', count: some },
    ]
    expect(countOf({ type: 'abduction', victims })).toMatchObject({ min: 4, best: 4, max: 4 })
    expect(countOf({ type: 'attack_on_schools', count: some })).toEqual(exactly(1))
    expect(countOf({ type: 'of_a_newer_list' })).toEqual(exactly(1))
    expect(countOf({ type: 'of_a_newer_list', count: some })).toEqual(some)
  })

  it('SU-4 an estimate that one report lacks is lacking in the sum', () => {
    const { headline } = summaryOf([
      incident({ violations: [killed(2, 2, 2)] }),
      incident({ violations: [killed(1, null, null)] }),
    ])
    expect(headline.killed.now.total).toMatchObject({ min: 3, best: null, max: null })
  })

  it('SU-5 lists apart what belongs to no week or to no area', () => {
    const country = {
      kind: 'country' as const,
      code: 'SSD',
      name: 'South Sudan',
      source: 'import' as const,
    }
    const undated = incident({ occurred: { precision: 'unknown' } })
    const before = incident({
      occurred: { precision: 'unknown' },
      knownAt: Date.parse('2026-11-01T00:00Z'),
    })
    const far = incident({ place: country, violations: [killed(1, 1, 1)] })
    const summary = summaryOf([undated, before, far, incident()])
    expect(summary.apart.unknownDate.map(({ id }) => id)).toEqual([undated.id])
    expect(summary.apart.countryOnly.map(({ id }) => id)).toEqual([far.id])
    expect(summary.incidents.now.total.best).toBe(2)
    expect(summary.byArea.map(({ area, incidents }) => [area, incidents.now.total.best])).toEqual([
      [north, 0],
      [south, 1],
      [null, 1],
    ])
  })

  it('SU-6 the cells of a violation add up to it, and its areas to the whole', () => {
    const summary = summaryOf([
      incident({ violations: [killed(1, 2, 3), { type: 'looting' }] }),
      incident({ area: north, violations: [killed(1, 1, 1)] }),
      incident({ area: north, at: '2026-11-10T00:00Z', violations: [{ type: 'abduction' }] }),
    ])
    expect(summary.byViolation.map(({ type }) => type)).toEqual(['killing', 'abduction', 'looting'])
    for (const line of summary.byViolation) {
      const cells = summary.cells.filter(({ type }) => type === line.type)
      const min = cells.reduce((sum, cell) => sum + cell.now.total.min, 0)
      expect(min).toBe(line.now.total.min)
    }
    expect(summary.withoutViolation.now.total.best).toBe(0)
  })
})

describe('summaryCsvRows', () => {
  const summary = summaryOf([incident({ violations: [killed(1, null, null)] })])
  const areaNames = new Map([[south, 'Tavuri']])
  const rows = summaryCsvRows(summary, { asKnownBy: '', areaNames })

  it('SU-7 has an HXL tag under every name, and every row is as wide', () => {
    const [names = [], tags = []] = rows
    expect(new Set(names).size).toBe(names.length)
    expect(tags.every((tag) => /^#[a-z]+(\+[a-z_]+)*$/.test(tag))).toBe(true)
    expect(rows.every((row) => row.length === names.length)).toBe(true)
  })

  it('SU-7 leaves a number that nobody gave empty', () => {
    const [names = []] = rows
    const line = rows.find((row) => row[3] === 'OD03' && row[6] === 'killed') ?? []
    expect(line[4]).toBe('Tavuri')
    expect(line[names.indexOf('this_week_total_min')]).toBe('1')
    expect(line[names.indexOf('this_week_total_best')]).toBe('')
  })
})
