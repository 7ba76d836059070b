import { utf8 } from '@tocsin/schema/primitives/bytes'
import { verifyLog } from '@tocsin/schema/verify/verify-log'
import { verifyRun } from '@tocsin/seal/seat-key'
import { spellings } from '@tocsin/testkit/spellings'
import { type KyselyPlugin, sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { exportLog } from '../log/export-log.ts'
import { missionOf } from '../log/mission.ts'
import type { SystemSeatDeps } from '../log/open-system-seat.ts'
import { readEvents, readLog } from '../log/stored-events.ts'
import { append } from '../log/testing/append-in-short.ts'
import { openMission } from '../open-mission.ts'
import { readMap } from '../projections/read-map.ts'
import { readModels } from '../testing/read-models.ts'
import { testKeys } from '../testing/test-keys.ts'
import { aReport, bassin, enrolTablet, openWorld, type World } from '../testing/test-mission.ts'
import { placeOf } from './places.ts'
import { makeRecordKeys } from './record-keys.ts'
import { renewRecordKeys } from './renew-keys.ts'

const canary = 'Zbigniew-Canarsky'
/** A place is a coded fact: it is mapped, so it lies clear, and shows that the dump is whole. */
const village = 'Osseko-Village'

function told() {
  const report = aReport()
  const { facts } = report.bodies
  const place = { ...facts.place, name: village } as typeof facts.place
  const narrative = { title: `${canary} came`, text: `They asked for ${canary} by name.` }
  const provenance = { note: `from ${canary}` }
  return { ...report, bodies: { facts: { ...facts, place }, narrative, provenance } }
}

/** A mission in which the canary is in every place where words lie: log, lists, quarantine. */
async function worded(world: World) {
  const tablet = await enrolTablet(world)
  tablet.say(told())
  // Refused, because the area is not theirs: it waits in quarantine.
  tablet.say({ ...told(), scope: aReport({}, bassin).scope })
  const said = await append(world.deps, await tablet.request())
  expect(said).toMatchObject({ seqs: [3], held: ['2 not_allowed'] })
  return tablet
}

const hits = (dump: Buffer, text: string) =>
  spellings(utf8(text)).filter((form) => dump.includes(Buffer.from(form))).length

const wordsOf = async (deps: SystemSeatDeps) => {
  const { db } = deps.database
  const { lastSeq } = await missionOf(db, deps.mission)
  return await readLog(db, deps, { afterSeq: 0, upToSeq: lastSeq, limit: 100 })
}

const stateOf = async (deps: SystemSeatDeps) =>
  (await wordsOf(deps)).flatMap(({ event }) => event.parts.narrative?.state ?? [])

async function verified({ database: { db }, ...deps }: SystemSeatDeps) {
  const { mission, words, logKey } = deps
  const of = { mission, words, exportedAt: 0, key: logKey.publicKey, trust: null, withParts: true }
  return await verifyLog(exportLog(db, of), { verify: verifyRun, key: logKey.publicKey })
}

describeOnBothDatabases('words in the database', (open, { dump, openNew }) => {
  it('KW-1 a full dump holds facts and not one word; who has the server key as well reads them', async () => {
    const world = await openWorld(await openNew())
    const tablet = await worded(world)
    const stolen = await dump(world.deps.database)
    expect(hits(stolen, village)).toBeGreaterThan(0)
    expect(hits(stolen, canary)).toBe(0)
    expect(JSON.stringify(await wordsOf(world.deps))).toContain(canary)
    const stranger = { ...world.deps, ...(await testKeys(world.random)) }
    await expect(wordsOf(stranger)).rejects.toThrow()
    // What fires: the same words in a field that is mapped.
    const { facts } = told().bodies
    const place = { ...facts.place, name: canary } as typeof facts.place
    tablet.say({ ...told(), bodies: { facts: { ...facts, place } } })
    await append(world.deps, await tablet.request())
    expect(hits(await dump(world.deps.database), canary)).toBeGreaterThan(0)
  }, 60_000)

  it('KW-2 KW-3 restored without its keys, with the right server key, it serves facts, withholds words, and the log verifies but for the words that are lost', async () => {
    const world = await openWorld(await open())
    await worded(world)
    const analyst = await enrolTablet(world, 'analyst', [])
    const { db } = world.deps.database
    const titles = async () => {
      const { onMap } = await readMap(db, world.deps, analyst.actor, {}, 0)
      return onMap.map(({ title, place }) => [title, place.kind])
    }
    expect(await titles()).toEqual([[`${canary} came`, 'point']])
    expect(await stateOf(world.deps)).toEqual(['clear'])
    expect(await verified(world.deps)).toMatchObject({ isWhole: true, flaws: [] })

    await db.deleteFrom('record_key').execute()
    // As after a rebuild that was cut off before it was served: some records have new keys already.
    const [record] = await db.selectFrom('record').select('record_id').execute()
    await makeRecordKeys(db, world.deps, [record?.record_id ?? ''])
    const opened = await openMission(world.deps)
    expect(opened).toMatchObject({ ok: true })
    expect(await titles()).toEqual([[null, 'point']])
    expect(await stateOf(world.deps)).toEqual(['withheld'])
    // Chains, signatures and trees stand; that the bytes of two parts are lost is said, as it has to be.
    const { flaws } = await verified(world.deps)
    expect(new Set(flaws.map(({ code }) => code))).toEqual(new Set(['erased_unsaid']))
    expect(flaws).toHaveLength(2)
    // And it goes on: what is said from now on has a key again.
    const tablet = await enrolTablet(world)
    tablet.say(told())
    await append(world.deps, await tablet.request())
    expect(await stateOf(world.deps)).toEqual(['withheld', 'clear'])
  }, 60_000)

  it('KW-7 words whose bytes were damaged are withheld and named, and everything else is served', async () => {
    const world = await openWorld(await open())
    const tablet = await worded(world)
    tablet.say(told())
    await append(world.deps, await tablet.request())
    const damaged: string[] = []
    const onDamaged = (owner: string, place: string) => damaged.push(`${owner} ${place}`)
    const deps = { ...world.deps, words: { ...world.deps.words, onDamaged } }
    expect(await stateOf(deps)).toEqual(['clear', 'clear'])
    expect(damaged).toEqual([])

    const [first] = await wordsOf(deps)
    const entry = (await wordsOf(deps)).find(({ event }) => event.parts.narrative) ?? first
    await deps.database.db
      .updateTable('part')
      .set({ sealed_words: sql`set_byte(sealed_words, 40, get_byte(sealed_words, 40) # 1)` })
      .where('seq', '=', entry?.numbered.seq ?? 0)
      .where('label', '=', 'narrative')
      .execute()
    expect(await stateOf(deps)).toEqual(['withheld', 'clear'])
    const place = placeOf.part(entry?.event.hash ?? '', 'narrative')
    expect(damaged).toEqual([`${entry?.event.header.record} ${place}`])
    expect((await verified(deps)).flaws).toHaveLength(1)
    const analyst = await enrolTablet(world, 'analyst', [])
    const { onMap } = await readMap(deps.database.db, deps, analyst.actor, {}, 0)
    expect(onMap).toHaveLength(2)
  }, 60_000)

  it('KW-4 a server key under which no word lies is refused, and nothing changes', async () => {
    const world = await openWorld(await open())
    await worded(world)
    const { words, ...other } = await testKeys(world.random)
    const before = await readModels(world.deps)
    const refused = await openMission({
      ...world.deps,
      ...other,
      words: { ...words, keyId: 'another' },
    })
    expect(refused).toMatchObject({ ok: false, error: { code: 'config_bad' } })
    expect(await readModels(world.deps)).toEqual(before)
    expect(await openMission(world.deps)).toMatchObject({ ok: true })
  }, 60_000)

  it('KW-5 what an older version left clear is sealed at the next start, word for word', async () => {
    const world = await openWorld(await openNew())
    await worded(world)
    const { db } = world.deps.database
    const before = await wordsOf(world.deps)
    for (const { event, numbered } of before) {
      for (const [label, part] of Object.entries(event.parts)) {
        if (label === 'facts' || part.state !== 'clear') continue
        const clear = { salt: part.salt, body_json: JSON.stringify(part.body), sealed_words: null }
        await db
          .updateTable('part')
          .set(clear)
          .where('seq', '=', numbered.seq)
          .where('label', '=', label)
          .execute()
      }
    }
    await db.updateTable('quarantine').set({ bytes: canary, sealed_bytes: null }).execute()
    expect(hits(await dump(world.deps.database), canary)).toBeGreaterThan(0)
    expect(await openMission(world.deps)).toMatchObject({ ok: true })
    expect(await wordsOf(world.deps)).toEqual(before)
    const rows = await db.selectFrom('part').selectAll().execute()
    expect(rows.some(({ body_json }) => body_json?.includes(canary))).toBe(false)
    expect(hits(await dump(world.deps.database), canary)).toBe(0)
  }, 60_000)

  it('KW-6 under renewed keys everything reads as before, and an earlier dump no longer opens', async () => {
    const world = await openWorld(await open())
    const tablet = await worded(world)
    const { db } = world.deps.database
    const record = tablet.own[0]?.event.header.record ?? ''
    const before = [await wordsOf(world.deps), (await readModels(world.deps)).models]
    const [oldParts, oldKeys] = [
      await db.selectFrom('part').selectAll().execute(),
      await db.selectFrom('record_key').selectAll().where('owner', '=', record).execute(),
    ]
    await db.transaction().execute((tx) => renewRecordKeys(tx, world.deps, [record]))
    expect([await wordsOf(world.deps), (await readModels(world.deps)).models]).toEqual(before)

    // The data of the earlier backup with the keys of today: no word opens.
    const putBack = async () => {
      for (const { mission_id, seq, label, sealed_words } of oldParts) {
        if (!sealed_words) continue
        await db
          .updateTable('part')
          .set({ sealed_words })
          .where('mission_id', '=', mission_id)
          .where('seq', '=', seq)
          .where('label', '=', label)
          .execute()
      }
    }
    await putBack()
    expect(await stateOf(world.deps)).toEqual(['withheld'])
    // What fires: with the keys of that day it would.
    await db.deleteFrom('record_key').where('owner', '=', record).execute()
    await db.insertInto('record_key').values(oldKeys).execute()
    expect(await wordsOf(world.deps)).toEqual(before[0])
  }, 60_000)

  it('KW-6 words that are read while their record gets new keys are read all the same', async () => {
    const world = await openWorld(await open())
    await worded(world)
    const { db } = world.deps.database
    const tablet = await db
      .selectFrom('part')
      .select('seq')
      .where('label', '=', 'narrative')
      .execute()
    const seqs = tablet.map(({ seq }) => seq)
    const records = await db
      .selectFrom('event')
      .select('record_id')
      .where('seq', 'in', seqs)
      .execute()
    let renewals = 0
    /** The keys are renewed behind the first reading of the parts. */
    const renewing: KyselyPlugin = {
      transformQuery: ({ node, queryId }) => {
        if (JSON.stringify(node).includes('"name":"part"')) asked.add(queryId)
        return node
      },
      transformResult: async ({ result, queryId }) => {
        if (asked.delete(queryId) && renewals === 0) {
          renewals += 1
          const owners = records.map(({ record_id }) => record_id)
          await db.transaction().execute((tx) => renewRecordKeys(tx, world.deps, owners))
        }
        return result
      },
    }
    const asked = new Set<object>()
    const entries = await readEvents(db.withPlugin(renewing), world.deps, seqs)
    expect(renewals).toBe(1)
    expect(entries.map(({ event }) => event.parts.narrative?.state)).toEqual(['clear'])
    expect(JSON.stringify(entries)).toContain(canary)
  }, 60_000)
})
