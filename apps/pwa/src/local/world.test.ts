import { openMemoryWorldServer } from '@tocsin/server/log/testing/memory-world-server'
import {
  runWorld,
  tellOutcome,
  type WorldOptions,
  type WorldOutcome,
} from '@tocsin/testkit/world/run-world'
import { expect, test } from 'vitest'
import { openWorldTablet } from './testing/world-tablet.ts'

/** Some of the worlds, with the log that the app itself keeps: sealed rows, journal, tabs. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
const laterSeeds = [11, 17, 22, 13, 21, 9, 10, 12]
const outcomes = new Map<number, WorldOutcome>()

function worldOf(seed: number, fault?: Parameters<typeof openWorldTablet>[1]): WorldOptions {
  return {
    seed,
    operations: 150,
    tablets: 2 + (seed % 3),
    openServer: (tools) => openMemoryWorldServer(tools),
    makeTablet: (of) => openWorldTablet(of, fault),
  }
}

test.each(seeds)(
  'many tablets with their real log, seed %i',
  async (seed) => {
    const options = worldOf(seed)
    const outcome = await runWorld(options)
    outcomes.set(seed, outcome)
    if (outcome.broken.length > 0) expect.fail(tellOutcome(options, outcome))
  },
  60_000,
)

/** Worlds of the app's own tablets in which something is broken on purpose. */
test.each([
  [
    'EN-9 a wipe that takes the sealed envelopes',
    'wipes_envelopes',
    /is wiped$/,
    'neither logged nor held',
  ],
  [
    'DV-10 an officer who says nothing again',
    'says_nothing_again',
    /says [1-9]\d* again$/,
    'is not said again',
  ],
] as const)(
  'the world of the app finds %s',
  async (_, fault, said, broken) => {
    const there = [...outcomes].filter(([, { trace }]) => trace.some((line) => said.test(line)))
    // Worlds in which it happened, then others until it does.
    for (const seed of [...there.map(([seed]) => seed), ...laterSeeds]) {
      const outcome = await runWorld(worldOf(seed, fault))
      if (outcome.broken.some((one) => one.includes(broken))) return
    }
    expect.fail(`not found in any of ${there.length + laterSeeds.length} worlds`)
  },
  120_000,
)
