import { AreaId, type ScopeId } from '@tocsin/schema/primitives/ids'
import { fileReport } from '@tocsin/schema/report/decide'
import type { Member } from '@tocsin/testkit/world/cast'
import { createMemoryTablet } from '@tocsin/testkit/world/memory-tablet'
import { openScenario } from '@tocsin/testkit/world/scenario'
import { expect, it } from 'vitest'
import { authenticateRun } from './authenticate-run.ts'
import type { LogStore } from './log-store.ts'
import { planAppend, type RunToAppend } from './plan-append.ts'
import { readPushed } from './read-pushed.ts'
import { describeOnEveryStore, type OpenServer } from './testing/describe-on-every-store.ts'
import { PlanOverrun } from './write-append.ts'

const [bassin, tavuri] = [AreaId.parse('OD01'), AreaId.parse('OD03')]

function report(area = tavuri) {
  return fileReport(area, {
    facts: { form: 'full', place: { kind: 'withheld' }, occurredAt: { precision: 'unknown' } },
    narrative: { title: 'Shots' },
  })
}

async function openWith(open: OpenServer) {
  const opened: LogStore[] = []
  const world = await openScenario({
    async openServer(tools) {
      const server = await open(tools)
      opened.push(server.store)
      return server
    },
    makeTablet: async (options) => createMemoryTablet(options),
  })
  const [store] = opened
  if (!store) throw new Error('there is no store')
  /** What a tablet would send, as a run that can be planned. */
  const runOf = async ({ tablet }: Member): Promise<RunToAppend> => {
    const runs: RunToAppend[] = []
    await tablet.exchange(
      async (request) => {
        const seat = await store.seat(request.question.seat)
        const signed = seat && (await authenticateRun(seat, request))
        if (!signed?.ok) throw new Error('a run of a tablet does not verify')
        const events = request.run.map(readPushed)
        const { question, hashes, signature } = request
        const { seat: id, epoch, counter } = question
        const run = { seat: id, once: { epoch, counter }, hashes, signature }
        runs.push({ ...run, signed: signed.value, events, receivedAt: world.clock.now() })
        return { ok: false, error: { code: 'server_unreachable' } }
      },
      { tab: 0 },
    )
    return runs[0]!
  }
  return { world, store, runOf }
}

