import type { Draft, OwnEvent } from '@tocsin/schema/events/draft'
import { isErasable } from '@tocsin/schema/events/erase'
import type { RecordId } from '@tocsin/schema/primitives/ids'
import { expect, it } from 'vitest'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { appendRun } from '../log/append.ts'
import { readModels } from '../testing/read-models.ts'
import { aReport, enrolTablet, openWorld } from '../testing/test-mission.ts'
import { rebuildProjections } from './rebuild.ts'

/** Mulberry32: small, seeded, the same everywhere. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const base = { seq: null, own: null }
const { scope } = aReport()
const verified = {
  finding: 'verified',
  standardOfProof: 'reasonable_grounds',
  primarySources: 2,
  secondarySources: 1,
  unEyewitness: false,
}

function acts(random: (below: number) => number, ids: readonly RecordId[]): Draft {
  const pick = () => ids[random(ids.length)]
  const [record, merged] = [pick(), pick()]
  const act = random(9)
  if (!record || !merged || act <= 1) return aReport(random(2) ? { alert: 'flash' } : {})
  const about = { scope, record, base }
  if (act === 2) return aReport({ attachTo: record, form: random(2) ? 'flash' : 'full' })
  if (act === 3)
    return { type: 'ReportWithdrawn', ...about, bodies: { facts: { reason: 'mistake' } } }
  if (act === 4) return { type: 'IncidentVerified', ...about, bodies: { facts: verified } }
  if (act <= 6) return { type: 'IncidentMerged', ...about, bodies: { facts: { merged } } }
  if (act === 7) return { type: 'IncidentUnmerged', ...about, bodies: { facts: { merged } } }
  const set = { what: random(2) ? 'people_harmed' : 'people_taken', exercise: random(3) === 0 }
  return { type: 'ReportAmended', ...about, bodies: { facts: { set } } }
}

describeOnBothDatabases('rebuild', (open, { kind }) => {
  const seeds = kind === 'embedded' ? [1, 2] : [3]
  it.each(seeds)('LG-8 equals what was written act by act, seed %i', async (seed) => {
    const world = await openWorld(await open())
    const random = randomOf(seed)
    const field = await enrolTablet(world)
    const analyst = await enrolTablet(world, 'analyst', [])
    const ids: RecordId[] = []
    for (let act = 0; act < 40; act += 1) {
      const draft = acts(random, ids)
      const author = draft.type === 'ReportFiled' ? field : analyst
      const own = author.say(draft)
      if (draft.type === 'ReportFiled') ids.push(own.event.header.record)
      const appended = await appendRun(world.deps, { request: await author.request([own]) })
      expect(appended).toMatchObject({ ok: true, value: { held: [] } })
    }
    const written = await readModels(world.deps)
    await rebuildProjections(world.deps.database, world.deps)
    expect((await readModels(world.deps)).models).toEqual(written.models)
  })

  it.each(seeds)(
    'LG-8 ER-4 equals it too when parts were erased in between, seed %i',
    async (seed) => {
      const world = await openWorld(await open())
      const random = randomOf(seed + 100)
      const field = await enrolTablet(world)
      const analyst = await enrolTablet(world, 'analyst', [])
      const ids: RecordId[] = []
      const said: OwnEvent[] = []
      for (let act = 0; act < 40; act += 1) {
        const draft = acts(random, ids)
        const author = draft.type === 'ReportFiled' ? field : analyst
        const own = author.say(draft)
        said.push(own)
        if (draft.type === 'ReportFiled') ids.push(own.event.header.record)
        await appendRun(world.deps, { request: await author.request([own]) })
        const whole = said.filter(({ event }) => isErasable(event, 'facts'))
        const { event } = whole[random(whole.length)] ?? own
        const parts = Object.keys(event.parts).filter((label) => isErasable(event, label))
        if (random(3) > 0 || parts.length === 0) continue
        const { hash, header } = event
        const by = { proposedBy: field.seat, confirmedBy: analyst.seat }
        await world.roster.append([
          {
            type: 'PartErased',
            scope: header.scope,
            record: header.record,
            base,
            bodies: { facts: { event: event.id, hash, parts, reason: 'danger', ...by } },
          },
        ])
      }
      const written = await readModels(world.deps)
      await rebuildProjections(world.deps.database, world.deps)
      const rebuilt = (await readModels(world.deps)).models
      expect(rebuilt).toEqual(written.models)
      const erased = await world.deps.database.db.selectFrom('erased_part').selectAll().execute()
      expect(erased.length).toBeGreaterThan(3)
    },
  )
})
