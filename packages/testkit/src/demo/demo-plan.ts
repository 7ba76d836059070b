import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { weekOf } from '@tocsin/schema/primitives/week'
import { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { demoSettings } from './demo-mission.ts'

/** What the mission of Ondara tells its partners, since the week in which it began (ms since 1970). */
export function demoPlan(startsAt: number): ReleasePlan {
  const categories = [
    { code: 'killed', types: ['killing'] },
    { code: 'injured', types: ['maiming', 'injury'] },
    { code: 'abducted', types: ['abduction'] },
    { code: 'sexual_violence', types: ['sexual_violence'] },
  ]
  const named = categories.map(({ code }) => code)
  return ReleasePlan.parse({
    batchWeeks: 13,
    grids: [
      {
        from: weekOf(demoSettings.week, utcMinute(startsAt)).firstDate,
        areas: [
          { code: 'west', of: ['OD01A', 'OD01B'] },
          { code: 'east', of: ['OD02', 'OD03A', 'OD03B'] },
        ],
        categories: categories.map((each) => ({ ...each, kind: 'guarded' })),
      },
    ],
    profiles: [
      {
        name: 'partners',
        version: 1,
        categories: named,
        columns: ['sides', 'last_week', 'restated', 'late', 'sums'],
      },
      { name: 'donors', version: 1, categories: ['killed'], columns: ['sums'] },
    ],
  })
}
