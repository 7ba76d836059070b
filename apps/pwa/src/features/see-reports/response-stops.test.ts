import { expect, test } from 'vitest'
import type { RecordView } from '../../local/local.ts'
import { lastAt } from './ready-reached.tsx'
import { responseStops, waitedFor } from './response-stops.ts'

const saidAt = Date.UTC(2026, 10, 22, 7, 5)
const view = (given: object) =>
  ({
    report: { saidAt, receivedAt: null, heard: [] },
    row: {
      occurred: { precision: 'minute', earliest: '2026-11-22T07:00Z', latest: '2026-11-22T07:00Z' },
      receipt: null,
    },
    ...given,
  }) as unknown as RecordView

const alert = (given: object) => ({
  acknowledged: [],
  answers: [],
  closed: null,
  before: [],
  ...given,
})

test('without an alert nobody is waited for but HQ', () => {
  const stops = responseStops(view({}))
  expect(stops.map(({ name }) => name)).toEqual(['Happened', 'Reported', 'Hq'])
  expect(waitedFor(stops, saidAt + 60_000)).toBe(60_000)
})

test('an alert has six stops; the named officer who took it is the fourth', () => {
  const receivedAt = saidAt + 1000
  const report = { saidAt, receivedAt, heard: [] }
  const waiting = responseStops(view({ report, alert: alert({}) }))
  expect(waiting.map(({ reached }) => reached)).toEqual([true, true, true, false, false, false])
  expect(waitedFor(waiting, receivedAt + 5000)).toBe(5000)
  const taken = { saidAt, receivedAt: receivedAt + 9000, by: 'Duty officer' }
  const answered = responseStops(view({ report, alert: alert({ acknowledged: [taken] }) }))
  expect(answered[3]).toEqual({ name: 'Answered', at: receivedAt + 9000, reached: true })
  expect(waitedFor(answered, receivedAt + 60_000)).toBeNull()
})

test('RD-15 an alert that rings again waits from then on', () => {
  const receivedAt = saidAt + 1000
  const raised = { saidAt, receivedAt: receivedAt + 60_000 }
  const again = alert({ raised, before: [{}] })
  const stops = responseStops(view({ report: { saidAt, receivedAt, heard: [] }, alert: again }))
  expect(stops.map(({ name }) => name).slice(2, 5)).toEqual(['Hq', 'Again', 'Answered'])
  expect(waitedFor(stops, receivedAt + 65_000)).toBe(5000)
})

test('an unknown time of the event is no waiting time', () => {
  const stops = responseStops(view({ row: { occurred: { precision: 'unknown' }, receipt: null } }))
  expect(stops[0]).toEqual({ name: 'Happened', at: null, reached: true })
})

test('a threat has not happened: it was noticed', () => {
  const threat = { saidAt, receivedAt: null }
  expect(responseStops(view({ report: undefined, threat }))[0]?.name).toBe('Noticed')
})

test('SM-10 headquarters has it since it heard the message, also once the report itself came', () => {
  const heard = [{ receivedAt: saidAt + 2000 }, { receivedAt: saidAt + 5000 }]
  for (const receivedAt of [null, saidAt + 9000]) {
    const stops = responseStops(view({ report: { saidAt, receivedAt, heard } }))
    expect(stops[2]).toEqual({ name: 'Hq', at: saidAt + 2000, reached: true })
  }
})

test('RD-16 help that came and people who were told are the last two stops, with the time that was said', () => {
  const reached = [
    { stop: 'on_site', at: saidAt + 7_200_000 },
    { stop: 'on_site', at: saidAt + 9_000_000 },
  ]
  const stops = responseStops(view({ alert: alert({ reached }) }))
  expect(stops.slice(-2)).toEqual([
    { name: 'OnSite', at: saidAt + 7_200_000, reached: true },
    { name: 'Told', at: null, reached: false },
  ])
})

test.each([
  ['10:30', '2026-11-22T08:30Z'],
  // Later than the clock shows now: it was yesterday.
  ['23:15', '2026-11-21T21:15Z'],
  ['', '2026-11-22T10:00Z'],
])('RD-16 a time of %j is the last one that the clock on the wall showed', (time, expected) => {
  const now = Date.parse('2026-11-22T10:00Z')
  expect(lastAt(time, 'Africa/Lubumbashi', now)).toBe(Date.parse(expected))
})
