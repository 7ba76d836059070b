import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utcMinute } from '@tocsin/schema/primitives/utc-minute'
import { afterAll, expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { append } from '../log/testing/append-in-short.ts'
import { infoFile, placesFile } from '../maps/pack-folder.ts'
import type { PackUnit } from '../maps/pack-source.ts'
import { aReport, aThreat, enrolTablet, openWorld, tavuri } from '../testing/test-mission.ts'
import { lookBack } from './look-back.ts'
import { readBackTest } from './read-back-test.ts'
import { readUnits } from './read-units.ts'
import { readWarnings } from './read-warnings.ts'
import { runWarnings } from './run-warnings.ts'

const dayMs = 86_400_000
const packsDir = mkdtempSync(join(tmpdir(), 'tocsin-units-'))
afterAll(() => rmSync(packsDir, { recursive: true, force: true }))

/** A square degree by its south-west corner. */
function square(code: string, lon: number, lat: number, level: PackUnit['level'] = 'admin2') {
  const [east, north] = [lon + 1, lat + 1]
  const ring = [
    [lon, lat],
    [east, lat],
    [east, north],
    [lon, north],
    [lon, lat],
  ]
  return { code, name: `Unit ${code}`, alt: [], level, parent: null, polygon: [ring] }
}

function writePack(name: string, units: readonly PackUnit[]): void {
  mkdirSync(join(packsDir, name))
  writeFileSync(join(packsDir, name, infoFile), JSON.stringify({ name }))
  writeFileSync(join(packsDir, name, placesFile), JSON.stringify({ units, places: [] }))
}
writePack('a', [square('W', 27, 7), square('E', 28, 7), square('W1', 27, 7, 'admin3')])
writePack('b', [{ ...square('W', 0, 0), name: 'another' }, square('N', 27, 8)])

const point = (lat: number, lon: number, radiusM = 500) =>
  ({ kind: 'point', lat, lon, radiusM, source: 'pin' }) as const

it('RL-11 units of the second level are read from all packs, of two of one code the first', async () => {
  const units = await readUnits(packsDir)
  expect(units.map(({ name }) => name)).toEqual(['Unit W', 'Unit E', 'Unit N'])
  expect(await readUnits(join(packsDir, 'none'))).toEqual([])
  expect(await readUnits(undefined)).toEqual([])
})

describeOnDatabase('the risk list by units', (open) => {
  it('RL-11 EW-18 EW-21 EW-22 units are ranked by what lies in them, for who may read it; nothing is raised by it', async () => {
    const world = await openWorld(await open())
    const { db } = world.deps.database
    const deps = { ...world.deps, packsDir }
    const team = await enrolTablet(world)
    const on = (days: number) => {
      const date = new Date(world.clock.now() - days * dayMs).toISOString().slice(0, 10)
      const moment = `${date}T08:00Z`
      return { precision: 'hour', earliest: moment, latest: moment } as const
    }
    const violations = [
      { type: 'killing' as const, count: { min: 2, best: 2, max: 2, status: 'reported' as const } },
    ]
    for (const days of [3, 9, 20])
      team.say(aReport({ place: point(7.5, 27.5), occurredAt: on(days), violations }))
    team.say(aReport({ place: point(7.5, 28.5, 80_000), occurredAt: on(3), violations }))
    team.say(aReport({ place: point(1.5, 1.5), occurredAt: on(3), violations }))
    team.say(aThreat({ kind: 'sexual_violence', place: point(8.5, 27.5), noticedAt: on(2) }))
    await append(deps, await team.request())
    world.clock.time += dayMs
    const readers = {
      analyst: await enrolTablet(world, 'analyst', []),
      member: await enrolTablet(world, 'jpt_member', [tavuri]),
    }
    const seenBy = async (who: keyof typeof readers) =>
      await readWarnings(db, deps, readers[who].actor, world.clock.now())
    await runWarnings(world.deps, { id: 'desk-0', askedBy: 'desk' })
    const without = await seenBy('analyst')
    expect(without.run?.units28).toBeUndefined()
    world.clock.time += 60_000
    await runWarnings(deps, { id: 'desk-1', askedBy: 'desk' })
    const all = await seenBy('analyst')
    expect(all.run?.units28?.map(({ area, name }) => [area, name])).toEqual([
      ['W', 'Unit W'],
      ['N', 'Unit N'],
      ['E', 'Unit E'],
    ])
    const [first] = all.run?.units28 ?? []
    // Three killings in it, and the threat next door.
    expect(first?.behind).toHaveLength(4)
    expect(first?.reasons.map(({ code, count }) => [code, count])).toContainEqual([
      'killings_here',
      3,
    ])
    expect(all.warnings.map(({ id }) => id)).toEqual(without.warnings.map(({ id }) => id))
    const part = await seenBy('member')
    expect(part.run?.units28?.map(({ area }) => area)).not.toContain('N')
    expect(part.withheld).toBeGreaterThan(0)
    // Of a past moment the log says the same.
    const knownAt = world.clock.now()
    world.clock.time += 40 * dayMs
    await runWarnings(deps, { id: 'past-1', askedBy: 'desk', knownAt })
    const kept = await db
      .selectFrom('warning_run')
      .select(['run_id', 'summary_json'])
      .where('run_id', 'in', ['past-1', 'desk-1'])
      .execute()
    const units = kept.map(({ summary_json }) => JSON.parse(summary_json ?? '{}').units28)
    expect(units[0]).toEqual(units[1])
    const asked = { minute: utcMinute(knownAt), now: world.clock.now() }
    const back = async (who: keyof typeof readers) => {
      const answer = await lookBack(db, deps, readers[who].actor, asked)
      if (!answer.ok) throw new Error(answer.error.code)
      return answer.value
    }
    expect((await back('analyst')).run.units28).toEqual(units[0])
    const partly = await back('member')
    expect(partly.run.units28?.map(({ area }) => area)).not.toContain('N')
    expect(partly.withheld).toBeGreaterThan(0)
    // What lists by units were worth is everybody's: it names none of them.
    team.say(aReport({ place: point(7.5, 27.5), occurredAt: on(25), violations }))
    await append(deps, await team.request())
    world.clock.time += dayMs
    await runWarnings(deps, { id: 'desk-2', askedBy: 'desk' })
    const { lists } = await readBackTest(db, deps)
    expect(lists?.unitsWorth?.lists).toBe(2)
    expect(lists?.unitsWorth?.found).toMatchObject({ hits: 2, of: 2 })
  })
})
