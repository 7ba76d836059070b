import { openMemoryWorldServer } from '@tocsin/server/log/testing/memory-world-server'
import { runWorld, tellOutcome, type WorldOptions } from '@tocsin/testkit/world/run-world'
import { expect, test } from 'vitest'
import { openWorldTablet } from './testing/world-tablet.ts'

/** Some of the worlds, with the log that the app itself keeps: sealed rows, journal, tabs. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

test.each(seeds)(
  'many tablets with their real log, seed %i',
  async (seed) => {
    const options: WorldOptions = {
      seed,
      operations: 150,
      tablets: 2 + (seed % 3),
      openServer: (tools) => openMemoryWorldServer(tools),
      makeTablet: openWorldTablet,
    }
    const outcome = await runWorld(options)
    if (outcome.broken.length > 0) expect.fail(tellOutcome(options, outcome))
  },
  60_000,
)
