import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { amendReport } from '@tocsin/schema/report/decide'
import { expect, it } from 'vitest'
import { describeOnDatabase } from '../db/testing/describe-on-databases.ts'
import { appendRun } from '../log/append.ts'
import { missionOf } from '../log/mission.ts'
import { recordsOfBatch } from '../projections/foreign-refs.ts'
import { readSummary } from '../projections/read-summary.ts'
import { enrolTablet, openWorld, type World } from '../testing/test-mission.ts'
import { listBatches } from './import-batches.ts'
import { importGed } from './import-ged.ts'
import { readImported } from './imported-records.ts'
import { readGedFile } from './ucdp/read-ged-file.ts'
import { type SyntheticOptions, syntheticGed } from './ucdp/testing/synthetic-ged.ts'
import { undoImport } from './undo-import.ts'

function seeded(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
}

const fileOf = (options: Partial<SyntheticOptions> = {}) =>
  Buffer.from(syntheticGed({ rows: 450, random: seeded(3), hxl: true, ...options }))

async function* chunks(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += 9_000) yield bytes.subarray(at, at + 9_000)
}

async function run(world: World, bytes: Uint8Array, dryRun = false) {
  const outcome = await importGed(world.deps, chunks(bytes), { dryRun })
  if (!outcome.ok) throw new Error(outcome.error.code)
  return outcome.value
}

async function rowsOf({ deps }: World) {
  const rows = await deps.database.db
    .selectFrom('incident_row')
    .select(['record_id', 'lat', 'place_json', 'latest', 'counted_as', 'known_at', 'area'])
    .execute()
  return rows
}

async function eventsOf({ deps }: World): Promise<number> {
  return (await missionOf(deps.database.db, deps.mission)).lastSeq
}

