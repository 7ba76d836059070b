import type { Draft } from '@tocsin/schema/events/draft'
import type { EventId } from '@tocsin/schema/primitives/ids'
import { amendReport, fileReport } from '@tocsin/schema/report/decide'
import { halvingsAfter } from '@tocsin/schema/sync/pace'
import { type Choices, choicesFrom, seededRandom } from '@tocsin/testkit/random'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBenchServer } from '../lib/bench-server.ts'
import { type BenchTablet, enrolBenchTablet } from '../lib/bench-tablet.ts'
import { type CountingProxy, openProxy } from '../lib/counting-proxy.ts'
import { reports, type Told } from '../wire/records.ts'
import { emulate } from './emulate.ts'
import type { Line } from './line.ts'

/** A poor line in a hurry: a hundredth of its turns, fifty times its speed. */
const line: Line = { name: 'hurried', bitsPerSecond: 3_200_000, rttMs: 6 }
const seeds = [11, 12]
const tablets = 3
const acts = 6

let server: Awaited<ReturnType<typeof startBenchServer>>
beforeAll(async () => {
  server = await startBenchServer(seeds.flatMap((seed) => Array(tablets).fill(`OD${seed}`)))
}, 240_000)
afterAll(() => server.stop())

/** `readers`: which tablets may read it. Records of the restricted band are their author's alone. */
type SavedEvent = { id: EventId; readers: 'all' | BenchTablet }

type OnLine = {
  tablet: BenchTablet
  proxy: CountingProxy
  choices: Choices
  saved: SavedEvent[]
  /** Rounds that the line broke off. */
  cuts: number
}

async function onLine(account: (typeof server.accounts)[number], seed: number): Promise<OnLine> {
  const link = emulate(line, seed)
  const proxy = await openProxy(server.port, link.passage)
  const tablet = await enrolBenchTablet(proxy.port, account, seed)
  await tablet.rest()
  link.start()
  proxy.cut()
  return { tablet, proxy, choices: choicesFrom(seededRandom(seed)), saved: [], cuts: 0 }
}

/** Exchanges on a line that is cut now and then, before or after the server has what was sent. */
async function exchange(one: OnLine): Promise<void> {
  const { tablet, proxy, choices } = one
  let halvings = 0
  for (let tries = 0; tries < 4; tries++) {
    proxy.take()
    const way = choices.pick(['up', 'up', 'down'] as const)
    const at = choices.chance(0.5) ? choices.whole(200, 3_000) : Number.POSITIVE_INFINITY
    const cut = setInterval(() => {
      if (proxy.seen()[way] >= at) proxy.cut()
    }, 1)
    const done = await tablet.tryRound(halvings)
    clearInterval(cut)
    if (!done) one.cuts += 1
    halvings = halvingsAfter(halvings, done !== undefined)
    if (done?.again === false) return
  }
}

async function save({ tablet, saved }: OnLine, draft: Draft, at: number): Promise<void> {
  const { event, record } = await tablet.save(draft, at)
  const isOwn = tablet.local.row(record)?.scope.endsWith('.restricted')
  saved.push({ id: event, readers: isOwn ? tablet : 'all' })
}

/** Until nothing waits on either side, also where the last cut is noticed only now. */
async function rest(tablet: BenchTablet): Promise<void> {
  for (let cuts = 0; cuts < 5; ) {
    const done = await tablet.tryRound()
    if (!done) cuts += 1
    if (done?.again === false) return
  }
  throw new Error('a line that nobody cuts breaks off')
}

async function amendSome(one: OnLine, at: number): Promise<void> {
  const { choices } = one
  const { local } = one.tablet
  const rows = local.list.get().filter(({ kind }) => kind === 'report')
  const view = rows.length > 0 ? await local.record(choices.pick(rows).id) : undefined
  if (!view?.ok || !view.value?.report) return
  const set = { imminence: choices.pick(['now', 'within_hours', 'within_72_hours'] as const) }
  const { report, base } = view.value
  const draft = amendReport(report, local.actor(), base, { facts: { set } })
  if (draft.ok) await save(one, draft.value, at)
}

async function live(one: OnLine, told: Told[]): Promise<void> {
  const { tablet, choices } = one
  let at = Date.now()
  const next = () => (at += 1000)
  for (let act = 0; act < acts; act++) {
    for (const { bodies } of told.splice(0, choices.whole(1, 6))) {
      await save(one, fileReport(tablet.area, bodies), next())
    }
    if (choices.chance(0.7)) await amendSome(one, next())
    if (choices.chance(0.8)) await exchange(one)
  }
}

/** Every event that a tablet shows, where the server has put it, and what its record comes to. */
async function shownBy({ tablet: { local } }: OnLine): Promise<Map<EventId, string>> {
  const shown = new Map<EventId, string>()
  for (const { id } of local.list.get().filter(({ kind }) => kind === 'report')) {
    const view = await local.record(id)
    if (!view.ok || !view.value) throw new Error('a record of the list is not there')
    const { entries, report } = view.value
    for (const { event, received } of entries) {
      shown.set(event.id, JSON.stringify([received, event.hash, report]))
    }
  }
  return shown
}

type Shown = { tablet: BenchTablet; events: Map<EventId, string> }

/** What was saved and is not, on every tablet that may read it, in the same place of the log with the same report. */
function lost(saved: readonly SavedEvent[], shown: readonly Shown[]): EventId[] {
  return saved.flatMap(({ id, readers }) => {
    const by = shown.filter(({ tablet }) => readers === 'all' || readers === tablet)
    const told = new Set(by.map(({ events }) => events.get(id)))
    return told.size === 1 && !told.has(undefined) ? [] : [id]
  })
}

test.each(seeds)(
  'WC-7 WC-10 WC-12 tablets over poor lines that break off, seed %i: nothing is lost or doubled, and all come to see the same',
  async (seed) => {
    const accounts = server.accounts.filter((_, i) => seeds[Math.floor(i / tablets)] === seed)
    const all: OnLine[] = []
    for (const [i, account] of accounts.entries()) all.push(await onLine(account, seed * 10 + i))
    await Promise.all(all.map((one, i) => live(one, reports(120, seed * 10 + i))))
    expect(all.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(2)
    // In peace: everything up, then everything down.
    for (const { tablet } of [...all, ...all]) await rest(tablet)
    const saved = all.flatMap((one) => one.saved)
    const shown: Shown[] = []
    for (const one of all) shown.push({ tablet: one.tablet, events: await shownBy(one) })
    expect(lost(saved, shown)).toEqual([])
    // Each is in its place of the log once, and nothing is there that nobody saved.
    const events = new Map(shown.flatMap((one) => [...one.events]))
    const seqs = [...events.values()].map((one) => JSON.parse(one)[0].seq)
    expect([seqs.length, new Set(seqs).size]).toEqual([saved.length, saved.length])
    // That this can fail: one tablet that missed one event is found.
    const missed = saved.find(({ readers }) => readers === 'all')?.id
    if (missed) shown[0]?.events.delete(missed)
    expect(lost(saved, shown)).toEqual([missed])
    for (const { proxy } of all) await proxy.close()
  },
  240_000,
)
