import { readdirSync, readFileSync } from 'node:fs'
import { AreaId } from '@tocsin/schema/primitives/ids'
import { err } from '@tocsin/schema/primitives/result'
import { problem } from '@tocsin/schema/problem'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import type { ExchangeReply, ExchangeRequest } from '@tocsin/schema/sync/wire'
import { victimGroups } from '@tocsin/schema/vocabulary/victim-groups'
import type { Member } from '@tocsin/testkit/world/cast'
import { createMemoryTablet } from '@tocsin/testkit/world/memory-tablet'
import { openScenario } from '@tocsin/testkit/world/scenario'
import type { Send, WorldTablet } from '@tocsin/testkit/world/world-tablet'
import { expect, test } from 'vitest'
import { openMemoryWorldServer } from './testing/memory-world-server.ts'

const tavuri = AreaId.parse('OD03')
const bassin = AreaId.parse('OD01')
const unreachable = err(problem('server_unreachable'))
const at = { tab: 0 }

function open() {
  return openScenario({
    openServer: (tools) => openMemoryWorldServer(tools),
    makeTablet: async (options) => createMemoryTablet(options),
  })
}

function report(what: 'attack_shooting' | 'armed_men_moving' = 'attack_shooting', area = tavuri) {
  return fileReport(area, {
    facts: {
      form: 'full',
      what,
      place: { kind: 'withheld' },
      occurredAt: { precision: 'unknown' },
      alert: 'flash',
    },
    narrative: { title: 'Shots near Osseko', text: 'Before dawn.' },
  })
}

const child = victimGroups.items.find(({ age }) => age === 'child')?.code ?? ''

/** A report that starts in the restricted band: it names children. */
function restrictedReport() {
  const count = { min: 1, best: 1, max: 1, status: 'reported' as const }
  return fileReport(tavuri, {
    facts: {
      form: 'full',
      place: { kind: 'withheld' },
      occurredAt: { precision: 'unknown' },
      violations: [{ type: 'killing', victims: [{ group: child, count }] }],
    },
    narrative: { text: 'Told by a relative.' },
  })
}

type Scenario = Awaited<ReturnType<typeof open>>

async function logOf({ server }: Scenario, { actor }: Member) {
  const { log } = await server.inside()
  return log.filter(({ event }) => event.header.seat === actor.seat)
}

async function amend(world: Scenario, member: Member, id: string, what: string) {
  const ids = await member.tablet.ids()
  const seen = await member.tablet.record(ids.find((one) => one === id) ?? ids[0]!)
  if (!seen?.report) throw new Error('the report is not on this tablet')
  const draft = amendReport(seen.report, member.actor, seen.base, { facts: { set: { what } } })
  if (!draft.ok) throw new Error(draft.error.code)
  return world.write(member, draft.value)
}

test('01-reply-lost: UC-8 the run is sent again and keeps its numbers', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  await world.write(amina, report())
  await world.write(amina, report())
  const loses: Send = async (request) => {
    await world.server.exchange(request)
    return unreachable
  }
  expect(await amina.tablet.exchange(loses, at)).toEqual(unreachable)
  const numbers = (await logOf(world, amina)).map(({ numbered }) => numbered)
  expect(numbers).toHaveLength(2)
  await world.sync(amina)
  expect((await logOf(world, amina)).map(({ numbered }) => numbered)).toEqual(numbers)
  expect(await world.brokenPromises()).toEqual([])
})

test('02-crash-before-commit: nothing of the run is there, the next try brings it', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  await world.write(amina, report())
  const before = await world.server.inside()
  const dies: Send = async (request) => {
    await world.server.crash(request)
    return unreachable
  }
  await amina.tablet.exchange(dies, at)
  expect(await world.server.inside()).toEqual(before)
  await world.sync(amina)
  expect((await logOf(world, amina)).map(({ numbered }) => numbered.seq)).toEqual([
    before.log.length + 1,
  ])
  expect(await world.brokenPromises()).toEqual([])
})

test('03-late-request: an old request after a newer one changes nothing', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  await world.write(amina, report())
  const late: ExchangeRequest[] = []
  const delays: Send = async (request) => {
    late.push(request)
    return unreachable
  }
  await amina.tablet.exchange(delays, at)
  await world.write(amina, report('armed_men_moving'))
  await world.sync(amina)
  const before = await world.server.inside()
  const answered = await world.server.exchange(late[0]!)
  expect(answered).toMatchObject({ ok: false, error: { code: 'replayed_request' } })
  expect(await world.server.inside()).toEqual(before)
  expect(await logOf(world, amina)).toHaveLength(2)
  expect(await world.brokenPromises()).toEqual([])
})

