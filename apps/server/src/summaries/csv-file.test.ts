import { MissionSettings } from '@tocsin/schema/desk/mission-settings'
import { previousWeek, weekStarting } from '@tocsin/schema/primitives/week'
import { weeklySummary } from '@tocsin/schema/summary/compute'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { summaryFile } from './csv-file.ts'

it('SU-7 no cell of the file is a formula, whatever an area is called', () => {
  const names = ['=1+1', '+1', '-1', '@sum(a1)', '\t=1', '\r=1', '＝1']
  const settings = MissionSettings.parse({
    mission: 'ondara',
    name: 'Ondara',
    week: { startsOn: 1, timeZone: 'UTC' },
    areas: names.map((name, at) => ({ id: `OD0${at}`, name: `x${name}` })),
    ackMinutes: {},
  })
  // Settings trim and clean names; a file must not depend on that.
  const areas = settings.areas.map((area, at) => ({ ...area, name: names[at] ?? '' }))
  const week = weekStarting(settings.week, '2026-11-16')
  const summary = weeklySummary([], {
    week,
    previous: previousWeek(settings.week, week),
    areas: areas.map(({ id }) => id),
  })
  const { name, text } = summaryFile(summary, { ...settings, areas }, '')
  expect(name).toBe('tocsin-ondara-2026-W47.csv')
  const rows: string[][] = parse(text, { bom: true, record_delimiter: '\r\n' })
  expect(rows.flat().filter((cell) => /^[=+\-@\t\r＝]/.test(cell))).toEqual([])
  const shown = new Set(rows.slice(3).map((row) => row[4]))
  for (const area of names) expect(shown).toContain(`'${area}`)
})
