import { parseHeaderBytes } from '@tocsin/schema/chain/header-bytes'
import { MissionId } from '@tocsin/schema/primitives/ids'
import { pushedEvent } from '@tocsin/schema/sync/plan-run'
import { expect, it } from 'vitest'
import { revokeDevice } from '../accounts/revoke.ts'
import { describeOnBothDatabases } from '../db/testing/describe-on-databases.ts'
import { projections } from '../projections/projections.ts'
import {
  aReport,
  bassin,
  enrolTablet,
  newerEvent,
  openWorld,
  restoredCopy,
} from '../testing/test-mission.ts'
import type { LogDeps, Prepared } from './log-deps.ts'
import { missionOf } from './mission.ts'
import { forgeryQuota, quarantineQuota } from './quarantine.ts'
import { append, logged, quarantined } from './testing/append-in-short.ts'

describeOnBothDatabases('appendRun', (open, { kind, openAnother }) => {
  it('LG-1 takes only what the seat itself signed, question and run together', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    const other = await enrolTablet(world)
    tablet.say(aReport())
    const request = await tablet.request()
    const tampered = [
      { ...request, question: { ...request.question, limit: 7 } },
      { ...request, question: { ...request.question, seat: other.seat } },
      { ...request, hashes: ['0'.repeat(64)] },
      { ...request, run: [] },
      { ...request, signature: 'A'.repeat(86) },
    ]
    for (const one of tampered) {
      expect(await append(world.deps, one)).toEqual({ problem: { code: 'bad_signature' } })
    }
    expect(await logged(world)).toHaveLength(3)
    const kept = await quarantined(world)
    expect(kept.every(({ proven }) => !proven)).toBe(true)
    expect(kept).toHaveLength(4)
    expect(await append(world.deps, request)).toMatchObject({ seqs: [4], held: [] })
  })

  it('LG-2 refuses unknown seats, other servers, other missions and replays', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    const epoch = (await missionOf(world.deps.database.db, world.deps.mission)).epoch
    const stale = await tablet.request(tablet.own, { epoch: 'another' })
    expect(await append(world.deps, stale)).toEqual({
      problem: { code: 'stale_epoch', detail: { epoch } },
    })
    const foreign = await tablet.request(tablet.own, { mission: MissionId.parse('elsewhere') })
    expect(await append(world.deps, foreign)).toEqual({ problem: { code: 'foreign_mission' } })
    const request = await tablet.request()
    expect(await append(world.deps, request)).toMatchObject({ seqs: [3] })
    expect(await append(world.deps, request)).toMatchObject({
      problem: { code: 'replayed_request', detail: { counter: request.question.counter } },
    })
    const elsewhere = await openWorld(await open())
    expect(await append(elsewhere.deps, request)).toEqual({ problem: { code: 'unknown_seat' } })
    expect(await quarantined(elsewhere)).toEqual([])
  })

  it('LG-3 gives the same receipts again and uses up no numbers', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    tablet.say(aReport())
    const first = await append(world.deps, await tablet.request())
    world.clock.time += 60_000
    const again = await append(world.deps, await tablet.request())
    expect(again).toEqual(first)
    tablet.say(aReport())
    expect(await append(world.deps, await tablet.request())).toMatchObject({ seqs: [3, 4, 5] })
  })

  it('LG-4 one malformed event does not take the valid ones before it with it', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    for (let n = 0; n < 3; n += 1) tablet.say(aReport())
    const request = await tablet.request()
    const broken = { ...request, run: request.run.with(1, { header: { seatSeq: 2 } }) }
    expect(await append(world.deps, broken)).toMatchObject({
      seqs: [3],
      held: ['2 malformed_event', '3 broken_chain'],
      head: 1,
    })
    expect(await quarantined(world)).toMatchObject([
      { seat_seq: 2, problem: 'malformed_event', proven: true },
      { seat_seq: 3, problem: 'broken_chain', proven: true },
    ])
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      seqs: [3, 4, 5],
      held: [],
      head: 3,
    })
  })

  it('LG-5 keeps what is refused and goes on behind it', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    const elsewhere = tablet.say(aReport({}, bassin))
    const verified = tablet.say({
      type: 'IncidentVerified',
      scope: elsewhere.event.header.scope,
      record: elsewhere.event.header.record,
      base: { seq: null, own: null },
      bodies: {
        facts: {
          finding: 'verified',
          standardOfProof: 'reasonable_grounds',
          primarySources: 3,
          secondarySources: 0,
          unEyewitness: true,
        },
      },
    })
    tablet.say(aReport())
    expect(verified.event.header.seatSeq).toBe(2)
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      seqs: [3],
      held: ['1 not_allowed', '2 not_allowed'],
      head: 3,
    })
    expect(await quarantined(world)).toHaveLength(2)
    // Pushed again, as they were: named again, kept once.
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      seqs: [3],
      held: ['1 not_allowed', '2 not_allowed'],
    })
    expect(await quarantined(world)).toHaveLength(2)
  })

  it('LG-5 what was said at a moment that no screen can show is held', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    world.clock.time = 8.64e15 + 1
    tablet.say(aReport())
    world.clock.time = 1_795_000_000_000
    tablet.say(aReport())
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      seqs: [3],
      held: ['1 malformed_event'],
      head: 2,
    })
  })

  it('LG-16 what was spoilt on its way is taken when it comes again whole', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    tablet.say(aReport())
    tablet.say(aReport())
    const carried = async (spoil: (event: { parts: object; salt: string }) => void) => {
      const request = await tablet.request()
      const changed = JSON.parse(JSON.stringify(request.run[1]))
      spoil(changed)
      return await append(world.deps, { ...request, run: request.run.with(1, changed) })
    }
    const stopped = { seqs: [3], held: ['2 bad_parts', '3 broken_chain'], head: 1 }
    expect(await carried((event) => Object.assign(event.parts, { narrative: {} }))).toMatchObject(
      stopped,
    )
    expect(await carried((event) => Object.assign(event, { salt: 'A'.repeat(16) }))).toMatchObject(
      stopped,
    )
    // What the header does not commit to makes no event too large.
    expect(
      await carried((event) => Object.assign(event, { more: 'x'.repeat(300_000) })),
    ).toMatchObject({ seqs: [3, 4, 5], held: [], head: 3 })
  })

  it('LG-6 says loudly that a chain has forked', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    await append(world.deps, await tablet.request())
    const copy = restoredCopy(world, tablet)
    const twin = copy.say(aReport({ what: 'people_taken' }))
    expect(await append(world.deps, await tablet.request([twin]))).toMatchObject({
      held: ['1 forked'],
      seqs: [],
      head: 1,
    })
    expect(await quarantined(world)).toMatchObject([{ seat_seq: 1, problem: 'forked' }])
  })

  it('LG-7 eight at once get numbers without gaps, in the order of commits', async () => {
    const database = await open()
    const world = await openWorld(database)
    const second =
      kind === 'postgres' ? { ...world.deps, database: await openAnother(database) } : world.deps
    const tablets = await Promise.all(Array.from({ length: 8 }, () => enrolTablet(world)))
    const push = async (tablet: (typeof tablets)[number], nth: number) => {
      const deps = nth % 2 === 0 ? world.deps : second
      for (let round = 0; round < 4; round += 1) {
        tablet.say(aReport())
        tablet.say(aReport({ violations: [{ type: 'sexual_violence' }] }))
        const appended = await append(deps, await tablet.request(tablet.own.slice(-2)))
        expect(appended).toMatchObject({ held: [] })
      }
    }
    await Promise.all(tablets.map(push))
    const rows = await logged(world)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, at) => at + 1))
    expect(rows).toHaveLength(1 + 8 + 64)
    for (const scope of new Set(rows.map((row) => row.scope))) {
      const scopeSeqs = rows.filter((row) => row.scope === scope).map((row) => row.scope_seq)
      expect(scopeSeqs).toEqual(scopeSeqs.map((_, at) => at + 1))
    }
  }, 60_000)

  it('LG-7 a crash before the commit leaves nothing, and the retry gets the same numbers', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    const crashing: LogDeps = {
      ...world.deps,
      projections: {
        ...projections,
        async prepare(db, at, entries) {
          const prepared = await projections.prepare(db, at, entries)
          const seal: Prepared['seal'] = (keys) => async (tx) => {
            await prepared.seal(keys)(tx)
            throw new Error('power cut')
          }
          return { ...prepared, seal }
        },
      },
    }
    await expect(append(crashing, await tablet.request())).rejects.toThrow('power cut')
    expect(await logged(world)).toHaveLength(2)
    expect(await append(world.deps, await tablet.request())).toMatchObject({ seqs: [3] })
  })

  it('LG-9 a revoked seat is heard, kept and not read on', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.say(aReport())
    await append(world.deps, await tablet.request())
    await revokeDevice({ ...world.deps, roster: world.roster }, tablet.seat, 'lost')
    tablet.say(aReport())
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      seqs: [3],
      held: ['2 seat_revoked'],
      head: 1,
    })
    expect(await quarantined(world)).toMatchObject([{ seat_seq: 2, problem: 'seat_revoked' }])
  })

  it('LG-9 what a seat did not sign stays within a quota of its own and stops nothing', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    const other = await enrolTablet(world)
    const foreign = other.say(aReport())
    tablet.say(aReport())
    tablet.say(aReport({}, bassin))
    // The run is signed by its hashes: the seat itself can lay what it likes in the place of an event.
    const swapped = async (text: string) => {
      const request = await tablet.request()
      const [, held] = request.run
      return { ...request, run: [{ ...pushedEvent(foreign), beside: text }, held ?? null] }
    }
    const size = forgeryQuota / 4 - 4_000
    for (let at = 0; at < 6; at += 1) {
      const answer = await append(world.deps, await swapped(`${at}`.repeat(size)))
      expect(answer).toMatchObject({
        seqs: [],
        held: ['1 broken_chain', '2 broken_chain'],
        head: 0,
      })
    }
    const kept = await quarantined(world)
    expect(kept.filter(({ proven }) => !proven)).toHaveLength(4)
    expect(kept.filter(({ proven }) => proven)).toHaveLength(1)
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      seqs: [4],
      held: ['2 not_allowed'],
      head: 2,
    })
  })

  it('LG-9 a full quarantine stops the run instead of dropping anything', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    await world.deps.database.db
      .insertInto('quarantine')
      .values({
        mission_id: world.deps.mission,
        quarantine_key: 'full',
        seat_id: tablet.seat,
        seat_seq: 0,
        header_hash: null,
        problem: 'forked',
        bytes: null,
        sealed_bytes: null,
        size: quarantineQuota,
        proven: true,
        received_at: 0,
      })
      .execute()
    tablet.say(aReport())
    tablet.say(aReport({}, bassin))
    tablet.say(aReport())
    expect(await append(world.deps, await tablet.request())).toMatchObject({
      seqs: [3],
      held: ['2 quarantine_full'],
      head: 1,
    })
  })

  it('EV-7 a type that is newer than this server is kept and numbered', async () => {
    const world = await openWorld(await open())
    const tablet = await enrolTablet(world)
    tablet.add(newerEvent(world, tablet))
    expect(await append(world.deps, await tablet.request())).toMatchObject({ seqs: [3], held: [] })
    const row = await world.deps.database.db
      .selectFrom('event')
      .select('header_bytes')
      .where('seq', '=', 3)
      .executeTakeFirstOrThrow()
    const header = parseHeaderBytes(row.header_bytes)
    expect(header.ok && header.value.type).toBe('BoatSighted')
  })
})
