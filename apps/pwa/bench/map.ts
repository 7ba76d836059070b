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
 * leaflet.markercluster with as many, at full speed and with the whole browser held to a quarter of a
 * core. `ours`: without the other; `x1`: at full speed only; `most=N`: no more than so many.
 */
const words = process.argv.slice(2)
const most = Number(words.find((word) => word.startsWith('most='))?.slice(5) ?? 1_000_000)
const peers = join(import.meta.dirname, '../../../bench/peers')
const plugin = join(peers, 'node_modules/leaflet.markercluster/dist/leaflet.markercluster.js')
const helds = (['full speed', 'quarter core'] as const).filter(
  (held) => !words.includes('x1') || held === 'full speed',
)
const giveUpMs = 120_000
/** Medians of so many; where one takes long, of one. */
const mostRuns = 3
const longMs = 20_000

/**
 * Milliseconds by the clock from the map being given its list until the list is drawn (`load`), and for
 * each look at another place (`steps`). What was computed meanwhile: `longest` by the page's main thread
 * in its longest task, `loadUsed` and `stepUsed` by all processes of the browser; `madeUsed` before
 * that, to make the list, which in the app comes from the server's answer.
 */
type Measured = {
  madeUsed: number
  load: number
  loadUsed: number
  blocked: number
  longest: number
  steps: number[]
  stepUsed: number
}

const whole = (ms: number) => `${ms.toFixed(0)} ms`
const times = (ratio: number) => `× ${ratio.toFixed(ratio < 10 ? 1 : 0)}`

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
  '| incidents | held | what | load | computing | list made before, computing | blocked | longest task, computing | step median / max | computing |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const count of [10_000, 100_000, 1_000_000].filter((count) => count <= most)) {
  for (const held of helds) {
    const ours = await measured(count, held, 'ours')
    console.log(`| ${count} | ${held} | ours | ${ours ? said(ours) : notFinished()} |`)
    if (words.includes('ours')) continue
    const other = await measured(count, held, 'markercluster')
    const beside = other && ours && besides(other, ours)
    console.log(
      `| ${count} | ${held} | markercluster | ${other ? said(other) : notFinished()} |${beside ?? ''}`,
    )
  }
}
await server.close()
endBrowser()
process.exit(0)

function notFinished(): string {
  return `did not finish in ${giveUpMs / 1000} s | – | – | – | – | – | –`
}

function said(found: Measured): string {
  return [
    whole(found.load),
    whole(found.loadUsed),
    whole(found.madeUsed),
    whole(found.blocked),
    whole(found.longest),
    `${whole(quantile(found.steps, 0.5))} / ${whole(Math.max(...found.steps))}`,
    whole(found.stepUsed),
  ].join(' | ')
}

/** How many times as much as ours. */
function besides(other: Measured, ours: Measured): string {
  const stepOf = ({ steps }: Measured) => quantile(steps, 0.5)
  return ` of ours: load ${times(other.load / ours.load)}, computing ${times(other.loadUsed / ours.loadUsed)}, blocked ${times(other.blocked / ours.blocked)}, step ${times(stepOf(other) / stepOf(ours))}`
}

/** Each figure the median of the runs; undefined where one did not finish. */
async function measured(count: number, held: Held, what: string): Promise<Measured | undefined> {
  const runs: Measured[] = []
  for (let run = 0; run < mostRuns && !runs.some(({ load }) => load > longMs); run++) {
    const found = await withPage(server.url, held, async (page, group) => {
      if (what === 'markercluster') await page.addScriptTag({ path: plugin })
      return play(page, group, what, count)
    })
    if (!found) return undefined
    runs.push(found)
  }
  const mid = (of: (run: Measured) => number) => quantile(runs.map(of), 0.5)
  return {
    madeUsed: mid(({ madeUsed }) => madeUsed),
    load: mid(({ load }) => load),
    loadUsed: mid(({ loadUsed }) => loadUsed),
    blocked: mid(({ blocked }) => blocked),
    longest: mid(({ longest }) => longest),
    steps: runs.flatMap(({ steps }) => steps),
    stepUsed: mid(({ stepUsed }) => stepUsed),
  }
}

/** Undefined when the page dies of it, or takes too long. */
async function play(
  page: Page,
  group: CpuGroup | undefined,
  what: string,
  count: number,
): Promise<Measured | undefined> {
  const used = () => group?.usedMs() ?? Number.NaN
  const before = used()
  await call(page, what, count)
  const madeUsed = used() - before
  const session = await page.context().newCDPSession(page)
  // What making the list left behind would otherwise be cleared away in the middle of the load.
  await session.send('HeapProfiler.collectGarbage')

  const measuring = async (): Promise<Measured> => {
    const { value, ...tasks } = await longestTask(page, async () => {
      const begun = used()
      const load = await call<number>(page, 'load')
      return { load, loadUsed: used() - begun }
    })
    const between = used()
    const steps = await call<number[]>(page, 'steps')
    const stepUsed = (used() - between) / steps.length
    return { madeUsed, ...value, ...tasks, steps, stepUsed }
  }
  const dies = (thrown: unknown) => console.error(String(thrown).split('\n')[0])
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<undefined>((resolve) => {
    late = setTimeout(() => resolve(undefined), giveUpMs)
  })
  const found = await Promise.race([measuring().catch(dies), tooLate])
  clearTimeout(late)
  return found ?? undefined
}
