import { join } from 'node:path'
import { buildApp } from './build-app.mjs'
import { findChromium, findHeadless } from './distribution.mjs'
import { toolEnvironment } from './node24.mjs'
import { checkResults, playwrightResults, results, vitestResults } from './results.mjs'
import { root } from './root.mjs'
import { lastLines, run } from './run.mjs'
import { say } from './say.mjs'

const minutes = 60_000

/** Ends what hangs, and nothing else: a machine in a bad hour takes more than twice as long as in a good one. */
const hangs = 45 * minutes

/** Every stage of `npm test`: runs one tool to its end and gives its Results. */
export function createStages({ node, scratch, paths, names }) {
  const tool = (parts, args, options = {}) =>
    run(node, [join(root, 'node_modules', ...parts), ...args], {
      shown: true,
      timeoutMs: hangs,
      ...options,
      env: toolEnvironment({ NODE_ENV: 'test', ...options.env }),
    })
  return {
    async lint() {
      const { code } = await tool(
        ['@biomejs', 'biome', 'bin', 'biome'],
        ['check', '--error-on-warnings', '.'],
      )
      return checkResults('biome check', code)
    },
    async types() {
      const { code } = await tool(['typescript', 'bin', 'tsc'], ['-b'])
      return checkResults('tsc -b', code)
    },
    async unit() {
      const report = join(scratch, 'vitest.json')
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const filter = names ? ['-t', names] : []
      const args = ['run', '--passWithNoTests', ...reporters, ...filter, ...paths]
      const { code } = await tool(['vitest', 'vitest.mjs'], args)
      return vitestResults(report, code)
    },
    async bytes() {
      const { code } = await run(node, [join(root, 'bench', 'run.ts'), '--quick'], {
        shown: true,
        timeoutMs: 5 * minutes,
        env: toolEnvironment(),
      })
      return checkResults('bytes and round trips', code)
    },
    async build() {
      const { code, output } = await buildApp(node)
      if (code !== 0) say(lastLines(output, 40))
      return checkResults('build of the app', code)
    },
    async browser() {
      const report = join(scratch, 'playwright.json')
      const chromium = findChromium()
      if (!chromium) return results(0, [], ['every end-to-end test (no Chromium)'])
      const filter = names ? ['-g', names] : []
      const args = ['test', '--pass-with-no-tests', '--reporter=list,json', ...filter, ...paths]
      const browsers = { TOCSIN_CHROMIUM: chromium, TOCSIN_HEADLESS: findHeadless() ?? chromium }
      const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...browsers }
      const { code } = await tool(['@playwright', 'test', 'cli.js'], args, { env })
      return playwrightResults(report, code)
    },
  }
}
