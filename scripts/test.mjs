import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findChromium, hasPostgres, installFromDistribution } from './lib/distribution.mjs'
import { installMissing } from './lib/install.mjs'
import { requireNode20, requireNode24 } from './lib/node24.mjs'
import { results } from './lib/results.mjs'
import { giveUp, say } from './lib/say.mjs'
import { createStages } from './lib/stages.mjs'

requireNode20()
const { unit, e2e, paths, names } = readArguments()
const everything = !unit && !e2e && paths.length === 0
const wants = {
  lint: everything,
  types: everything,
  unit: everything || unit || (!e2e && paths.some((path) => !path.includes('e2e'))),
  build: everything || e2e || paths.some((path) => path.includes('e2e')),
}

await installMissing()
const node = requireNode24()
await installFromDistribution({ browser: wants.build, database: wants.unit })

const scratch = mkdtempSync(join(tmpdir(), 'tocsin-test-'))
const stages = createStages({ node, scratch, paths, names })
const total = results(0, [], [])
const notRun = []
const times = []

async function stage(name, work) {
  say(`\n── ${name}`)
  const began = performance.now()
  const found = await work()
  times.push(`${name} ${((performance.now() - began) / 1000).toFixed(1)} s`)
  total.passed += found.passed
  total.failed.push(...found.failed)
  total.skipped.push(...found.skipped)
  return found
}

if (wants.lint) await stage('biome check', stages.lint)
if (wants.types) await stage('tsc -b', stages.types)
// Beside the tests of the parts, which do not look at the built app; its words come when it is its turn.
const building = wants.build ? stages.build() : undefined
if (wants.unit) {
  await stage('tests of the parts', stages.unit)
  if (!hasPostgres()) notRun.push('the PostgreSQL half of every *.pg.test.ts: no PostgreSQL here')
}
if (everything) await stage('bytes and round trips', stages.bytes)
if (wants.build) {
  const built = await stage('build of the app', () => building)
  if (built.failed.length > 0) notRun.push('the end-to-end tests: the app could not be built')
  else {
    await stage('tests in a browser', stages.browser)
    if (!findChromium()) notRun.push('the end-to-end tests: no Chromium here')
  }
}
rmSync(scratch, { recursive: true, force: true })

say(`\n${times.join(' · ')}`)
list('Failed', total.failed)
list('Skipped', total.skipped)
list('Could not run', notRun)
const mayNotSkip = isSet(process.env.CI)
if (mayNotSkip && total.skipped.length > 0) say('\nWith CI set nothing may be skipped.')
const failed = total.failed.length > 0 || (mayNotSkip && total.skipped.length + notRun.length > 0)
process.stdout.write(
  `${total.passed} passed, ${total.failed.length} failed, ${total.skipped.length} skipped\n`,
  () => process.exit(failed ? 1 : 0),
)

function list(title, lines) {
  if (lines.length === 0) return
  say(`\n${title}:`)
  for (const line of lines) say(`  ${line}`)
}

function isSet(value) {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        unit: { type: 'boolean', default: false },
        e2e: { type: 'boolean', default: false },
        names: { type: 'string', short: 't' },
      },
    })
    return { ...values, paths: positionals }
  } catch (error) {
    return giveUp(error.message, 'Known are: npm test -- [--unit] [--e2e] [-t NAME] [PATH …]')
  }
}
