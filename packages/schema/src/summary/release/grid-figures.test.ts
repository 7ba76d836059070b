import { expect, test } from 'vitest'
import { exactly } from '../../primitives/count.ts'
import { AreaId, type Band, RecordId } from '../../primitives/ids.ts'
import { previousWeek, weekStarting } from '../../primitives/week.ts'
import type { BandedRow } from '../suppress.ts'
import type { ReleaseGrid } from './grid.ts'
import { gridFigures } from './grid-figures.ts'

const rule = { startsOn: 1, timeZone: 'Africa/Juba' } as const
const week = weekStarting(rule, '2026-11-16')
const areas = ['OD01', 'OD02', 'OD03'].map((id) => AreaId.parse(id))
const grid: ReleaseGrid = {
  from: week.firstDate,
  areas: [{ code: 'north', of: areas.slice(0, 2) }],
  categories: [
    { code: 'injured', types: ['maiming', 'injury'], kind: 'guarded' },
    { code: 'killed', types: ['killing'], kind: 'open' },
  ],
}

function row(
  type: string,
  n: number,
  area: number,
  band: Band,
  at = '2026-11-18T09:00Z',
): BandedRow {
  return {
    id: RecordId.parse(`${'a'.repeat(32)}-${n}`),
    area: areas[area] ?? AreaId.parse('OD09'),
    countedAs: 'unverified',
    what: null,
    occurred: { precision: 'hour', earliest: at, latest: at },
    place: { kind: 'point', lat: 1, lon: 2, radiusM: 10, source: 'pin' },
    violations: [{ type, count: exactly(n) }],
    knownAt: Date.parse(at),
    band,
  }
}

test('RP-2 a guarded line counts both bands, an open one the ordinary band; what is in no union is elsewhere', () => {
  const rows = [
    row('maiming', 1, 0, 'restricted'),
    row('injury', 2, 1, 'standard'),
    row('injury', 4, 2, 'standard'),
    row('injury', 8, 0, 'standard', '2026-11-11T09:00Z'),
    row('killing', 16, 0, 'standard'),
    row('killing', 32, 0, 'restricted'),
    row('looting', 64, 0, 'standard'),
  ]
  const figures = gridFigures(grid, rows, { week, previous: previousWeek(rule, week), areas })
  const totals = [...figures].map(([line, { total }]) => [line, total.best])
  expect(Object.fromEntries(totals)).toEqual({
    '2026-11-16 north injured': 3,
    '2026-11-16 north killed': 16,
    '2026-11-16 elsewhere injured': 4,
    '2026-11-16 elsewhere killed': 0,
  })
})