test('04-same-field-twice: UC-1 UC-2 both values stay, everywhere alike, until somebody decides', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  const chantal = await world.enrol('analyst', 'OD03')
  const filed = await world.write(amina, report())
  await world.sync(amina, bilal, chantal)
  await amend(world, amina, filed.id, 'shots_heard')
  await amend(world, bilal, filed.id, 'armed_men_moving')
  await world.sync(bilal, amina, chantal, bilal)
  const whats = async ({ tablet }: Member) => {
    const seen = await tablet.record(filed.header.record)
    return seen?.report?.fields.what?.map(({ value }) => value)
  }
  for (const member of [amina, bilal, chantal]) {
    expect(await whats(member)).toEqual(['armed_men_moving', 'shots_heard'])
  }
  await amend(world, chantal, filed.id, 'attack_shooting')
  await world.sync(chantal, amina, bilal)
  for (const member of [amina, bilal, chantal]) {
    expect(await whats(member)).toEqual(['attack_shooting'])
  }
  expect(await world.brokenPromises()).toEqual([])
})

test('05-lying-clocks: UC-12 ten years off in either direction orders nothing and loses nothing', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  const tenYears = 3_652 * 86_400_000
  amina.clock.setWrong(tenYears)
  const filed = await world.write(amina, report())
  await world.sync(amina, bilal)
  await amend(world, amina, filed.id, 'shots_heard')
  await world.sync(amina, bilal)
  bilal.clock.setWrong(-tenYears)
  await amend(world, bilal, filed.id, 'armed_men_moving')
  await world.sync(bilal, amina)
  const seen = await amina.tablet.record(filed.header.record)
  expect(seen?.report?.fields.what?.map(({ value }) => value)).toEqual(['armed_men_moving'])
  expect(seen?.report?.receivedAt).toBe(world.clock.now())
  expect(seen?.report?.saidAt).toBe(world.clock.now() + tenYears)
  expect(await world.brokenPromises()).toEqual([])
})

test('06-revoked-with-unsent-work: it is kept and said so, and nothing more is read', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  await world.write(bilal, report())
  await world.sync(bilal, amina)
  const unsent = await world.write(amina, report())
  await world.server.revoke(amina.actor.seat)
  await world.sync(amina, bilal)
  const { log, quarantine, seats } = await world.server.inside()
  expect(log.some(({ event }) => event.id === unsent.id)).toBe(false)
  expect(quarantine).toMatchObject([{ hash: unsent.hash, problem: 'seat_revoked' }])
  expect(seats.get(amina.actor.seat)?.isRevoked).toBe(true)
  const left = await amina.tablet.ids()
  expect(left).toEqual([unsent.header.record])
  expect(await world.brokenPromises()).toEqual([])
})

test('07-restored-from-backup: what the server had forgotten comes back from the tablets', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  await world.write(amina, report())
  await world.sync(amina, bilal)
  await world.server.backUp()
  const later = await world.write(amina, report('armed_men_moving'))
  await world.sync(amina, bilal)
  await amend(world, bilal, later.id, 'shots_heard')
  await world.sync(bilal, amina)
  const whole = (await world.server.inside()).log.map(({ event }) => event.id)
  await world.server.restore()
  expect((await world.server.inside()).log.length).toBe(whole.length - 2)
  expect(await world.brokenPromises({ wasRestored: true })).toEqual([])
  const again = (await world.server.inside()).log.map(({ event }) => event.id)
  expect(again.toSorted()).toEqual(whole.toSorted())
})

test('08-grant-narrowed: RC-3 RC-4 its scope leaves the tablet; what was written before it heard is received, what after is held', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD01', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  await world.write(bilal, report())
  await world.sync(bilal, amina)
  const before = await world.write(amina, report('attack_shooting', tavuri))
  const narrower = { role: 'jpt_member', component: null, areas: [bassin] } as const
  await world.server.changeRights(amina.actor.seat, narrower)
  // Nobody has told the tablet: it writes on for the area that it had.
  const unknowing = await world.write(amina, report('attack_shooting', tavuri))
  await world.sync(amina)
  const refused = await world.write(amina, report('attack_shooting', tavuri))
  const taken = await world.write(amina, report('attack_shooting', bassin))
  await world.sync(amina)
  const { quarantine } = await world.server.inside()
  expect(quarantine).toMatchObject([{ hash: refused.hash, problem: 'not_allowed' }])
  const ids = [before, unknowing, taken].map(({ id }) => id)
  expect((await logOf(world, amina)).map(({ event }) => event.id)).toEqual(ids)
  const shown = await amina.tablet.ids()
  expect(shown).not.toContain((await bilal.tablet.own())[0]?.header.record)
  expect(shown).toContain(before.header.record)
  expect(await world.brokenPromises()).toEqual([])
})

