import { expect, test } from 'vitest'
import { RecordId, ScopeId, SeatId } from '../primitives/ids.ts'
import { alertStanding, answerWithin, isDanger } from './select.ts'
import type { Alert } from './state.ts'

const seat = SeatId.parse('a'.repeat(32))
const stop = { seat, saidAt: 0, receivedAt: 0 }
const open: Alert = {
  id: RecordId.parse(`${seat}-1`),
  scope: ScopeId.parse('OD03.standard'),
  about: 'report',
  level: 'flash',
  raised: stop,
  by: { seat, seatSeq: 1, seq: 1 },
  before: [],
  acknowledged: [],
  answers: [],
  closed: null,
  seq: 1,
}
const closed: Alert = { ...open, closed: { ...stop, reason: 'resolved' } }

test('RD-8 lives are in danger while somebody says "happening now" and an alert is open', () => {
  expect(isDanger([open], 'happening_now')).toBe(true)
  expect(isDanger([closed, open], 'happening_now')).toBe(true)
  expect(isDanger([closed], 'happening_now')).toBe(false)
  expect(isDanger([], 'happening_now')).toBe(false)
  expect(isDanger([open], 'within_hours')).toBe(false)
})

test('RD-8 an alert stands where its furthest stop is', () => {
  const taken = { ...open, acknowledged: [{ ...stop, by: 'Duty officer' }] }
  const answer = { ...stop, response: 'foot_patrol', reason: null, by: 'Duty officer', text: null }
  expect(alertStanding(open)).toBe('unanswered')
  expect(alertStanding(taken)).toBe('acknowledged')
  expect(alertStanding({ ...taken, answers: [answer] })).toBe('answered')
  expect(alertStanding(closed)).toBe('closed')
})

test('an alert is to be answered within what the mission says of its level, else the list; a level that nobody knows within nothing', () => {
  const mission = { urgent: 30, watch: null }
  const levels = ['flash', 'urgent', 'watch', 'constructor', 'toString', 'unknown']
  const within = levels.map((level) => answerWithin(level, mission))
  expect(within).toEqual([answerWithin('flash', {}), 30, null, null, null, null])
  expect(within[0]).toBeGreaterThan(0)
})
