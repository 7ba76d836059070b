import type { HostAssessed, HostState } from '@tocsin/schema/host-state/state'
import { eventId, SeatId } from '@tocsin/schema/primitives/ids'
import { deskScope } from '@tocsin/schema/primitives/mission-scope'
import { north, recordId, south } from '@tocsin/schema/summary/paper/testing/source'
import { expect, test } from 'vitest'
import { assessmentsOf, hostRows } from './host-rows.ts'

const seat = SeatId.parse('1'.repeat(32))
const today = '2026-11-27'

function assessed(n: number, on: string, will: string, of: Partial<HostAssessed> = {}) {
  const said = { seat, saidAt: n, receivedAt: n }
  const codes = { on, will, capacity: 'partial', evidence: [], levers: [], hrddp: null }
  const open = { text: null, instead: null, withdrawn: null }
  return { ...said, ...codes, ...open, event: eventId(seat, n), ...of }
}

function host(n: number, assessments: HostAssessed[], of: Partial<HostState> = {}): HostState {
  const about = { area: south, forces: 'national_army', unit: null }
  return { id: recordId(n), scope: deskScope, ...about, assessments, seq: n, ...of }
}

const back = { reason: 'by_accident', seat, saidAt: 9, receivedAt: 9 }

test('HS-3 the grid has a line for each area, with what is in force, what was before and what differs', () => {
  const army = host(1, [
    assessed(1, '2026-11-01', 'absent'),
    assessed(2, '2026-11-20', 'obstructing'),
    assessed(3, '2026-11-20', 'acting_partly'),
    assessed(4, '2026-11-25', 'able_and_acting', { withdrawn: back }),
  ])
  const gone = host(2, [assessed(5, '2026-11-01', 'absent', { withdrawn: back })], { forces: null })
  const rows = hostRows([north, south], [army, gone], today)
  expect(rows).toMatchObject([
    { area: north, host: null },
    { area: south, host: { id: army.id }, differing: 1 },
  ])
  expect(rows.map(({ now, before }) => [now?.will, before?.will])).toEqual([
    [undefined, undefined],
    ['acting_partly', 'absent'],
  ])
})

test('HS-3 the history has everything that was assessed, the latest day first, with what became of it', () => {
  const first = assessed(1, '2026-11-01', 'absent')
  const right = assessed(2, '2026-11-02', 'acting_partly', { instead: first.event })
  const later = assessed(3, '2026-11-20', 'obstructing')
  const wrong = assessed(4, '2026-11-21', 'absent', { withdrawn: back })
  const fates = assessmentsOf(host(1, [first, right, later, wrong]), today)
  expect(fates.map(({ one, fate }) => [one.on, fate])).toEqual([
    ['2026-11-21', 'taken_back'],
    ['2026-11-20', 'in_force'],
    ['2026-11-02', 'earlier'],
    ['2026-11-01', 'put_right'],
  ])
})
