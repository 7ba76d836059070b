import { expect, test } from 'vitest'
import { pastMinute } from './past-minute.ts'

const now = Date.parse('2026-11-27T01:00Z')

test.each([
  ['2026-11-27T02:59', { ok: true, value: '2026-11-27T00:59Z' }],
  ['2026-11-27T03:00', { ok: true, value: '2026-11-27T01:00Z' }],
  ['2026-11-27T03:01', { ok: false, error: 'warnings.lookBackFuture' }],
  ['2027-01-01T00:00', { ok: false, error: 'warnings.lookBackFuture' }],
  ['', { ok: false, error: 'warnings.lookBackEmpty' }],
  ['2026-11-31T10:00', { ok: false, error: 'warnings.lookBackEmpty' }],
  ['yesterday', { ok: false, error: 'warnings.lookBackEmpty' }],
])('EW-22 %s on the clocks of the mission: a past minute, or why not', (at, read) => {
  expect(pastMinute(at, 'Africa/Lubumbashi', now)).toEqual(read)
})
