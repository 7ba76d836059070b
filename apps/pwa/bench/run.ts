import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { type CpuGroup, cpuGroup } from './cpu-group.ts'

/**
 * `npm run bench -- save|unlock|start`: prints figures and judges nothing. `save`: tap-to-durable against a
 * bare strict put followed by a bare flushed append, in turn; `save 300 10000 envelopes` on a tablet
 * that holds so many records, and with the keys of a mission; `paced`: a moment before each, as between
 * two saves of a person; `quarter`: by a browser that is held to a quarter of a core. `unlock`: keys, and the list of 10,000
 * records, with the whole browser at full speed and held to a quarter of a core. `start`: the
 * same on a tablet with more and more own events, at full speed.
 */
const [what = 'save', count, ...more] = process.argv.slice(2)
const profile = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))
const root = join(import.meta.dirname, 'page')
const outDir = join(profile, 'page')
// As the app is built: modules fetched one by one would be most of what an unlock takes.
await build({
  configFile: false,
  root,
  logLevel: 'error',
  worker: { format: 'es' },
  build: { outDir, target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
})
const server = await preview({
  configFile: false,
  root,
  logLevel: 'error',
  build: { outDir },
  preview: { port: 0, host: '127.0.0.1' },
})
const url = server.resolvedUrls?.local[0] ?? ''

/**
 * `throttled` = the page's main thread slowed four times, as the figures of the design were measured;
 * `quarter core` = a control group of a quarter of a core around the whole browser, all its processes.
 */
type Held = 'full speed' | 'throttled' | 'quarter core'

async function withPage<T>(
  held: Held,
  work: (page: Page, group: CpuGroup | undefined) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const group = cpuGroup()
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(String(error)))
    await page.goto(url)
    await page.waitForFunction(() => 'bench' in globalThis)
    if (group) putInto(group)
    if (held === 'quarter core') group?.limit()
    if (held === 'throttled') {
      const session = await context.newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    }
    return await work(page, group)
  } finally {
    await context.close()
    group?.end()
  }
}

/** The whole browser, with what it starts from now on. */
function putInto(group: CpuGroup): void {
  const found = execFileSync('pgrep', ['-f', `user-data-dir=${profile}`], { encoding: 'utf8' })
  const parents = found.split('\n').filter(Boolean).map(Number)
  const children = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
  const all = new Set(parents)
  const lines = children.split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  for (let grew = true; grew; ) {
    grew = false
    for (const [pid = 0, parent = 0] of lines) {
      if (all.has(parent) && !all.has(pid)) {
        all.add(pid)
        grew = true
      }
    }
  }
  for (const pid of all) {
    try {
      group.hold(pid)
    } catch {
      // It has ended meanwhile.
    }
  }
}

function call<T>(page: Page, name: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(
    ([name, args]) =>
      (
        globalThis as unknown as { bench: Record<string, (...args: unknown[]) => Promise<T>> }
      ).bench[name]?.(...args),
    [name, args] as const,
  ) as Promise<T>
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

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

const ms = (value: number) => `${value.toFixed(1)} ms`

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? ''} × ${cpus().length}`,
)
if (what === 'save') {
  const records = Number(more.find((word) => /^\d+$/.test(word)) ?? 0)
  const held = more.includes('quarter') ? 'quarter core' : 'full speed'
  const { first, saves, bares, rests } = await withPage(held, async (page) => {
    await call(page, 'enrol', more.includes('envelopes'))
    await call(page, 'fill', records)
    await call(page, 'unlock')
    await call(page, 'list')
    return call<{ first: number; saves: number[]; bares: number[]; rests: number[] }>(
      page,
      'save',
      Number(count ?? 300),
      more.includes('paced') ? 20 : 0,
    )
  })
  console.log(`first save after the unlock: ${ms(first)}`)
  for (const [name, values] of [
    ['save', saves],
    ['bare', bares],
    ['what follows a save', rests],
  ] as const) {
    console.log(`${name}: median ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}`)
  }
  const ratio = quantile(saves, 0.5) / quantile(bares, 0.5)
  console.log(`ratio of the medians ${ratio.toFixed(2)} (goal 1.5), ${saves.length} pairs in turn`)
} else if (what === 'unlock') {
  await withPage('full speed', async (page) => {
    await call(page, 'enrol')
    await call(page, 'fill', Number(count ?? 10_000))
  })
  console.log('goals at a quarter of the speed: keys 1500 ms, list 300 ms')
  for (const held of ['full speed', 'throttled', 'quarter core'] as const) {
    const runs = await withPage(held, (page, group) => unlockOften(page, group, { times: 7 }))
    console.log(`${held}: ${said(runs)}`)
  }
  const cold = await withPage('full speed', (page, group) =>
    unlockOften(page, group, { times: 5, warm: false }),
  )
  console.log(`full speed, nothing started while typing: ${said(cold)}`)
}
if (what === 'start') {
  await withPage('full speed', (page) => call(page, 'enrol'))
  for (const own of [0, 1000, Number(count ?? 10_000)]) {
    await withPage('full speed', (page) => call(page, 'grow', own))
    const runs = await withPage('full speed', (page, group) =>
      unlockOften(page, group, { times: 5 }),
    )
    console.log(`start with ${runs[0]?.own} own events: ${said(runs)}`)
  }
}
await server.close()
rmSync(profile, { recursive: true, force: true })
process.exit(0)
