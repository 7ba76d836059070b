import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { call, endBrowser, type Held, quantile, serve, withPage } from './browser.ts'

/**
 * `npm run bench -- map`: the threat map with 10,000, 100,000 and 1,000,000 incidents, and
 * leaflet.markercluster with as many. `ours`: without the other. `most=N`: no more than so many.
 */
const words = process.argv.slice(2)
const most = Number(words.find((word) => word.startsWith('most='))?.slice(5) ?? 1_000_000)
const peers = join(import.meta.dirname, '../../../bench/peers')
const plugin = join(peers, 'node_modules/leaflet.markercluster/dist/leaflet.markercluster.js')
const giveUpMs = 100_000

type Measured = { load: number; blocked: number; steps: number[] }

const whole = (ms: number) => `${ms.toFixed(0)} ms`

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
console.log('| incidents | held | what | load | blocked | step median / max |')
console.log('| --- | --- | --- | --- | --- | --- |')
for (const count of [10_000, 100_000, 1_000_000].filter((count) => count <= most)) {
  for (const held of ['full speed', 'throttled', 'quarter core'] as const) {
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
    const measured = await withPage(server.url, held, async (page) => {
      if (what === 'markercluster') await page.addScriptTag({ path: plugin })
      let late: NodeJS.Timeout | undefined
      const tooLate = new Promise<undefined>((resolve) => {
        late = setTimeout(() => resolve(undefined), giveUpMs)
      })
      const done = call<Measured>(page, what, count).catch(() => undefined)
      const found = await Promise.race([done, tooLate])
      clearTimeout(late)
      return found
    })
    if (!measured) return `not finished in ${whole(giveUpMs)} | – | –`
    runs.push(measured)
  }
  const least = (of: (run: Measured) => number) => whole(Math.min(...runs.map(of)))
  const median = least(({ steps }) => quantile(steps, 0.5))
  const slowest = least(({ steps }) => Math.max(...steps))
  return `${least(({ load }) => load)} | ${least(({ blocked }) => blocked)} | ${median} / ${slowest}`
}
