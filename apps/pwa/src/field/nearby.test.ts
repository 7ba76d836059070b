import type { RecordId } from '@tocsin/schema/primitives/ids'
import type { Place } from '@tocsin/schema/primitives/place'
import { expect, test } from 'vitest'
import { ListRow } from '../local/list-row.ts'
import { nearby } from './nearby.ts'

const now = Date.parse('2026-11-22T10:00Z')
const at = { lat: 0.8, lon: 29.2 }
const north = (km: number): Place => {
  return { kind: 'point', lat: 0.8 + km / 111.2, lon: 29.2, radiusM: 10, source: 'pin' }
}
const day = (date: string) => ({
  precision: 'day' as const,
  earliest: `${date}T00:00Z`,
  latest: `${date}T23:59Z`,
})

function row(number: number, patch: Partial<ListRow>): ListRow {
  const id = `${'a'.repeat(32)}-${number}` as RecordId
  return ListRow.parse({
    ...{ id, kind: 'report', scope: 'OD03.standard', own: true, title: null, what: null },
    ...{ place: north(1), occurred: day('2026-11-20'), imminence: null },
    ...{ level: null, standing: null, answer: null, acknowledged: null, danger: false },
    ...{ exercise: false, ended: false, contested: false, finding: null, reports: 1 },
    ...{ form: 'full', saidAt: now, state: 'here', waiting: null, held: null, receipt: null },
    ...{ seat: null, deployment: null, due: null, mine: null, drawn: null },
    ...patch,
  })
}

test('UC-13 what is near and recent is listed, nearest first', () => {
  const rows = [
    row(1, { place: north(4) }),
    row(2, { place: north(1), kind: 'threat' }),
    row(3, { place: north(6) }),
    row(4, { occurred: day('2026-11-10') }),
    row(5, { ended: true }),
    row(6, { place: { kind: 'withheld' } }),
    row(7, { kind: 'seat' }),
    row(8, { place: north(2), occurred: { precision: 'unknown' } }),
  ]
  expect(nearby(rows, at, now).map((near) => near.row.id.slice(-1))).toEqual(['2', '8', '1'])
})
