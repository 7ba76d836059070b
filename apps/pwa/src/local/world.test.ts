import { openMemoryWorldServer } from '@tocsin/server/log/testing/memory-world-server'
import { runWorld, tellOutcome, type WorldOptions } from '@tocsin/testkit/world/run-world'
import { expect, test } from 'vitest'
import { openWorldTablet } from './testing/world-tablet.ts'

/** Some of the worlds, with the log that the app itself keeps: sealed rows, journal, tabs. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]

/** Worlds in which the app's own tablet is wiped: with a wipe that takes the envelopes, something is lost. */
test('EN-9 the world of the app finds a wipe that takes the sealed envelopes with it', async () => {
  let found = 0
  for (const seed of seeds) {
    const { broken } = await runWorld({
      seed,
      operations: 150,
      tablets: 2 + (seed % 3),
      openServer: (tools) => openMemoryWorldServer(tools),
      makeTablet: (of) => openWorldTablet(of, 'wipes_envelopes'),
    })
    if (broken.some((said) => said.includes('neither logged nor held'))) found += 1
  }
  expect(found).toBeGreaterThanOrEqual(1)
}, 120_000)

test.each(seeds)(
  'many tablets with their real log, seed %i',
  async (seed) => {
    const options: WorldOptions = {
      seed,
      operations: 150,
      tablets: 2 + (seed % 3),
      openServer: (tools) => openMemoryWorldServer(tools),
      makeTablet: (of) => openWorldTablet(of),
    }
    const outcome = await runWorld(options)
    if (outcome.broken.length > 0) expect.fail(tellOutcome(options, outcome))
  },
  60_000,
)
