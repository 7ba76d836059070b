import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { exactly } from '@tocsin/schema/primitives/count'
import { expect, test } from 'vitest'
import { barNumber, countWords } from './count-words.ts'
import { recentWeeks, summaryQuestion, weekNow } from './week-choice.ts'

const settings = MissionSettings.parse({
  mission: 'ondara',
  name: 'Mission in Ondara',
  week: { startsOn: 7, timeZone: 'Africa/Juba' },
  areas: [{ id: 'OD03', name: 'Osseko Sector' }],
  ackMinutes: {},
})

test('the week is the mission’s: Sunday to Saturday in its own time', () => {
  const saturdayNight = Date.parse('2026-11-21T21:59Z')
  expect(weekNow(settings.week, saturdayNight).firstDate).toBe('2026-11-15')
  expect(weekNow(settings.week, saturdayNight + 60_000).firstDate).toBe('2026-11-22')
  const weeks = recentWeeks(settings.week, saturdayNight, 3)
  expect(weeks.map(({ firstDate }) => firstDate)).toEqual([
    '2026-11-15',
    '2026-11-08',
    '2026-11-01',
  ])
})

test('as known on a date means by its last minute; an unknown area is the whole mission', () => {
  const choice = { weekStart: '2026-11-15', asKnownBy: '2026-11-20', area: 'OD03' }
  expect(summaryQuestion(choice, settings)).toEqual({
    weekStart: '2026-11-15',
    asKnownBy: '2026-11-20T21:59Z',
    area: 'OD03',
  })
  expect(summaryQuestion({ ...choice, asKnownBy: '', area: '' }, settings)).toEqual({
    weekStart: '2026-11-15',
  })
})

const words = {
  number: String,
  range: (min: number, max: number) => `${min}–${max}`,
  t: (id: string, values?: Record<string, string | number>) =>
    values ? `${id} ${values.min}` : id,
}

test('a range is never hidden behind its best estimate', () => {
  const count = { min: 4, best: 6, max: 11, status: 'reported' } as const
  expect(countWords(words, count)).toBe('6 (4–11)')
  expect(countWords(words, { ...count, best: null })).toBe('4–11')
  expect(countWords(words, { ...count, max: null })).toBe('6 (summary.atLeast 4)')
  expect(countWords(words, { ...count, best: null, max: null })).toBe('summary.atLeast 4')
  expect(countWords(words, exactly(3))).toBe('3')
  expect([barNumber(count), barNumber({ ...count, best: null })]).toEqual([6, 4])
})
