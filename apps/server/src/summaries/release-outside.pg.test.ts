import { addDays } from '@tocsin/schema/primitives/local-date'
import { utcMs } from '@tocsin/schema/primitives/utc-minute'
import { weekStarting } from '@tocsin/schema/primitives/week'
import type { ReleasePlan } from '@tocsin/schema/summary/release/plan'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { append } from '../log/testing/append-in-short.ts'
import { aReport, bassin, enrolTablet, openWorld, tavuri } from '../testing/test-mission.ts'
import { setPlan } from './outside-ledger.ts'
import { releaseOutside } from './release-outside.ts'

const weekStart = '2026-11-16'
const plan: ReleasePlan = {
  batchWeeks: 2,
  grids: [
    {
      from: weekStart,
      areas: [{ code: 'south', of: [tavuri, bassin] }],
      categories: [
        { code: 'killed', types: ['killing'], kind: 'guarded' },
        { code: 'injured', types: ['maiming', 'injury'], kind: 'guarded' },
      ],
    },
  ],
  profiles: [
    {
      name: 'partners',
      version: 1,
      categories: ['killed', 'injured'],
      columns: ['last_week', 'restated', 'late'],
    },
  ],
}

describeOnDatabase('papers for offices outside', (open) => {
  it('RP-1 RP-3 RP-5 a week is told once it is over, for good, and restated with its batch', async () => {
    const { deps, clock, settings, ...world } = await openWorld(await open())
    const field = await enrolTablet({ deps, clock, settings, ...world })
    const by = field.seat
    const report = async (type: string, n: number) => {
      const count = { min: n, best: n, max: n, status: 'reported' as const }
      field.say(aReport({ violations: [{ type, count }] }))
      const { problem, held } = await append(deps, await field.request())
      expect({ problem, held }).toEqual({ problem: undefined, held: [] })
    }
    const release = (start: string, profile = 'partners') =>
      releaseOutside(deps, { weekStart: start, profile, by })
    const told = async (start: string) => {
      const released = await release(start)
      if (!released.ok) throw new Error(released.error.code)
      return released.value
    }
    await report('killing', 7)
    await report('maiming', 3)
    expect(await release(weekStart)).toMatchObject({ error: { code: 'not_found' } })
    expect(await setPlan(deps, { plan, by })).toBeUndefined()
    expect(await release(weekStart)).toMatchObject({ error: { code: 'bad_input' } })

    clock.time = utcMs(weekStarting(settings.week, weekStart).end)
    expect(await release(weekStart, 'nobody')).toMatchObject({ error: { code: 'not_found' } })
    const [first, again] = await Promise.all([told(weekStart), told(weekStart)])
    expect(again).toEqual(first)
    const line = (category: string, lines = first.table.now) =>
      lines.find(({ area, ...each }) => area === 'south' && each.category === category)?.told.total
    expect(line('killed')).toMatchObject({ best: 7 })
    expect(line('injured')).toBeNull()

    await report('killing', 6)
    await report('maiming', 40)
    expect(await told(weekStart)).toEqual(first)
    const other = { ...plan, grids: plan.grids.map((grid) => ({ ...grid, areas: [] })) }
    expect(await setPlan(deps, { plan: other, by })).toMatchObject({ code: 'bad_input' })

    clock.time += 7 * 86_400_000
    const { table } = await told(addDays(weekStart, 7))
    expect(line('killed', table.lastWeek)).toMatchObject({ best: 13 })
    expect(line('killed', table.restated)).toMatchObject({ best: 13 })
    expect(line('injured', table.restated)).toBeUndefined()
    expect(table.late).toMatchObject([{ category: 'injured', total: { best: 43 } }])
    expect(await deps.database.db.selectFrom('outside_release').select('week').execute()).toEqual([
      { week: weekStart },
      { week: addDays(weekStart, 7) },
    ])
  })
})
