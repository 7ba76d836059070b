import { expect, test } from 'vitest'
import { utcMs } from '../primitives/utc-minute.ts'
import { rule, week } from '../summary/paper/testing/source.ts'
import { paperDue } from './due.ts'

const ended = utcMs(week.end)
const since = utcMs('2026-01-01T00:00Z')

test.each([
  ['while its week lasts: the one before', ended - 1, since, [], '2026-11-09'],
  ['from its first minute on', ended, since, [], '2026-11-16'],
  ['six days later', ended + 6 * 86_400_000, since, ['2026-11-09'], '2026-11-16'],
  ['not twice', ended, since, ['2026-11-16'], undefined],
  ['not of a week before the mission began', ended, ended + 60_000, [], undefined],
  ['not in a mission of nothing', ended, null, [], undefined],
] as const)('SP-20 a paper is due %s', (_, now, begins, drafted, firstDate) => {
  expect(paperDue(rule, { now, since: begins, drafted })?.firstDate).toBe(firstDate)
})
