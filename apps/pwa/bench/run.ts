import { cpus } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { call, endBrowser, type Held, openPage, quantile, serve, withPage } from './browser.ts'
import type { CpuGroup } from './cpu-group.ts'

/**
 * `npm run bench -- save|unlock|start`: prints figures and judges nothing. `save`: tap-to-durable against a
 * bare strict put followed by a bare flushed append, in turn; `save 300 10000 envelopes` on a tablet
 * that holds so many records, and with the keys of a mission; `paced`: a moment before each, as between
 * two saves of a person; `quarter`: by a browser that is held to a quarter of a core; `against=../other`:
 * this checkout and another in turn, five pairs each, in one browser. `unlock`: keys, and the list of 10,000
 * records, with the whole browser at full speed and held to a quarter of a core. `start`: the
 * same on a tablet with more and more own events, at full speed.
 */
const [what = 'save', count, ...more] = process.argv.slice(2)
const server = await serve(join(import.meta.dirname, 'page'), 'page')
const atPage = <T>(held: Held, work: Parameters<typeof withPage<T>>[2]) =>
  withPage(server.url, held, work)

type Unlocked = {
  /** Milliseconds until the keys are there, and from then until the list stands in memory. */
  keys: number
  list: number
  /** Milliseconds of computing meanwhile, by all processes of the browser. */
  keysUsed: number
  listUsed: number
  rows: number
  own: number
}

async function unlockOften(
  page: Page,
  group: CpuGroup | undefined,
  { times, warm = true }: { times: number; warm?: boolean },
): Promise<Unlocked[]> {
  const used = () => group?.usedMs() ?? Number.NaN
  const each: Unlocked[] = []
  for (let i = 0; i < times; i++) {
    await call(page, 'type', warm)
    const before = used()
    const keys = await call<number>(page, 'unlock')
    const between = used()
    const list = await call<{ ms: number; rows: number; own: number }>(page, 'list')
    const after = used()
    const { rows, own } = list
    each.push({
      keys,
      list: list.ms,
      keysUsed: between - before,
      listUsed: after - between,
      rows,
      own,
    })
    await call(page, 'lock')
  }
  return each
}

function said(runs: readonly Unlocked[]): string {
  const median = (field: keyof Unlocked) =>
    quantile(
      runs.map((run) => run[field]),
      0.5,
    )
  return [
    `keys ${ms(median('keys'))} (computing ${ms(median('keysUsed'))})`,
    `list of ${runs[0]?.rows} ${ms(median('list'))} (computing ${ms(median('listUsed'))})`,
    `medians of ${runs.length}`,
  ].join(', ')
}

/** Milliseconds of the first save, and of saves, bare pairs and what follows a save. */
type Saves = { first: number; saves: number[]; bares: number[]; rests: number[] }

const noSaves = (): Saves => ({ first: 0, saves: [], bares: [], rests: [] })
const sides = ['here', 'there'] as const
const inTurn = 5

function tellSaves({ first, saves, bares, rests }: Saves): void {
  console.log(`first save after the unlock: ${ms(first)}`)
  for (const [name, values] of [
    ['save', saves],
    ['bare', bares],
    ['what follows a save', rests],
  ] as const) {
    const [quiet, median, late] = [0.2, 0.5, 0.95].map((part) => ms(quantile(values, part)))
    console.log(`${name}: median ${median}, p95 ${late}, p20 ${quiet}`)
  }
  const [quiet, median] = [0.2, 0.5].map((part) =>
    (quantile(saves, part) / quantile(bares, part)).toFixed(2),
  )
  // Beside other work the fifth part that was disturbed least says more than the middle.
  console.log(
    `ratio of the medians ${median} (goal 1.5), of the p20 ${quiet}, ${saves.length} pairs`,
  )
}

const ms = (value: number) => `${value.toFixed(2)} ms`

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? ''} × ${cpus().length}`,
)
if (what === 'save') {
  const records = Number(more.find((word) => /^\d+$/.test(word)) ?? 0)
  const held = more.includes('quarter') ? 'quarter core' : 'full speed'
  const other = more.find((word) => word.startsWith('against='))?.slice('against='.length)
  const ready = async (page: Page) => {
    await call(page, 'enrol', more.includes('envelopes'))
    await call(page, 'fill', records)
    await call(page, 'unlock')
    await call(page, 'list')
  }
  const pauseMs = more.includes('paced') ? 20 : 0
  // The first few open files and compile code on both sides.
  const skipped = 5
  const rounds = Number(count ?? 300)
  if (other === undefined) {
    const saved = await atPage(held, async (page) => {
      await ready(page)
      return call<Saves>(page, 'save', rounds, pauseMs, skipped)
    })
    tellSaves(saved)
  } else {
    const there = await serve(join(other, 'apps/pwa/bench/page'), 'other')
    await atPage(held, async (page, group) => {
      const pages = { here: page, there: await openPage(page.context(), there.url) }
      const all = { here: noSaves(), there: noSaves() }
      const used = { here: 0, there: 0 }
      for (const name of sides) {
        await ready(pages[name])
        all[name].first = (await call<Saves>(pages[name], 'save', 0, pauseMs, skipped * 4)).first
      }
      for (let i = 0; i < rounds / inTurn; i++) {
        // Who begins changes, too.
        for (const name of i % 2 ? sides : sides.toReversed()) {
          const before = group?.usedMs() ?? Number.NaN
          const saved = await call<Saves>(pages[name], 'save', inTurn, pauseMs, 0)
          used[name] += (group?.usedMs() ?? Number.NaN) - before
          for (const each of ['saves', 'bares', 'rests'] as const)
            all[name][each].push(...saved[each])
        }
      }
      for (const name of sides) {
        console.log(`-- ${name}, computing ${ms(used[name] / all[name].saves.length)} a pair`)
        tellSaves(all[name])
      }
    })
    await there.close()
  }
} else if (what === 'unlock') {
  await atPage('full speed', async (page) => {
    await call(page, 'enrol')
    await call(page, 'fill', Number(count ?? 10_000))
  })
  console.log('goals at a quarter of the speed: keys 1500 ms, list 300 ms')
  for (const held of ['full speed', 'throttled', 'quarter core'] as const) {
    const runs = await atPage(held, (page, group) => unlockOften(page, group, { times: 7 }))
    console.log(`${held}: ${said(runs)}`)
  }
  const cold = await atPage('full speed', (page, group) =>
    unlockOften(page, group, { times: 5, warm: false }),
  )
  console.log(`full speed, nothing started while typing: ${said(cold)}`)
}
if (what === 'start') {
  await atPage('full speed', (page) => call(page, 'enrol'))
  for (const own of [0, 1000, Number(count ?? 10_000)]) {
    await atPage('full speed', (page) => call(page, 'grow', own))
    const runs = await atPage('full speed', (page, group) => unlockOften(page, group, { times: 5 }))
    console.log(`start with ${runs[0]?.own} own events: ${said(runs)}`)
  }
}
await server.close()
endBrowser()
process.exit(0)
