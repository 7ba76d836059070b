import { cellOf, cellsAround } from '@tocsin/early-warning/areas/cells'
import { dateOfDay, harmOf } from '@tocsin/early-warning/risk/harm-of'
import { seededRandom } from '@tocsin/testkit/random'
import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../../../db/testing/describe-on-databases.ts'
import { importGed } from '../../../interop/import-ged.ts'
import { syntheticGed } from '../../../interop/ucdp/testing/synthetic-ged.ts'
import { missionOf } from '../../../log/mission.ts'
import { replayIncidentRows } from '../../../projections/replay.ts'
import { openWorld } from '../../../testing/test-mission.ts'
import { readHarm } from '../../../warnings/read-harm.ts'
import { replayInputs } from '../../../warnings/read-inputs.ts'
import { forecastOf } from './forecast-of.ts'

const text = syntheticGed({ rows: 80, random: seededRandom(31) })
const rows: Record<string, string>[] = parse(text, { columns: true })
const usable = rows.filter((row) => Number(row.where_prec) <= 3 && Number(row.date_prec) <= 3)

async function* inOne() {
  yield new Uint8Array(Buffer.from(text))
}

describeOnDatabase('what the risk list learns from', (open) => {
  it('RL-1 is every event that is placed within 25 km and dated within a week, with its civilians', async () => {
    const { deps } = await openWorld(await open())
    const outcome = await importGed(deps, inOne(), { dryRun: false })
    expect(outcome.ok && outcome.value.counts.created).toBe(80)
    const events = await readHarm(deps.database.db, deps.mission, cellOf)
    const told = events.map(({ start, end, known, civilianDeaths, standing }) => {
      return [dateOfDay(start), dateOfDay(end), dateOfDay(known), civilianDeaths, standing].join(
        ' ',
      )
    })
    const asked = usable.map(({ date_start = '', date_end = '', deaths_civilians }) => {
      const [start, end] = [date_start.slice(0, 10), date_end.slice(0, 10)]
      return `${start} ${end} ${end} ${Number(deaths_civilians)} data_set`
    })
    expect(told.sort()).toEqual(asked.sort())
    expect(told.length).toBeLessThan(80)
  })

  it('RL-3 is by a past Monday what the log up to then tells', async () => {
    const { deps } = await openWorld(await open())
    await importGed(deps, inOne(), { dryRun: false })
    const { db } = deps.database
    const events = await readHarm(db, deps.mission, cellOf)
    const days = events.map(({ known }) => known).sort((a, b) => a - b)
    const middle = days[days.length >> 1] ?? 0
    const { generation, lastSeq } = await missionOf(db, deps.mission)
    const { mission, words } = deps
    // Midnight in Juba, at whose date an event of the day before is known.
    const knownBy = middle * 86_400_000 - 3 * 3_600_000 - 1
    const past = await replayIncidentRows(
      db,
      { mission, generation, words },
      { knownBy, upToSeq: lastSeq },
    )
    const then = events.filter(({ known }) => known < middle).map(({ id }) => id)
    const placed = new Set(events.map(({ id }) => id))
    const replayed = past.map(({ record_id }) => record_id).filter((id) => placed.has(id))
    expect(replayed.sort()).toEqual(then.sort())
    expect(then.length).toBeGreaterThan(0)
    expect(then.length).toBeLessThan(events.length)
  })

  it('RL-3 EW-19 Monday by Monday the list of the projections is that of the log as it was known then', async () => {
    const { deps } = await openWorld(await open())
    await importGed(deps, inOne(), { dryRun: false })
    const { db } = deps.database
    const events = await readHarm(db, deps.mission, cellOf)
    const last = events.reduce((day, { known }) => Math.max(day, known), 0)
    const mondays = Array.from({ length: 6 }, (_, n) => last + 1 - 70 * n)
    const areas = cellsAround(new Set(events.map(({ area }) => area)), 0)
    const question = { horizon: 28, minDeaths: 1 } as const
    const now = forecastOf(areas, events, question, mondays)
    for (const monday of mondays) {
      // Before midnight in Juba.
      const knownBy = monday * 86_400_000 - 3 * 3_600_000 - 1
      const { incidents, timeZone } = await replayInputs(db, deps, knownBy)
      const then = incidents.flatMap((incident) => harmOf(incident, timeZone, cellOf) ?? [])
      const replayed = forecastOf(areas, then, question, [monday])
      expect([...(replayed.get(monday) ?? [])]).toEqual([...(now.get(monday) ?? [])])
      if (monday === mondays.at(-1)) expect(then.length).toBeLessThan(events.length)
    }
    const bent = events.slice(1)
    expect(forecastOf(areas, bent, question, mondays)).not.toEqual(now)
  })
})