test('17-less-of-the-same-area: RC-3 sources leave the tablet, and come back with the role', async () => {
  const world = await open()
  const leader = await world.enrol('team_leader', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  const place = { kind: 'withheld' } as const
  const facts = { form: 'full', place, occurredAt: { precision: 'unknown' } } as const
  const provenance = { note: 'from the market' }
  const filed = await world.write(bilal, fileReport(tavuri, { facts, provenance }))
  await world.sync(bilal, leader)
  const partOf = async () =>
    (await leader.tablet.everything()).find(({ id }) => id === filed.id)?.parts.provenance?.state
  expect(await partOf()).toBe('clear')
  const areas = [tavuri]
  await world.server.changeRights(leader.actor.seat, { role: 'jpt_member', component: null, areas })
  await world.sync(leader)
  expect(await partOf()).toBe('withheld')
  await world.server.changeRights(leader.actor.seat, {
    role: 'team_leader',
    component: null,
    areas,
  })
  await world.sync(leader)
  expect(await partOf()).toBe('clear')
  expect(await world.brokenPromises()).toEqual([])
})

test('09-grant-widened: the new scope is pulled from its beginning, behind what is known already', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const bilal = await world.enrol('analyst', 'OD03')
  const older = await world.write(bilal, report('attack_shooting', bassin))
  await world.write(bilal, report())
  await world.sync(bilal, amina)
  expect(await amina.tablet.ids()).not.toContain(older.header.record)
  const wider = { role: 'jpt_member', component: null, areas: [bassin, tavuri] } as const
  await world.server.changeRights(amina.actor.seat, wider)
  await world.sync(amina)
  expect(await amina.tablet.ids()).toContain(older.header.record)
  expect(await world.brokenPromises()).toEqual([])
})

test('10-withheld-parts: the chain verifies, the record stays unseen, the leader sees its facts alone', async () => {
  const world = await open()
  const amina = await world.enrol('jpt_member', 'OD03')
  const daud = await world.enrol('jpt_member', 'OD03')
  const leader = await world.enrol('team_leader', 'OD03')
  const filed = await world.write(amina, restrictedReport())
  expect(filed.header.scope).toBe('OD03.restricted')
  await world.sync(amina, daud, leader)
  const record = filed.header.record
  expect((await daud.tablet.record(record))?.report).toBeUndefined()
  const seen = await leader.tablet.record(record)
  expect(seen?.report?.fields.violations).toHaveLength(1)
  expect(seen?.report?.text).toEqual([])
  expect(await world.brokenPromises()).toEqual([])
})

test('11-forked-chain: a copied tablet that writes on is loud, and nothing is overwritten', async () => {
  const copies: WorldTablet[] = []
  const world = await openScenario({
    openServer: (tools) => openMemoryWorldServer(tools),
    makeTablet: async (options) => {
      copies.push(createMemoryTablet(options))
      return createMemoryTablet(options)
    },
  })
  const amina = await world.enrol('jpt_member', 'OD03')
  const [copy] = copies
  if (!copy) throw new Error('there is no copy')
  const mine = await world.write(amina, report())
  await world.sync(amina)
  const forked = await copy.append(report('armed_men_moving'), at)
  const found: ExchangeReply[] = []
  const send: Send = async (request) => {
    const answered = await world.server.exchange(request)
    const isFound =
      answered.ok && answered.value.held.some(({ problem }) => problem.code === 'forked')
    if (isFound) found.push(answered.value)
    return answered
  }
  for (let round = 0; round < 3; round++) await copy.exchange(send, at)
  expect(found).toMatchObject([{ events: [], cursors: {} }])
  const { quarantine } = await world.server.inside()
  expect(forked).toMatchObject({ ok: true, value: { id: mine.id } })
  expect(quarantine).toMatchObject([
    { problem: 'forked', seatSeq: 1, hash: forked.ok ? forked.value.hash : '' },
  ])
  expect((await logOf(world, amina)).map(({ event }) => event.hash)).toEqual([mine.hash])
  expect(await world.brokenPromises()).toEqual([])
})

const folder = new URL('../../../../docs/sync-scenarios/', import.meta.url)
const tests = [
  new URL(import.meta.url),
  new URL('../../../pwa/src/local/world-scenarios.test.ts', import.meta.url),
]

test('every scenario of docs/sync-scenarios has its test, and every test its scenario', () => {
  const written = readdirSync(folder).filter((name) => /^\d\d-.*\.md$/.test(name))
  const text = tests.map((file) => readFileSync(file, 'utf8')).join('\n')
  const tested = [...text.matchAll(/^test\('(\d\d-[a-z-]+):/gm)].map((match) => `${match[1]}.md`)
  expect(tested.sort()).toEqual(written.sort())
  expect(written.length).toBeGreaterThanOrEqual(8)
})
