import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { call, endBrowser, type Held, quantile, serve, withPage } from './browser.ts'
import type { CpuGroup } from './cpu-group.ts'
import { longestTask } from './longest-task.ts'

/**
 * `npm run bench -- map`: the threat map with 10,000, 100,000 and 1,000,000 incidents, and
 * leaflet.markercluster with as many. `ours`: without the other; `x1`: at full speed only; `most=N`: no
 * more than so many.
 */
const words = process.argv.slice(2)
const most = Number(words.find((word) => word.startsWith('most='))?.slice(5) ?? 1_000_000)
const peers = join(import.meta.dirname, '../../../bench/peers')
const plugin = join(peers, 'node_modules/leaflet.markercluster/dist/leaflet.markercluster.js')
const helds = (['full speed', 'throttled', 'quarter core'] as const).filter(
  (held) => !words.includes('x1') || held === 'full speed',
)
const giveUpMs = 100_000

/**
 * Milliseconds by the clock, and what was computed meanwhile: `longest` by the page's main thread in its
 * longest task, `loadUsed` and `stepUsed` by all processes of the browser.
 */
type Measured = {
  load: number
  loadUsed: number
  blocked: number
  longest: number
  steps: number[]
  stepUsed: number
}

const whole = (ms: number) => `${ms.toFixed(0)} ms`
const later = (ms: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms))

if (!words.includes('ours') && !existsSync(plugin)) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit' })
}
const server = await serve(join(import.meta.dirname, 'map-page'), 'map-page')
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus()[0]?.model ?? ''} × ${cpus().length}, load ${loadavg()[0]?.toFixed(1)}`,
)
console.log(
  'goals at x4: 100,000 load 1,000 ms, step 50 ms, blocked 16 ms; 1,000,000 load 5,000 ms',
)
console.log(
  '| incidents | held | what | load | computing | blocked | longest task, computing | step median / max | computing |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const count of [10_000, 100_000, 1_000_000].filter((count) => count <= most)) {
  for (const held of helds) {
    for (const what of words.includes('ours') ? ['ours'] : ['ours', 'markercluster']) {
      const said = await measured(count, held, what)
      console.log(`| ${count} | ${held} | ${what} | ${said} |`)
    }
  }
}
await server.close()
endBrowser()
process.exit(0)

/** The better of two runs: other work on the machine only ever adds. */
async function measured(count: number, held: Held, what: string): Promise<string> {
  const runs: Measured[] = []
  for (let run = 0; run < (count > 100_000 ? 1 : 2); run++) {
    const found = await withPage(server.url, held, async (page, group) => {
      if (what === 'markercluster') await page.addScriptTag({ path: plugin })
      return Promise.race([play(page, group, what, count), later(giveUpMs)])
    })
    if (!found) return `not finished in ${whole(giveUpMs)} | – | – | – | – | –`
    runs.push(found)
  }
  const least = (of: (run: Measured) => number) => whole(Math.min(...runs.map(of)))
  return [
    least(({ load }) => load),
    least(({ loadUsed }) => loadUsed),
    least(({ blocked }) => blocked),
    least(({ longest }) => longest),
    `${least(({ steps }) => quantile(steps, 0.5))} / ${least(({ steps }) => Math.max(...steps))}`,
    least(({ stepUsed }) => stepUsed),
  ].join(' | ')
}

/** Undefined when the page dies of it, or is closed because it takes too long. */
async function play(
  page: Page,
  group: CpuGroup | undefined,
  what: string,
  count: number,
): Promise<Measured | undefined> {
  const used = () => group?.usedMs() ?? Number.NaN
  try {
    await call(page, what, count)
    const before = used()
    const { value, ...tasks } = await longestTask(page, () => call<number>(page, 'load'))
    const between = used()
    const steps = await call<number[]>(page, 'steps')
    const stepUsed = (used() - between) / steps.length
    return { load: value, ...tasks, steps, loadUsed: between - before, stepUsed }
  } catch (thrown) {
    console.error(String(thrown).split('\n')[0])
    return undefined
  }
}
