import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { type CpuGroup, cpuGroup } from './cpu-group.ts'

/** The profile of the browser that is measured; pages that are built for it lie beside it. */
const profile = mkdtempSync(join(tmpdir(), 'tocsin-bench-'))

/** As the app is built and served: modules fetched one by one would be most of what an unlock takes. */
export async function serve(root: string, name: string) {
  const outDir = join(profile, name)
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
    preview: {
      port: 0,
      host: '127.0.0.1',
      // Isolated, as the server has the app: its clock is not rounded to a tenth of a millisecond then.
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      },
    },
  })
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}

/**
 * `throttled` = the page's main thread slowed four times, as the figures of the design were measured;
 * `quarter core` = a control group of a quarter of a core around the whole browser, all its processes.
 */
export type Held = 'full speed' | 'throttled' | 'quarter core'

export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(String(error)))
  await page.goto(url)
  await page.waitForFunction(() => 'bench' in globalThis)
  return page
}

export async function withPage<T>(
  url: string,
  held: Held,
  work: (page: Page, group: CpuGroup | undefined) => Promise<T>,
): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.TOCSIN_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  })
  const group = cpuGroup()
  try {
    const page = await openPage(context, url)
    if (group) putInto(group, profile)
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

/** The whole browser of a profile, with what it starts from now on. */
export function putInto(group: CpuGroup, profile: string): void {
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

export function call<T>(page: Page, name: string, ...args: unknown[]): Promise<T> {
  return page.evaluate(
    ([name, args]) =>
      (
        globalThis as unknown as { bench: Record<string, (...args: unknown[]) => Promise<T>> }
      ).bench[name]?.(...args),
    [name, args] as const,
  ) as Promise<T>
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

export function endBrowser(): void {
  rmSync(profile, { recursive: true, force: true })
}