describeOnDatabase('importGed', (open) => {
  it('IM-1 brings every row to the map or to the list beside it', async () => {
    const world = await openWorld(await open())
    const outcome = await run(world, gzipSync(fileOf()))
    expect(outcome.counts).toMatchObject({ rows: 450, created: 450, amended: 0, faults: 0 })
    const rows = await rowsOf(world)
    expect(rows.length).toBe(450)
    expect(rows.filter(({ lat }) => lat !== null).length).toBe(outcome.counts.onMap)
    expect(rows.filter(({ lat }) => lat === null).length).toBe(outcome.counts.besideMap)
    expect(new Set(rows.map(({ area }) => area))).toEqual(new Set(['IMPORT']))
    expect(rows.every(({ counted_as }) => counted_as === 'unverified')).toBe(true)
    const { settings } = await missionOf(world.deps.database.db, world.deps.mission)
    expect(settings.areas.map(({ id }) => id)).toContain('IMPORT')
    // Known when its source knew it, so that history can be replayed.
    expect(rows.every(({ known_at, latest }) => known_at === Date.parse(latest ?? ''))).toBe(true)
    const [batch] = await listBatches(world.deps.database.db, world.deps.mission)
    expect(batch).toMatchObject({ batch: outcome.batch, counts: outcome.counts, undoneAt: null })
    expect(batch?.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('IM-2 the same file again changes nothing', async () => {
    const world = await openWorld(await open())
    await run(world, fileOf())
    const events = await eventsOf(world)
    const again = await run(world, fileOf())
    expect(again).toMatchObject({ batch: null, counts: { created: 0, amended: 0, unchanged: 450 } })
    expect(await eventsOf(world)).toBe(events)
    expect(await listBatches(world.deps.database.db, world.deps.mission)).toHaveLength(1)
  })

  it('IM-3 a newer edition amends what its source changed, and nothing that people corrected', async () => {
    const world = await openWorld(await open())
    const first = await run(world, fileOf({ rows: 20 }))
    const { db } = world.deps.database
    const records = await recordsOfBatch(db, world.deps.mission, first.batch ?? '')
    const imported = await readImported(db, world.deps, records)
    const corrected = [...imported.values()].find(
      ({ report }) => report.provenance?.ref?.id === '900001',
    )!
    const analyst = await enrolTablet(world, 'analyst', [])
    const place = { kind: 'country', code: 'NGA', name: 'Nigeria', source: 'pin' } as const
    const draft = amendReport(
      corrected.report,
      analyst.actor,
      { seq: corrected.report.seq, own: null },
      { facts: { set: { place } } },
    )
    if (!draft.ok) throw new Error(draft.error.code)
    analyst.say(draft.value)
    await appendRun(world.deps, { request: await analyst.request() })

    const change: SyntheticOptions['change'] = (id, row) =>
      id === '900001' ? { ...row, best: '50', high: '60' } : row
    const newer = await run(world, fileOf({ rows: 21, change }))
    expect(newer.counts).toMatchObject({ created: 1, amended: 1, unchanged: 19 })
    const after = await readImported(db, world.deps, [corrected.report.id])
    const { fields } = after.get(corrected.report.id)!.report
    expect(fields.violations?.at(-1)?.value?.[0]?.count?.best).toBe(50)
    expect(fields.place?.at(-1)?.value).toEqual(place)
  })

  it('IM-4 a dry run says what would happen and writes nothing at all', async () => {
    const world = await openWorld(await open())
    const before = await world.deps.database.db.selectFrom('seat').select('seat_id').execute()
    const dry = await run(world, fileOf({ rows: 30 }), true)
    expect(dry).toMatchObject({ batch: null, dryRun: true, counts: { created: 30 } })
    expect(await eventsOf(world)).toBe(0)
    expect(await world.deps.database.db.selectFrom('seat').select('seat_id').execute()).toEqual(
      before,
    )
    const { settings } = await missionOf(world.deps.database.db, world.deps.mission)
    expect(settings.areas.map(({ id }) => id)).not.toContain('IMPORT')
    const wet = await run(world, fileOf({ rows: 30 }))
    expect(wet.counts).toEqual(dry.counts)
    const change: SyntheticOptions['change'] = (_, row) => ({ ...row, high: '70' })
    const dryAgain = await run(world, fileOf({ rows: 30, change }), true)
    expect(dryAgain.counts).toMatchObject({ created: 0, amended: 30 })
  })

  it('IM-5 an undo takes a batch out of every count, once; the file can come again', async () => {
    const world = await openWorld(await open())
    const first = await run(world, fileOf({ rows: 250 }))
    const undone = await undoImport(world.deps, first.batch ?? '')
    expect(undone).toMatchObject({ ok: true, value: { withdrawn: 250, alreadyWithdrawn: 0 } })
    expect((await rowsOf(world)).filter(({ counted_as }) => counted_as !== null)).toEqual([])
    const events = await eventsOf(world)
    const again = await undoImport(world.deps, first.batch ?? '')
    expect(again).toMatchObject({ ok: true, value: { withdrawn: 0, alreadyWithdrawn: 250 } })
    expect(await eventsOf(world)).toBe(events)
    expect(await undoImport(world.deps, 'none')).toMatchObject({ error: { code: 'batch_unknown' } })
    const back = await run(world, fileOf({ rows: 250 }))
    expect(back.counts).toMatchObject({ created: 250 })
    expect((await run(world, fileOf({ rows: 250 }))).counts).toMatchObject({ unchanged: 250 })
  })

  it('IM-6 lines that cannot be read are named, the rest is imported', async () => {
    const world = await openWorld(await open())
    const file = readFileSync(join(import.meta.dirname, 'ucdp/fixtures/synthetic-ged.csv'))
    const twice = Buffer.concat([file, file.subarray(file.lastIndexOf('\n900040') + 1)])
    const outcome = await run(world, twice)
    expect(outcome.counts).toMatchObject({ created: 37, faults: 4 })
    expect(outcome.faults.map(({ line }) => line)).toEqual([5, 9, 12, 43])
    expect(outcome.faults.at(-1)?.reason).toBe('The id was already read in line 42.')
  })
})

const real = resolve(
  import.meta.dirname,
  '../../../../../shared/early-warning/data/dev-ucdp-ged-NGA-1990-2016.csv.gz',
)

describeOnDatabase('a whole country over decades', (open) => {
  it('IM-7 three thousand events: all on the map or beside it, and in the week they happened', async () => {
    const world = await openWorld(await open())
    const isReal = existsSync(real)
    const bytes = isReal ? readFileSync(real) : fileOf({ rows: 3072 })
    const { counts } = await run(world, bytes)
    expect(counts).toMatchObject({ rows: 3072, created: 3072, faults: 0 })
    expect(counts.onMap + counts.besideMap).toBe(3072)
    const rows = await rowsOf(world)
    expect(rows.length).toBe(3072)
    expect(rows.filter(({ lat }) => lat === null).length).toBe(counts.besideMap)
    if (isReal) expect(counts).toMatchObject({ onMap: 3068, besideMap: 4, widened: 31 })

    const { database } = world.deps
    const weekStart = isReal ? '2014-05-05' : '2015-06-01'
    const { summary } = await readSummary(database.db, world.deps, { weekStart }, world.clock.now())
    const inFile = await weekInFile(bytes, weekStart)
    expect(inFile.events).toBeGreaterThan(5)
    expect(summary.incidents.now.total.best).toBe(inFile.events)
    expect(summary.incidents.now.verified.best).toBe(0)
    expect(summary.headline.killed.now.unverified.best).toBe(inFile.killed)
  }, 120_000)
})

/** Counted by hand from the file: the events whose last day lies in the seven days. */
async function weekInFile(bytes: Uint8Array, firstDay: string) {
  const lastDay = new Date(Date.parse(firstDay) + 6 * 86_400_000).toISOString().slice(0, 10)
  const lines = await readGedFile(chunks(bytes))
  if (!lines.ok) throw new Error(lines.error.code)
  let [events, killed] = [0, 0]
  for await (const line of lines.value) {
    if (line.kind !== 'row') continue
    const { dateEnd, best, low, high, typeOfViolence, deathsA, deathsB } = line.row
    if (dateEnd < firstDay || dateEnd > lastDay) continue
    events += 1
    if (Math.max(low, best, high) === 0) continue
    killed += Math.max(0, best - (typeOfViolence === 1 ? deathsA + deathsB : 0))
  }
  return { events, killed }
}
