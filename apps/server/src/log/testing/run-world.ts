import { parseArgs } from 'node:util'
import { createMemoryTablet } from '@tocsin/testkit/world/memory-tablet'
import { runWorld, tellOutcome, type WorldOptions } from '@tocsin/testkit/world/run-world'
import { openMemoryWorldServer } from './memory-world-server.ts'

// npm run world -- --seed N [--ops N] [--tablets N]: one world again, with everything that happened.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    ops: { type: 'string', default: '200' },
    tablets: { type: 'string' },
  },
})

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  process.stderr.write(`--${name} takes a whole number, not ${text}\n`)
  process.exit(2)
}

const options: WorldOptions = {
  seed: wholeNumber('seed', values.seed),
  operations: wholeNumber('ops', values.ops),
  ...(values.tablets === undefined ? {} : { tablets: wholeNumber('tablets', values.tablets) }),
  openServer: (tools) => openMemoryWorldServer(tools),
  makeTablet: async (of) => createMemoryTablet(of),
}
const outcome = await runWorld(options)
process.stdout.write(`${tellOutcome(options, outcome)}\n`)
process.exitCode = outcome.broken.length > 0 ? 1 : 0
