import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { quarterCore } from './quarter-core.ts'

/**
 * `npm run bench -- save|unlock|start`: prints figures and judges nothing. `save`: tap-to-durable against a
 * bare strict put followed by a bare flushed append, in turn. `unlock`: keys, and the list of 10,000
 * records, with the whole browser at full speed and held to a quarter of a core. `start`: the
 * same on a tablet with more and more own events, at full speed.
 */
const [what = 'save', count] = process.argv.slice(2)
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

async function withPage<T>(slow: boolean, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => console.error(String(error)))
    await page.goto(url)
    await page.waitForFunction(() => 'bench' in globalThis)
    const group = slow ? quarterCore() : undefined
    if (slow) await holdBack(page, group)
    try {
      return await work(page)
    } finally {
      await context.close()
      group?.end()
    }
  } finally {
    await context.close().catch(() => undefined)
  }
}

let heldBy = 'nothing'

async function holdBack(page: Page, group: ReturnType<typeof quarterCore>): Promise<void> {
  if (!group) {
    heldBy = 'throttling of the page’s main thread only (no control group here)'
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    return
  }
  heldBy = 'a control group of a quarter core around the whole browser'
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

type Unlocked = { keys: number; list: number; rows: number; own: number }

async function unlockOften(page: Page, times: number): Promise<Unlocked[]> {
  const each: Unlocked[] = []
  for (let i = 0; i < times; i++) each.push(await call(page, 'unlock'))
  return each
}

const ms = (value: number) => `${value.toFixed(1)} ms`

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? ''} × ${cpus().length}`,
)
if (what === 'save') {
  const { saves, bares } = await withPage(false, async (page) => {
    await call(page, 'enrol')
    return call<{ saves: number[]; bares: number[] }>(page, 'save', Number(count ?? 300))
  })
  for (const [name, values] of [
    ['save', saves],
    ['bare', bares],
  ] as const) {
    console.log(`${name}: median ${ms(quantile(values, 0.5))}, p95 ${ms(quantile(values, 0.95))}`)
  }
  const ratio = quantile(saves, 0.5) / quantile(bares, 0.5)
  console.log(`ratio of the medians ${ratio.toFixed(2)} (goal 1.5), ${saves.length} pairs in turn`)
} else if (what === 'unlock') {
  await withPage(false, async (page) => {
    await call(page, 'enrol')
    await call(page, 'fill', Number(count ?? 10_000))
  })
  for (const slow of [false, true]) {
    const runs = await withPage(slow, (page) => unlockOften(page, 7))
    const keys = quantile(
      runs.map((run) => run.keys),
      0.5,
    )
    const list = quantile(
      runs.map((run) => run.list),
      0.5,
    )
    const held = slow ? `held back by ${heldBy}` : 'at full speed'
    console.log(
      `unlock ${held}: keys ${ms(keys)} (goal 1500), list of ${runs[0]?.rows} ${ms(list)} (goal 300), medians of 7`,
    )
  }
}
if (what === 'start') {
  await withPage(false, (page) => call(page, 'enrol'))
  for (const own of [0, 1000, Number(count ?? 10_000)]) {
    await withPage(false, (page) => call(page, 'grow', own))
    const runs = await withPage(false, (page) => unlockOften(page, 5))
    const [keys, list] = [runs.map((run) => run.keys), runs.map((run) => run.list)]
    console.log(
      `start with ${runs[0]?.own} own events, ${runs[0]?.rows} records: keys ${ms(quantile(keys, 0.5))}, list ${ms(quantile(list, 0.5))}, medians of 5`,
    )
  }
}
await server.close()
rmSync(profile, { recursive: true, force: true })
process.exit(0)