describeOnEveryStore('LogStore', (open) => {
  it('gives a plan numbers behind the last ones, and reads back what was written', async () => {
    const { world, store, runOf } = await openWith(open)
    const amina = await world.enrol('jpt_member', 'OD01', 'OD03')
    await world.write(amina, report())
    await world.write(amina, report(bassin))
    const plan = await planAppend(store, await runOf(amina), store.logKey)
    if (!plan.ok) throw new Error(plan.error.code)
    await store.write(plan.value)
    const { lastSeq } = await store.mission()
    expect(lastSeq).toBe(4)
    const written = await store.events([lastSeq, lastSeq - 1])
    expect(written.map(({ event }) => event.id).toSorted()).toEqual(
      (await amina.tablet.own()).map(({ id }) => id),
    )
    expect(await store.logged(amina.actor.seat, [1, 2, 3])).toMatchObject(
      new Map([1, 2].map((seatSeq) => [seatSeq, { receipt: { seatSeq } }])),
    )
    const { signed, trees } = await store.proofs()
    expect(signed?.head.seq).toBe(lastSeq)
    const sizes = [...trees].map(([scope, { size }]) => `${scope} ${size}`)
    expect(sizes.toSorted()).toEqual(['MISSION.standard 2', 'OD01.standard 1', 'OD03.standard 1'])
    expect((await store.seat(amina.actor.seat))?.head.seatSeq).toBe(2)
  })

  it('refuses a plan when the log, or the seat, has moved on, and keeps nothing of it', async () => {
    const { world, store, runOf } = await openWith(open)
    const amina = await world.enrol('jpt_member', 'OD03')
    const bilal = await world.enrol('jpt_member', 'OD03')
    await world.write(amina, report())
    await world.write(bilal, report())
    const stale = await planAppend(store, await runOf(amina), store.logKey)
    await world.sync(bilal)
    const before = await world.server.inside()
    if (!stale.ok) throw new Error(stale.error.code)
    await expect(store.write(stale.value)).rejects.toThrow(PlanOverrun)
    expect(await world.server.inside()).toEqual(before)
    const empty = await planAppend(store, await runOf(bilal), store.logKey)
    await world.server.revoke(bilal.actor.seat)
    const revoked = await world.server.inside()
    if (!empty.ok) throw new Error(empty.error.code)
    await expect(store.write(empty.value)).rejects.toThrow(PlanOverrun)
    expect(await world.server.inside()).toEqual(revoked)
  })

  it('never holds an event twice, whatever a plan says', async () => {
    const { world, store, runOf } = await openWith(open)
    const amina = await world.enrol('jpt_member', 'OD03')
    await world.write(amina, report())
    const plan = await planAppend(store, await runOf(amina), store.logKey)
    if (!plan.ok) throw new Error(plan.error.code)
    await store.write(plan.value)
    const { lastSeq } = await store.mission()
    const seat = await store.seat(amina.actor.seat)
    const before = await world.server.inside()
    const again = plan.value.entries.map((entry) => ({
      ...entry,
      numbered: { ...entry.numbered, seq: lastSeq + 1, scopeSeq: 2 },
    }))
    const forced = { ...plan.value, seat: seat!, firstSeq: lastSeq + 1, entries: again }
    await expect(store.write(forced)).rejects.toThrow()
    expect(await world.server.inside()).toEqual(before)
  })

  it('waits by scope, from each cursor, without the reader, in the order of seq', async () => {
    const { world, store } = await openWith(open)
    const amina = await world.enrol('jpt_member', 'OD01', 'OD03')
    const bilal = await world.enrol('jpt_member', 'OD01', 'OD03')
    for (const area of [tavuri, bassin, tavuri]) {
      await world.write(amina, report(area))
      await world.write(bilal, report(area))
      await world.sync(amina, bilal)
    }
    const { lastSeq } = await store.mission()
    const scope = report(tavuri).scope
    const other = report(bassin).scope
    const asked = {
      upToSeq: lastSeq,
      notOf: bilal.actor.seat,
      limit: 9,
      onlyOwn: new Set<ScopeId>(),
    }
    const from = (tavuriSeen: number) => new Map([[scope, tavuriSeen]])
    const all = await store.waiting({ ...asked, from: from(0) })
    expect(all).toHaveLength(2)
    expect(await store.waiting({ ...asked, from: from(2) })).toEqual(all.slice(1))
    expect(await store.waiting({ ...asked, from: from(0), limit: 1 })).toEqual(all.slice(0, 1))
    expect(await store.waiting({ ...asked, from: from(0), upToSeq: all[0]! })).toHaveLength(1)
    const both = new Map([...from(0), [other, 0] as const])
    const seqs = await store.waiting({ ...asked, from: both })
    expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
    expect(seqs).toHaveLength(3)
    const onlyOwn = new Set([scope])
    expect(await store.waiting({ ...asked, from: both, onlyOwn })).toHaveLength(1)
    expect(await store.cursorsAt(both, all[0]!)).toEqual({ [scope]: 1, [other]: 0 })
    expect(await store.cursorsAt(both, lastSeq)).toEqual({ [scope]: 4, [other]: 2 })
    const beyond = new Map([...from(3), [other, 9] as const])
    expect(await store.cursorsAt(beyond, all[0]!)).toEqual({ [scope]: 3, [other]: 2 })
  })

  it('keeps what is held once, counts its bytes apart from forgeries, and finds it again', async () => {
    const { world, store } = await openWith(open)
    const amina = await world.enrol('jpt_member', 'OD03')
    const { seat } = amina.actor
    const row = {
      mission_id: store.missionId,
      quarantine_key: 'k1',
      seat_id: seat,
      seat_seq: 4,
      header_hash: 'a'.repeat(64),
      problem: 'not_allowed',
      bytes: '{}',
      size: 2,
      proven: true,
      received_at: 1,
    }
    await store.keep(row)
    await store.keep(row)
    await store.keep({ ...row, quarantine_key: 'k2', size: 5, proven: false })
    expect(await store.quarantineUsed(seat, true)).toBe(2)
    expect(await store.quarantineUsed(seat, false)).toBe(5)
    expect(await store.quarantined(seat, [4])).toEqual({
      bySeatSeq: new Map([[4, [{ headerHash: row.header_hash, problem: 'not_allowed' }]]]),
      keys: new Set(['k1']),
    })
    expect((await store.quarantined(seat, [5])).keys.size).toBe(0)
  })

  it('plans and writes in one go while it is held', async () => {
    const { world, store, runOf } = await openWith(open)
    const amina = await world.enrol('jpt_member', 'OD03')
    await world.write(amina, report())
    const run = await runOf(amina)
    const numbers = await store.holding(async (view) => {
      const plan = await planAppend(view, run, store.logKey)
      if (!plan.ok) throw new Error(plan.error.code)
      await view.write(plan.value)
      return plan.value.entries.map(({ numbered }) => numbered.seq)
    })
    expect(numbers).toEqual([(await store.mission()).lastSeq])
  })
})
