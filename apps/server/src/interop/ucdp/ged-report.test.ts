import { eventTypes } from '@tocsin/schema/events/registry'
import { describe, expect, test } from 'vitest'
import { gedCells, gedColumns } from './ged-columns.ts'
import { gedReport } from './ged-report.ts'
import { type GedRow, readGedRow } from './ged-row.ts'

const plain = {
  id: '17030',
  date_start: '2014-05-05',
  date_end: '2014-05-06',
  date_prec: '2',
  latitude: '5.007180',
  longitude: '7.031920',
  where_prec: '1',
  where_coordinates: 'Alpha village',
  adm_1: 'North state',
  adm_2: 'East lga',
  country: 'Nigeria',
  type_of_violence: '1',
  conflict_name: 'Nigeria: Government',
  side_a: 'Government of Nigeria',
  side_b: 'Group K',
  number_of_sources: '3',
  deaths_a: '1',
  deaths_b: '2',
  deaths_civilians: '4',
  deaths_unknown: '0',
  best: '7',
  high: '9',
  low: '6',
}

function read(change: Partial<Record<(typeof gedColumns)[number], string>> = {}) {
  const named: Record<string, string> = { ...plain, ...change }
  return readGedRow(
    gedCells(
      [...gedColumns],
      gedColumns.map((column) => named[column] ?? ''),
    ),
  )
}

function report(change: Parameters<typeof read>[0] = {}) {
  const row = read(change)
  if (!row.ok) throw new Error(row.error.reason)
  return gedReport(row.value, 'Africa/Lagos')
}

describe('a row of the UCDP GED data set as a report', () => {
  test('says what, where, when, how many and by whom', () => {
    expect(report().facts).toEqual({
      form: 'import',
      place: {
        kind: 'point',
        lat: 5.00718,
        lon: 7.03192,
        radiusM: 5000,
        source: 'import',
        name: 'Alpha village',
      },
      occurredAt: {
        precision: 'range',
        earliest: '2014-05-04T23:00Z',
        latest: '2014-05-06T22:59Z',
      },
      violations: [
        {
          type: 'killing',
          count: { min: 6, best: 7, max: 9, status: 'reported' },
          victims: [
            {
              group: 'unknown',
              status: 'civilian',
              count: { min: 0, best: 4, max: null, status: 'reported' },
            },
            {
              group: 'unknown',
              status: 'combatant',
              count: { min: 0, best: 3, max: null, status: 'reported' },
            },
          ],
        },
      ],
      actors: [
        { type: 'security_forces', name: 'Government of Nigeria', attribution: 'alleged' },
        { type: 'armed_group', name: 'Group K', attribution: 'alleged' },
      ],
      sources: [{ type: 'dataset', origin: 'UCDP GED' }],
    })
  })

  test('keeps where it comes from, and when its source knew it', () => {
    const { provenance, title } = report()
    expect(title).toBe('Government of Nigeria – Group K, Alpha village')
    expect(provenance.ref).toEqual({ system: 'ucdp_ged', id: '17030' })
    expect(provenance.knownAt).toBe('2014-05-06T22:59Z')
    expect(provenance.numberOfSources).toBe(3)
    expect(report({ number_of_sources: '-1' }).provenance.numberOfSources).toBeUndefined()
  })

  test.each([
    ['1', { kind: 'point', radiusM: 5_000 }],
    ['2', { kind: 'point', radiusM: 25_000 }],
    ['3', { kind: 'unit', level: 'admin2', name: 'East lga' }],
    ['4', { kind: 'unit', level: 'admin1', name: 'North state' }],
    ['5', { kind: 'point', radiusM: 100_000 }],
    ['6', { kind: 'country', code: 'NGA', name: 'Nigeria' }],
    ['7', { kind: 'country', code: '', name: 'Alpha village' }],
  ])('where_prec %s becomes its area', (where_prec, place) => {
    expect(report({ where_prec }).facts.place).toMatchObject(place)
  })

  test('a unit without a name of its order is named by the next one known', () => {
    expect(report({ where_prec: '3', adm_2: '' }).facts.place).toMatchObject({ level: 'admin1' })
    const bare = { where_prec: '3', adm_2: '', adm_1: '', latitude: '', longitude: '' }
    expect(report(bare).facts.place).toEqual({
      kind: 'unit',
      code: '',
      name: 'Alpha village',
      level: 'other',
      source: 'import',
    })
  })

  test.each([
    ['1', 'day'],
    ['2', 'range'],
    ['3', 'week'],
    ['4', 'month'],
    ['5', 'range'],
  ])('date_prec %s becomes its word', (date_prec, precision) => {
    expect(report({ date_prec }).facts.occurredAt.precision).toBe(precision)
  })

  test('the dead of a non-state conflict are not called combatants, nor its sides armed groups', () => {
    const { facts } = report({
      type_of_violence: '2',
      side_a: 'Hill people',
      side_b: 'River people',
    })
    expect(facts.violations?.[0]?.victims?.map(({ status }) => status)).toEqual([
      'civilian',
      'unknown',
    ])
    expect(facts.actors?.map(({ type }) => type)).toEqual(['unknown', 'unknown'])
  })

  test('civilians who were attacked are no actor', () => {
    const { facts } = report({ type_of_violence: '3', side_a: 'Group K', side_b: 'Civilians' })
    expect(facts.actors?.map(({ name }) => name)).toEqual(['Group K'])
  })

  test('figures that contradict each other become the smallest range that holds them', () => {
    const { facts } = report({ best: '988', high: '925', low: '988' })
    expect(facts.violations?.[0]?.count).toMatchObject({ min: 925, best: 988, max: 988 })
  })

  test('nobody killed by any figure: no violation is named', () => {
    const none = {
      best: '0',
      high: '0',
      low: '0',
      deaths_a: '0',
      deaths_b: '0',
      deaths_civilians: '0',
    }
    expect(report(none).facts.violations).toEqual([])
  })

  test('names of any length fit, and the facts are what the log will hold', () => {
    const { facts, title } = report({ side_a: 'x'.repeat(500), where_coordinates: 'y'.repeat(500) })
    expect(title.length).toBeLessThanOrEqual(120)
    expect(eventTypes.ReportFiled.facts.parse(facts)).toEqual(facts)
  })
})

describe('a row that does not parse is named with its reason', () => {
  test.each<[string, Parameters<typeof read>[0], keyof typeof plain]>([
    ['no id', { id: '' }, 'id'],
    ['a date that does not exist', { date_start: '2014-02-30' }, 'date_start'],
    ['an end before the start', { date_end: '2014-05-01' }, 'date_end'],
    ['no latitude where a point is meant', { latitude: '' }, 'latitude'],
    ['a latitude beyond the pole', { latitude: '95.1' }, 'latitude'],
    ['an unknown precision', { where_prec: '9' }, 'where_prec'],
    ['deaths that are no number', { best: 'many' }, 'best'],
    ['negative deaths', { low: '-1' }, 'low'],
  ])('%s', (_, change, column) => {
    const row = read(change)
    expect(row.ok ? undefined : row.error.column).toBe(column)
  })

  test('time behind a date is passed over', () => {
    const row = read({ date_start: '2014-05-05 00:00:00.000' })
    expect(row.ok && (row.value satisfies GedRow).dateStart).toBe('2014-05-05')
  })
})
